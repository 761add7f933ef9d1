using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Registration;

/// <summary>Turns a photo into the texture that registration compares.</summary>
internal static class TextureBuilder
{
    /// <summary>A working pixel counts as skin where at least this share of it is.</summary>
    private const float LeastCover = 0.9f;

    /// <summary>Added to each color before ratios are taken: below it a camera's colors are noise.</summary>
    private const float Dark = 0.004f;

    /// <summary>Reduces, takes hair and lesions away, and normalizes.</summary>
    /// <param name="view">The photo.</param>
    /// <param name="options">How large to work.</param>
    /// <param name="removeLines">Whether thin lines (hair) are taken away; lettering and brickwork need them.</param>
    public static Texture Build(RegistrationView view, RegistrationOptions options, bool removeLines)
    {
        ImageSize size = view.Linear.Size.FitWithin(options.WorkingPixels);
        Plane[] channels = Channels(view.Linear, size);
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
            long lines = LineRemoval.Apply(channels, weight);
            lineShare = skin > 0 ? (double)lines / skin : 0;
        }

        Plane[] normalized = LocalNormalization.Apply(channels, weight, shown);
        return new Texture(view.PhotoSize, channels, weight, normalized, Array.ConvertAll(normalized, plane => Product(plane, weight)), lineShare);
    }

    /// <summary>Two planes multiplied.</summary>
    public static Plane Product(Plane first, Plane second)
    {
        Plane result = new(first.Size);
        ReadOnlySpan<float> a = first.Samples;
        ReadOnlySpan<float> b = second.Samples;
        Span<float> destination = result.WritableSamples;
        for (int i = 0; i < destination.Length; i++)
        {
            destination[i] = a[i] * b[i];
        }

        return result;
    }

    private static Plane[] Channels(PlanarImage linear, ImageSize size)
    {
        PlanarImage small = Resampler.Shrink(linear, size);
        Plane luma = small.Green;
        Plane chroma = small.Blue;
        ReadOnlySpan<float> red = small.Red.Samples;
        Span<float> green = luma.WritableSamples;
        Span<float> blue = chroma.WritableSamples;
        for (int i = 0; i < red.Length; i++)
        {
            float g = Math.Max(green[i], 0);
            float b = Math.Max(blue[i], 0);
            blue[i] = MathF.Sqrt((g + Dark) * (b + Dark)) / (Math.Max(red[i], 0) + Dark);
            green[i] = MathF.Sqrt(g);
        }

        return [luma, chroma];
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
