using System.Diagnostics;

namespace LesionMetrics.Tests.Kernels;

public class InstructionSetTests
{
    [Theory]
    [InlineData("EnableAVX512")]
    [InlineData("EnableAVX2")]
    [InlineData("EnableHWIntrinsic")]
    public async Task EveryKernelGivesTheSameBitsWithoutTheInstructionSet(string instructionSet)
    {
        ProcessStartInfo start = new(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(typeof(InstructionSetTests).Assembly.Location);
        start.Environment["DOTNET_" + instructionSet] = "0";
        start.Environment["DOTNET_TieredCompilation"] = "1";
        start.Environment[KernelDigest.RequestVariable] = "1";
        using Process child = Process.Start(start)!;
        Task<string> error = child.StandardError.ReadToEndAsync();
        string output = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        Assert.True(child.ExitCode == 0, await error);
        Assert.Equal(64, output.Length);
        Assert.Equal(KernelDigest.Compute(), output);
    }
}
