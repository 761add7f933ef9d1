using LesionMetrics.Imaging;

namespace LesionMetrics.Native;

/// <summary>A libvips image: a header that is known and pixels that are computed when they are asked for.</summary>
internal sealed unsafe class VipsImage : GObjectHandle
{
    /// <summary>Takes over the reference that <paramref name="instance"/> carries.</summary>
    internal VipsImage(nint instance)
        : base(instance)
    {
    }

    /// <summary>Width and height, in pixels.</summary>
    internal ImageSize Size => new(VipsBindings.ImageGetWidth(this), VipsBindings.ImageGetHeight(this));

    /// <summary>Samples a pixel.</summary>
    internal int Bands => VipsBindings.ImageGetBands(this);

    /// <summary>The type of a sample.</summary>
    internal VipsBandFormat Format => (VipsBandFormat)VipsBindings.ImageGetFormat(this);

    /// <summary>What the samples mean.</summary>
    internal VipsInterpretation Interpretation => (VipsInterpretation)VipsBindings.ImageGetInterpretation(this);

    /// <summary>
    /// An image over pixels that lie in managed memory, interleaved and unpadded. The memory must stay pinned until the image and all that
    /// is computed from it are closed.
    /// </summary>
    internal static VipsImage FromPinned(byte* pixels, long byteCount, ImageSize size, int bands, VipsBandFormat format)
    {
        VipsLibrary.EnsureAvailable();
        nint image = VipsBindings.ImageNewFromMemory(pixels, (nuint)byteCount, size.Width, size.Height, bands, (int)format);
        return image == 0 ? throw new VipsException("image_new_from_memory", VipsLibrary.TakeErrorText()) : new VipsImage(image);
    }

    /// <summary>Whether the header carries a field.</summary>
    internal bool Has(string field) => VipsBindings.ImageGetTypeof(this, field) != 0;

    /// <summary>A whole-number field of the header, or null where it is absent.</summary>
    internal int? ReadInt(string field)
    {
        if (!Has(field))
        {
            return null;
        }

        if (VipsBindings.ImageGetInt(this, field, out int value) == 0)
        {
            return value;
        }

        _ = VipsLibrary.TakeErrorText();
        return null;
    }

    /// <summary>A copy of a binary field of the header, or null where it is absent.</summary>
    internal byte[]? ReadBlob(string field)
    {
        if (!Has(field))
        {
            return null;
        }

        if (VipsBindings.ImageGetBlob(this, field, out byte* data, out nuint length) == 0)
        {
            return new ReadOnlySpan<byte>(data, checked((int)length)).ToArray();
        }

        _ = VipsLibrary.TakeErrorText();
        return null;
    }

    /// <summary>Whether an ICC profile can be read and describes samples such as this image's.</summary>
    internal bool CanUseProfile(ReadOnlySpan<byte> profile)
    {
        fixed (byte* data = profile)
        {
            return VipsBindings.IccIsCompatibleProfile(this, data, (nuint)profile.Length) != 0;
        }
    }

    /// <summary>The same image with every pixel computed and kept, header fields included, so that it can be read more than once.</summary>
    /// <exception cref="VipsException">A pixel cannot be had.</exception>
    internal VipsImage CopyToMemory()
    {
        nint copy = VipsBindings.ImageCopyMemory(this);
        return copy == 0 ? throw new VipsException("image_copy_memory", VipsLibrary.TakeErrorText()) : new VipsImage(copy);
    }

    /// <summary>Computes every pixel: interleaved samples, rows without padding, the machine's byte order.</summary>
    /// <exception cref="VipsException">A pixel cannot be had, for example because the file is cut off.</exception>
    internal byte[] ComputePixels()
    {
        byte* pixels = VipsBindings.ImageWriteToMemory(this, out nuint size);
        if (pixels == null)
        {
            throw new VipsException("image_write_to_memory", VipsLibrary.TakeErrorText());
        }

        try
        {
            byte[] copy = PlaneMemory.Uninitialized<byte>(checked((int)size));
            new ReadOnlySpan<byte>(pixels, copy.Length).CopyTo(copy);
            return copy;
        }
        finally
        {
            VipsBindings.Free((nint)pixels);
        }
    }
}
