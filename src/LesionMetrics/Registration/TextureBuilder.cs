using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Registration;

/// <summary>Turns a photo into the texture that registration compares.</summary>
internal static class TextureBuilder
{
    /// <summary>A working pixel counts as skin where at least this share of it is.</summary>
    private const float LeastCover = 0.9f;

    /// <summary>Reduces, takes hair and lesions away, and normalizes.</summary>
    /// <param name="view">The photo.</param>
    /// <param name="options">How large to work.</param>
    /// <param name="removeLines">Whether thin lines (hair) are taken away; lettering and brickwork need them.</param>
    public static Texture Build(RegistrationView view, RegistrationOptions options, bool removeLines)
    {
        ImageSize size = view.Linear.Size.FitWithin(options.WorkingPixels);
        Plane brightness = Resampler.Shrink(view.Linear.Green, size);
        Span<float> samples = brightness.WritableSamples;
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = MathF.Sqrt(Math.Max(samples[i], 0));
        }

        Plane weight = Resampler.Shrink(Comparable(view), size);
        long skin = 0;
        foreach (ref float w in weight.WritableSamples)
        {
            w = w >= LeastCover ? 1 : 0;
            skin += (long)w;
        }

        Plane shown = weight.Copy();
        double lineShare = 0;
        if (removeLines)
        {
            long lines = LineRemoval.Apply(brightness, weight);
            lineShare = skin > 0 ? (double)lines / skin : 0;
        }

        return new Texture(view.PhotoSize, brightness, weight, LocalNormalization.Apply(brightness, weight, shown), lineShare);
    }

    private static Plane Comparable(RegistrationView view)
    {
        Plane cover = new(view.Skin.Size);
        Span<float> destination = cover.WritableSamples;
        ReadOnlySpan<byte> skin = view.Skin.Pixels;
        ReadOnlySpan<byte> lesions = view.Lesions.Pixels;
        for (int i = 0; i < destination.Length; i++)
        {
            destination[i] = skin[i] != Mask.Out && lesions[i] == Mask.Out ? 1 : 0;
        }

        return cover;
    }
}
