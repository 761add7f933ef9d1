using LesionMetrics.Imaging;
using LesionMetrics.Reporting.Drawing;

namespace LesionMetrics.Reporting;

/// <summary>Where on the baseline, and by how much, a registration may be off.</summary>
internal static class ErrorMap
{
    /// <summary>Limits of the three colors, baseline photo pixels.</summary>
    private const double Small = 2;
    private const double Large = 5;

    private const int Opacity = 110;

    /// <summary>What the colors mean.</summary>
    public static IReadOnlyList<LegendItem> Legend { get; } =
    [
        new LegendItem(FormattableString.Invariant($"up to {Small:F0} px"), Palette.Cleared),
        new LegendItem(FormattableString.Invariant($"up to {Large:F0} px"), Palette.Plaque),
        new LegendItem("more", Palette.Appeared),
    ];

    /// <summary>The baseline under colors; bare where nothing is compared.</summary>
    /// <param name="baseline">The baseline photo reduced for a screen.</param>
    /// <param name="error">A coarse plane over the whole photo, photo pixels, NaN where nothing is compared.</param>
    public static Canvas Draw(RgbRaster baseline, Plane error)
    {
        Canvas canvas = new(baseline);
        for (int y = 0; y < canvas.Size.Height; y++)
        {
            for (int x = 0; x < canvas.Size.Width; x++)
            {
                float value = error[x * error.Width / canvas.Size.Width, y * error.Height / canvas.Size.Height];
                if (!float.IsNaN(value))
                {
                    canvas.Blend(x, y, value <= Small ? Palette.Cleared : value <= Large ? Palette.Plaque : Palette.Appeared, Opacity);
                }
            }
        }

        return canvas;
    }
}
