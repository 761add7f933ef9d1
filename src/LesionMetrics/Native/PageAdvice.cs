using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LesionMetrics.Native;

/// <summary>What the operating system is told about memory before it is used. Advice alone: without it everything works, more slowly.</summary>
internal static unsafe class PageAdvice
{
    /// <summary>MADV_POPULATE_WRITE of Linux 5.14 and later: pages are made present as if written to, their content unchanged.</summary>
    private const int PopulateWrite = 23;

    private const int PageBytes = 4096;

    private static readonly delegate* unmanaged<void*, nuint, int, int> Advise = (delegate* unmanaged<void*, nuint, int, int>)Find("madvise");

    private static readonly delegate* unmanaged<void*, nuint, byte*, int> Residence = (delegate* unmanaged<void*, nuint, byte*, int>)Find("mincore");

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
            if (end > first && !IsPresent(first, end))
            {
                // An older kernel refuses, and the pages come one by one as before.
                _ = Advise((void*)first, end - first, PopulateWrite);
            }
        }
    }

    /// <summary>
    /// Whether the memory seems to have been used before, by its first, middle and last page: walking through all that is present costs a third of making
    /// it so. A wrong guess costs time alone.
    /// </summary>
    private static bool IsPresent(nuint first, nuint end) =>
        Residence != null && IsPresent(first) && IsPresent(end - PageBytes) && IsPresent((first + ((end - first) / 2)) & ~(nuint)(PageBytes - 1));

    private static bool IsPresent(nuint page)
    {
        byte present = 0;
        return Residence((void*)page, PageBytes, &present) == 0 && (present & 1) != 0;
    }

    private static nint Find(string name) =>
        OperatingSystem.IsLinux() && NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), name, out nint address) ? address : 0;
}
