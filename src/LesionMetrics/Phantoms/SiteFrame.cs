using LesionMetrics.Imaging;

namespace LesionMetrics.Phantoms;

/// <summary>How much skin the baseline photo spans, and how far the scene reaches about it.</summary>
/// <param name="Size">Size of the photo, in pixels.</param>
/// <param name="PixelsPerMm">Pixels of the baseline photo a millimeter, in the middle.</param>
internal sealed record SiteFrame(ImageSize Size, double PixelsPerMm)
{
    /// <summary>Half the width the baseline photo spans, in mm.</summary>
    public double HalfWidthMm => 0.5 * Size.Width / PixelsPerMm;

    /// <summary>Half the height the baseline photo spans, in mm.</summary>
    public double HalfHeightMm => 0.5 * Size.Height / PixelsPerMm;

    /// <summary>Half the width of the scene: what a follow-up turned by 25 degrees from 1.25 times as far may show.</summary>
    public double SceneHalfWidthMm => ((0.62 * HalfWidthMm) + (0.30 * HalfHeightMm)) * 2 * 1.12;

    /// <summary>Half the height of the scene.</summary>
    public double SceneHalfHeightMm => ((0.62 * HalfHeightMm) + (0.30 * HalfWidthMm)) * 2 * 1.12;

    /// <summary>Draws the width of the field for a site.</summary>
    public static SiteFrame Draw(PhantomSite site, ImageSize size, RandomStream random)
    {
        double longer = site switch
        {
            PhantomSite.Flat => random.LogUniform(35, 140),
            PhantomSite.Limb => random.LogUniform(90, 260),
            PhantomSite.Side => random.LogUniform(70, 220),
            PhantomSite.Trunk => random.LogUniform(140, 380),
            PhantomSite.Chin => random.Uniform(100, 150),
            _ => random.Uniform(66, 105),
        };
        return new SiteFrame(size, size.LongerSide / longer);
    }
}
