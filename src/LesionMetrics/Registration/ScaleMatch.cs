namespace LesionMetrics.Registration;

/// <summary>
/// A follow-up taken from closer shows detail that the baseline does not; carried into the baseline's frame it would be read with gaps between the samples. It is
/// reduced to the baseline's scale first, by area, and the map measured again.
/// </summary>
internal static class ScaleMatch
{
    /// <summary>Follow-up pixels to a baseline pixel up to which interpolation reads all there is.</summary>
    private const double LargestScale = 1.25;

    /// <summary>The follow-up's texture and the alignment at the baseline's scale; as they were where the follow-up is not that much closer, or it does not help.</summary>
    /// <param name="baseline">The baseline.</param>
    /// <param name="followup">The follow-up.</param>
    /// <param name="view">What the follow-up's texture was made of.</param>
    /// <param name="alignment">How they lie over each other.</param>
    /// <param name="options">How large to work.</param>
    public static (Texture Followup, Alignment Alignment) Refine(
        Texture baseline, Texture followup, RegistrationView view, Alignment alignment, RegistrationOptions options)
    {
        (double xx, double xy, double yx, double yy) = alignment.Map.Rigid.Jacobian(baseline.Size.Width / 2.0, baseline.Size.Height / 2.0);
        double area = (xx * yy) - (xy * yx);
        if (!(area > LargestScale * LargestScale))
        {
            return (followup, alignment);
        }

        Texture small = TextureBuilder.Build(view, options with { WorkingPixels = (long)(followup.Size.PixelCount / area) });
        BentMap start = alignment.Map.Into(small.ToPhoto.Inverse().After(followup.ToPhoto));
        Alignment refined = Aligner.Follow(baseline, small, start, [], alignment.Surprise) with { Inliers = alignment.Inliers };
        return refined.Correlation > alignment.Correlation ? (small, refined) : (followup, alignment);
    }
}
