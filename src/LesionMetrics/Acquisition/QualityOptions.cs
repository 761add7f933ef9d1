namespace LesionMetrics.Acquisition;

/// <summary>When a photo is sent to review, or refused, for what its pixels show.</summary>
public sealed record QualityOptions
{
    /// <summary>
    /// Blur score below which a photo goes to review, 0 to 1. Default 0.20: edges then spread over a Gaussian of about 0.3% of the photo's longer side,
    /// so that some 15% of the area of a lesion a tenth of the photo wide lies in its blurred outline.
    /// </summary>
    public double ReviewBlurScore { get; init; } = 0.20;

    /// <summary>Blur score below which a photo is refused, 0 to <see cref="ReviewBlurScore"/>. Default 0.05: edges spread over about 0.7% of the longer side.</summary>
    public double RefuseBlurScore { get; init; } = 0.05;

    /// <summary>
    /// Shorter side below which a photo goes to review, in pixels, at least <see cref="RefuseSidePixels"/>. Default 240: a lesion a tenth of the photo
    /// wide is then 24 px across, and half a pixel of outline is 8% of its area.
    /// </summary>
    public int ReviewSidePixels { get; init; } = 240;

    /// <summary>Shorter side below which a photo is refused, in pixels, at least 1. Default 64: a thumbnail, not a photo.</summary>
    public int RefuseSidePixels { get; init; } = 64;

    /// <summary>
    /// Share of pixels whose red is at full scale while blue is not, above which a photo goes to review, in per cent, 0 to 100. Default 10. Skin clips in
    /// red first, and a clipped red hides erythema; a white background clips in all channels and is not counted.
    /// </summary>
    public double ReviewBlownRedPercent { get; init; } = 10;

    /// <summary>
    /// Share of pixels with red and green at full scale, above which a photo goes to review, in per cent, 0 to 100. Default 60: less than half of the
    /// frame is then left to measure, whether the rest is an overexposed body or a background that outshines it.
    /// </summary>
    public double ReviewWhitePercent { get; init; } = 60;

    /// <summary>
    /// 95th percentile of the brightest channel, linear light in [0, 1], below which a photo goes to review as too dark. Default 0.06: red then uses
    /// fewer than 70 of 255 codes, and one code more or less in green moves the erythema index by more than 1.
    /// </summary>
    public double ReviewBrightness { get; init; } = 0.06;

    /// <summary>Refuses values outside the documented ranges.</summary>
    /// <exception cref="StudyException">A value is out of range; the message names it.</exception>
    public void Validate()
    {
        Require(ReviewBlurScore is >= 0 and <= 1, nameof(ReviewBlurScore), "between 0 and 1");
        Require(RefuseBlurScore >= 0 && RefuseBlurScore <= ReviewBlurScore, nameof(RefuseBlurScore), "between 0 and ReviewBlurScore");
        Require(RefuseSidePixels >= 1, nameof(RefuseSidePixels), "at least 1");
        Require(ReviewSidePixels >= RefuseSidePixels, nameof(ReviewSidePixels), "at least RefuseSidePixels");
        Require(ReviewBlownRedPercent is >= 0 and <= 100, nameof(ReviewBlownRedPercent), "between 0 and 100");
        Require(ReviewWhitePercent is >= 0 and <= 100, nameof(ReviewWhitePercent), "between 0 and 100");
        Require(ReviewBrightness is >= 0 and <= 1, nameof(ReviewBrightness), "between 0 and 1");
    }

    private static void Require(bool holds, string option, string range)
    {
        if (!holds)
        {
            throw new StudyException($"Option {option} must be {range}.");
        }
    }
}
