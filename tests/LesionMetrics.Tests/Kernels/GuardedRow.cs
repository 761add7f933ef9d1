using System.Runtime.InteropServices;

namespace LesionMetrics.Tests.Kernels;

/// <summary>Samples whose last byte is the last before memory that may not be touched: a kernel that reads or writes past them ends the process.</summary>
internal sealed unsafe partial class GuardedRow : IDisposable
{
    private const int ReadWrite = 3;
    private const int PrivateAnonymous = 0x22;
    private const int PrivateAnonymousApple = 0x1002;

    private readonly nint _start;
    private readonly nuint _bytes;

    public GuardedRow(ReadOnlySpan<float> samples)
    {
        nuint page = (nuint)Environment.SystemPageSize;
        nuint used = (nuint)samples.Length * sizeof(float);
        nuint body = (used + page) / page * page;
        _bytes = body + page;
        Length = samples.Length;
        if (OperatingSystem.IsWindows())
        {
            _start = VirtualAlloc(0, _bytes, 0x3000, 4);
            Assert.True(VirtualProtect(_start + (nint)body, page, 1, out _));
        }
        else
        {
            _start = Map(0, _bytes, ReadWrite, OperatingSystem.IsMacOS() ? PrivateAnonymousApple : PrivateAnonymous, -1, 0);
            Assert.NotEqual(-1, _start);
            Assert.Equal(0, Protect(_start + (nint)body, page, 0));
        }

        Pointer = (float*)(_start + (nint)(body - used));
        samples.CopyTo(Span);
    }

    public int Length { get; }

    public float* Pointer { get; }

    public Span<float> Span => new(Pointer, Length);

    public void Dispose()
    {
        if (OperatingSystem.IsWindows())
        {
            VirtualFree(_start, 0, 0x8000);
        }
        else
        {
            Unmap(_start, _bytes);
        }
    }

    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    private static partial nint Map(nint address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "mprotect", SetLastError = true)]
    private static partial int Protect(nint address, nuint length, int protection);

    [LibraryImport("libc", EntryPoint = "munmap", SetLastError = true)]
    private static partial int Unmap(nint address, nuint length);

    [LibraryImport("kernel32")]
    private static partial nint VirtualAlloc(nint address, nuint length, uint type, uint protection);

    [LibraryImport("kernel32")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool VirtualProtect(nint address, nuint length, uint protection, out uint old);

    [LibraryImport("kernel32")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool VirtualFree(nint address, nuint length, uint type);
}
