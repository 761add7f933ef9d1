using System.Runtime.InteropServices;

namespace LesionMetrics.Native;

/// <summary>Owns one reference to a GObject and gives it back when closed.</summary>
internal class GObjectHandle : SafeHandle
{
    /// <summary>Takes over the reference that <paramref name="instance"/> carries.</summary>
    internal GObjectHandle(nint instance)
        : base(0, ownsHandle: true) => SetHandle(instance);

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        VipsBindings.ObjectUnref(handle);
        return true;
    }
}
