using LesionMetrics.Imaging;

namespace LesionMetrics.Phantoms;

/// <summary>What every pixel of a synthetic photo truly is, at the photo's size.</summary>
public sealed class PhantomMasks
{
    /// <summary>Empty masks.</summary>
    public PhantomMasks(ImageSize size)
    {
        Depigmented = new Mask(size);
        Plaque = new Mask(size);
        Skin = new Mask(size);
        Hair = new Mask(size);
        Lips = new Mask(size);
        Eye = new Mask(size);
        Label = new Mask(size);
        NewSpots = new Mask(size);
    }

    /// <summary>Skin whose melanin is below half its perilesional value. Hair on it does not take it away; lips, eyes and labels do.</summary>
    public Mask Depigmented { get; }

    /// <summary>Skin whose blood is at least 1.6 times its perilesional value, scale on it included.</summary>
    public Mask Plaque { get; }

    /// <summary>Skin, lesions and hair on it included; no lips, eyes, labels or background.</summary>
    public Mask Skin { get; }

    /// <summary>Pixels of which hair hides more than a third.</summary>
    public Mask Hair { get; }

    /// <summary>The red of the lips.</summary>
    public Mask Lips { get; }

    /// <summary>The eye between the lids.</summary>
    public Mask Eye { get; }

    /// <summary>Paper rulers and labels.</summary>
    public Mask Label { get; }

    /// <summary>Dark spots that were not there at the baseline.</summary>
    public Mask NewSpots { get; }

    /// <summary>Takes a pixel out of every mask but that of labels, which is what covers it.</summary>
    internal void Clear(int index)
    {
        foreach (Mask mask in (ReadOnlySpan<Mask>)[Depigmented, Plaque, Skin, Hair, Lips, Eye, NewSpots])
        {
            mask.WritablePixels[index] = Mask.Out;
        }
    }
}
