using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LesionMetrics.Native;

/// <summary>What the operating system is told about memory before it is used. Advice alone: without it everything works, more slowly.</summary>
internal static unsafe class PageAdvice
{
    /// <summary>MADV_POPULATE_WRITE of Linux 5.14 and later: pages are made present as if written to, their content unchanged.</summary>
    private const int PopulateWrite = 23;

    private const int PageBytes = 4096;

    private static readonly delegate* unmanaged<void*, nuint, int, int> Advise = Find();

    /// <summary>Makes the memory of <paramref name="array"/> present at once: a fault for each page costs several times as much, most of all on virtual machines.</summary>
    public static void Populate<T>(T[] array)
        where T : unmanaged
    {
        if (Advise == null)
        {
            return;
        }

        fixed (T* start = array)
        {
            nuint first = ((nuint)start + PageBytes - 1) & ~(nuint)(PageBytes - 1);
            nuint end = ((nuint)start + ((nuint)array.Length * (nuint)Unsafe.SizeOf<T>())) & ~(nuint)(PageBytes - 1);
            if (end > first)
            {
                // An older kernel refuses, and the pages come one by one as before.
                _ = Advise((void*)first, end - first, PopulateWrite);
            }
        }
    }

    private static delegate* unmanaged<void*, nuint, int, int> Find() =>
        OperatingSystem.IsLinux() && NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "madvise", out nint address)
            ? (delegate* unmanaged<void*, nuint, int, int>)address
            : null;
}
