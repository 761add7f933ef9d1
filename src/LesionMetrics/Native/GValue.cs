using System.Runtime.InteropServices;

namespace LesionMetrics.Native;

/// <summary>GObject's typed value, laid out as GLib declares it: a type number and two 64-bit slots. All zero before it is initialized.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct GValue
{
    internal nuint Type;
    internal long Slot0;
    internal long Slot1;
}
