using LesionMetrics.Imaging;

namespace LesionMetrics.Registration;

/// <summary>What registration works on: one photo's skin texture, free of light and hair, at working size.</summary>
/// <remarks>
/// Two channels. Luma, the square root of green, is the clearer; but skin relief shades it, and shading moves with the light. Chroma, sqrt(green blue) / red,
/// shows pigment and blood alone: shading cancels.
/// </remarks>
/// <param name="PhotoSize">Size of the upright photo.</param>
/// <param name="Interleaved">Luma, chroma, weight and 0 of each working pixel, thin lines filled in, noise smoothed.</param>
/// <param name="Weight">1 on pixels that may be compared, 0 on hair, lesions and background.</param>
/// <param name="Normalized">The channels less their local mean, by their local deviation; 0 off the skin.</param>
/// <param name="Compared">The same, 0 wherever <paramref name="Weight"/> is.</param>
/// <param name="LineShare">Share of the comparable area that thin lines took away, 0..1.</param>
internal sealed record Texture(ImageSize PhotoSize, float[] Interleaved, Plane Weight, Plane[] Normalized, Plane[] Compared, double LineShare)
{
    /// <summary>Place of luma among the channels.</summary>
    public const int Luma = 0;

    /// <summary>Place of chroma among the channels.</summary>
    public const int Chroma = 1;

    /// <summary>What the photo shows there.</summary>
    public RegistrationRegion Region { get; init; }

    /// <summary>Number of channels.</summary>
    public const int ChannelCount = 2;

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
