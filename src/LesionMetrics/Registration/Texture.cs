using LesionMetrics.Imaging;

namespace LesionMetrics.Registration;

/// <summary>What registration works on: one photo's skin texture, free of light and hair, at working size.</summary>
/// <param name="PhotoSize">Size of the upright photo.</param>
/// <param name="Brightness">Square root of linear green at working size, thin lines filled in.</param>
/// <param name="Weight">1 on pixels that may be compared, 0 on hair, lesions and background.</param>
/// <param name="Normalized">Brightness less its local mean, by its local deviation; 0 where there is no skin about.</param>
/// <param name="LineShare">Share of the comparable area that thin lines took away, 0..1.</param>
internal sealed record Texture(ImageSize PhotoSize, Plane Brightness, Plane Weight, Plane Normalized, double LineShare)
{
    /// <summary>Working size, in pixels.</summary>
    public ImageSize Size => Weight.Size;

    /// <summary>Working pixels to photo pixels, both with pixel (0, 0) at the center of the top-left pixel.</summary>
    public Homography ToPhoto
    {
        get
        {
            double sx = (double)PhotoSize.Width / Size.Width;
            double sy = (double)PhotoSize.Height / Size.Height;
            return Homography.Scaling(sx, sy, (0.5 * sx) - 0.5, (0.5 * sy) - 0.5);
        }
    }
}
