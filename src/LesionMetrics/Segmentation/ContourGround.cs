using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>What contours of a probability are held against: the photo's skin and its colors, small, without what is left of grain.</summary>
internal sealed class ContourGround
{
    /// <summary>Pixels at which contours are compared, at most.</summary>
    private const long MaxPixels = 125_000;

    /// <summary>Sigma that takes out grain, in pixels.</summary>
    private const float ColorSigma = 1.5f;

    /// <summary>Width of what is left out along the edge of skin and of the photo, in pixels: there is no step to see.</summary>
    private const int Margin = 2;

    /// <param name="stage">The prepared photo.</param>
    public ContourGround(LesionStage stage)
    {
        Size = stage.Skin.Size.FitWithin(MaxPixels);
        Skin = Resampler.ShrinkMask(stage.Skin, Size);
        Inner = InnerOf(Skin);
        Colors = [.. stage.Chromophores.Residual.Planes.Select(plane => GaussianFilter.Blur(Resampler.Resize(plane, Size), ColorSigma))];
    }

    /// <summary>Size of all that follows.</summary>
    public ImageSize Size { get; }

    /// <summary>Where lesions may lie.</summary>
    public Mask Skin { get; }

    /// <summary>Skin apart from its edge and the photo's.</summary>
    public Mask Inner { get; }

    /// <summary>R, G, B against unaffected skin, log10 units.</summary>
    public IReadOnlyList<Plane> Colors { get; }

    private static Mask InnerOf(Mask skin)
    {
        Mask inner = Morphology.Erode(skin, Margin);
        for (int y = 0; y < inner.Height; y++)
        {
            for (int x = 0; x < inner.Width; x++)
            {
                if (x < Margin || y < Margin || x >= inner.Width - Margin || y >= inner.Height - Margin)
                {
                    inner.WritablePixels[(y * inner.Width) + x] = Mask.Out;
                }
            }
        }

        return inner;
    }
}
