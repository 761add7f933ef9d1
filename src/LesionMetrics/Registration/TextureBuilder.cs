using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Kernels;

namespace LesionMetrics.Registration;

/// <summary>Turns a photo into the texture that registration compares.</summary>
internal static class TextureBuilder
{
    /// <summary>A working pixel counts as skin where at least this share of it is.</summary>
    private const float LeastCover = 0.9f;

    /// <summary>Smoothing of the texture itself, working pixels: noise and JPEG grain go, pores and mottle stay.</summary>
    private const float TextureSigma = 0.8f;

    /// <summary>Added to each color before ratios are taken: below it a camera's colors are noise.</summary>
    private const float Dark = 0.004f;

    /// <summary>Reduces, takes hair and lesions away, and normalizes.</summary>
    /// <param name="view">The photo.</param>
    /// <param name="options">How large to work.</param>
    public static Texture Build(RegistrationView view, RegistrationOptions options)
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
        if (view.Region == RegistrationRegion.Skin)
        {
            long lines = LineRemoval.Apply(channels, weight);
            lineShare = skin > 0 ? (double)lines / skin : 0;
        }

        return Finish(view.PhotoSize, Array.ConvertAll(channels, channel => GaussianFilter.Blur(channel, TextureSigma)), weight, shown, lineShare) with { Region = view.Region };
    }

    /// <summary>The same texture at half the size: a quarter of the work, where a first look is enough.</summary>
    public static Texture Halve(Texture texture)
    {
        ImageSize half = new(Math.Max(1, texture.Size.Width / 2), Math.Max(1, texture.Size.Height / 2));
        Plane[] channels = [new(half), new(half)];
        Plane weight = new(half);
        for (int y = 0; y < half.Height; y++)
        {
            for (int x = 0; x < half.Width; x++)
            {
                int k = 4 * ((2 * y * texture.Size.Width) + (2 * x));
                int below = k + (4 * texture.Size.Width);
                ReadOnlySpan<float> from = texture.Interleaved;
                for (int c = 0; c < Texture.ChannelCount; c++)
                {
                    channels[c].WritableRow(y)[x] = ((from[k + c] + from[k + 4 + c]) + (from[below + c] + from[below + 4 + c])) / 4;
                }

                weight.WritableRow(y)[x] = from[k + 2] + from[k + 6] + from[below + 2] + from[below + 6] >= 3 ? 1 : 0;
            }
        }

        return Finish(texture.PhotoSize, channels, weight, weight, texture.LineShare) with { Region = texture.Region };
    }

    private static Texture Finish(ImageSize photo, Plane[] channels, Plane weight, Plane shown, double lineShare)
    {
        float[] interleaved = new float[4 * weight.Samples.Length];
        ReadOnlySpan<float> luma = channels[Texture.Luma].Samples;
        ReadOnlySpan<float> chroma = channels[Texture.Chroma].Samples;
        ReadOnlySpan<float> w = weight.Samples;
        for (int i = 0; i < w.Length; i++)
        {
            interleaved[4 * i] = luma[i];
            interleaved[(4 * i) + 1] = chroma[i];
            interleaved[(4 * i) + 2] = w[i];
        }

        Plane[] normalized = LocalNormalization.Apply(channels, weight, shown);
        return new Texture(photo, interleaved, weight, normalized, Array.ConvertAll(normalized, plane => Product(plane, weight)), lineShare);
    }

    /// <summary>Two planes multiplied.</summary>
    public static Plane Product(Plane first, Plane second)
    {
        Plane result = new(first.Size);
        ScaleRow.MultiplyBy(first.Samples, second.Samples, 1, result.WritableSamples);
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
