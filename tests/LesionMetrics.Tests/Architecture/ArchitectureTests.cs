using System.Text.RegularExpressions;

namespace LesionMetrics.Tests.Architecture;

/// <summary>The borders inside the library: folders hold them, not assemblies, so this does.</summary>
public sealed partial class ArchitectureTests
{
    private const string Library = "src/LesionMetrics";
    private const int MaxLines = 300;

    [Fact]
    public void KernelsKnowNothingOfOurs() => AssertNone(
        $"{Library}/Kernels",
        line => OursPattern().IsMatch(line) && !line.Contains("LesionMetrics.Kernels", StringComparison.Ordinal));

    [Fact]
    public void NativeCodeIsCalledFromOneRoom() => AssertNone(
        "src",
        line => NativePattern().IsMatch(line),
        path => !path.StartsWith($"{Library}/Native/", StringComparison.Ordinal));

    [Fact]
    public void OnlyTheCommandSpeaksToTheConsoleOrEnds() => AssertNone(
        Library,
        line => ConsolePattern().IsMatch(line));

    [Fact]
    public void TheLibraryReadsNoEnvironmentAndOneFileAClock()
    {
        AssertNone(Library, line => line.Contains("GetEnvironmentVariable", StringComparison.Ordinal));
        AssertNone(Library, line => ClockPattern().IsMatch(line), path => path != $"{Library}/Batch/RunLog.cs");
    }

    /// <summary>The C library's functions differ in the last bit between processors. The ticks of a plot are rounded, and no number rests on them.</summary>
    [Fact]
    public void NoNumberRestsOnTheMathematicsOfTheCLibrary() => AssertNone(
        Library,
        line => ElementaryPattern().IsMatch(line),
        path => path is not ($"{Library}/PortableMath.cs" or $"{Library}/Validation/Html/Axis.cs"));

    [Fact]
    public void NoFileIsLongerThanAPersonReadsAtOnce() => Assert.Empty(
        from file in AllFiles() where file.Lines.Length > MaxLines select $"{file.Path}: {file.Lines.Length} lines");

    [Fact]
    public void NothingIsLeftForLater() => Assert.Empty(
        from file in AllFiles()
        where !file.Path.EndsWith("/ArchitectureTests.cs", StringComparison.Ordinal)
        from line in file.Lines
        where LaterPattern().IsMatch(line)
        select $"{file.Path}: {line.Trim()}");

    [Fact]
    public void NoTypeOrFolderIsNamedForNothing() => Assert.Empty(
        from file in AllFiles()
        where !file.Path.EndsWith("/ArchitectureTests.cs", StringComparison.Ordinal)
        from text in file.Lines.Where(line => TypePattern().IsMatch(line)).Append(file.Path)
        where VaguePattern().IsMatch(text)
        select $"{file.Path}: {text.Trim()}");

    [Fact]
    public void NamespacesAreTheFolders() => Assert.Empty(
        from file in SourceTree.Files("src").Concat(SourceTree.Files("tests"))
        let declared = file.Lines.FirstOrDefault(line => line.StartsWith("namespace ", StringComparison.Ordinal))
        let folder = Path.GetDirectoryName(file.Path)!.Replace('\\', '/')
        let expected = $"namespace {folder[(folder.IndexOf('/', StringComparison.Ordinal) + 1)..].Replace('/', '.')};"
        where declared is not null && declared != expected
        select $"{file.Path}: {declared} instead of {expected}");

    [Fact]
    public void EachFileOfTheLibraryHoldsOnePublicType() => Assert.Empty(
        from file in SourceTree.Files("src")
        let types = file.Lines.Count(line => PublicTypePattern().IsMatch(line))
        where types > 1
        select $"{file.Path}: {types} public types");

    private static IEnumerable<(string Path, string[] Lines)> AllFiles() =>
        SourceTree.Files("src").Concat(SourceTree.Files("tests")).Concat(
            Directory.Exists(Path.Combine(SourceTree.Root, "benchmarks")) ? SourceTree.Files("benchmarks") : []);

    private static void AssertNone(string folder, Func<string, bool> isBreach, Func<string, bool>? where = null)
    {
        List<(string Path, string[] Lines)> files = [.. SourceTree.Files(folder)];
        Assert.NotEmpty(files);
        Assert.Empty(
            from file in files
            where @where?.Invoke(file.Path) ?? true
            from line in file.Lines
            where !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && isBreach(line)
            select $"{file.Path}: {line.Trim()}");
    }

    [GeneratedRegex(@"\bLesionMetrics\.\w")]
    private static partial Regex OursPattern();

    [GeneratedRegex(@"\b(LibraryImport|DllImport)\b|\bNativeLibrary\.")]
    private static partial Regex NativePattern();

    [GeneratedRegex(@"\bConsole\.(Write|Error|Out|In|Read)|\bEnvironment\.(Exit|ExitCode|FailFast)\b")]
    private static partial Regex ConsolePattern();

    [GeneratedRegex(@"\b(DateTime|DateTimeOffset)\.(Utc)?Now\b|\bStopwatch\b|\bTimeProvider\b")]
    private static partial Regex ClockPattern();

    [GeneratedRegex(@"\b(Math|MathF|double|float|TensorPrimitives)\.(Exp\w*|Log\w*|Pow|Cbrt|A?Sin\w*|A?Cos\w*|A?Tan\w*)\(")]
    private static partial Regex ElementaryPattern();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK)\b|NotImplementedException|NotSupportedException\(\)|Skip\s*=\s*""")]
    private static partial Regex LaterPattern();

    [GeneratedRegex(@"^\s*(public|internal|private|protected|file)?\s*((static|sealed|abstract|readonly|partial|unsafe|ref)\s+)*(class|struct|record|interface|enum)\s")]
    private static partial Regex TypePattern();

    [GeneratedRegex(@"(Helper|Utils?|Utility|Utilities|Manager|Common)s?\b(?!Skin)")]
    private static partial Regex VaguePattern();

    [GeneratedRegex(@"^public ((static|sealed|abstract|readonly|partial|unsafe|ref) )*(class|struct|record|interface|enum|delegate)\b")]
    private static partial Regex PublicTypePattern();
}
