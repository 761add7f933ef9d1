namespace LesionMetrics.Registration;

/// <summary>How far off the map is, on average over the skin both photos show.</summary>
internal static class ErrorBound
{
    /// <summary>95 % bound on the mean error, baseline photo pixels.</summary>
    public static double Estimate(Alignment alignment, Texture baseline)
    {
        double scale = (double)baseline.PhotoSize.LongerSide / baseline.Size.LongerSide;
        List<double> residuals = [];
        foreach (FieldSample sample in alignment.Samples)
        {
            (double u, double v) = alignment.Map.Bend.At(sample.X, sample.Y);
            residuals.Add(Math.Sqrt(((u - sample.U) * (u - sample.U)) + ((v - sample.V) * (v - sample.V))));
        }

        double typical = residuals.Count > 0 ? residuals.Average() : 0;
        return scale * (0.5 + (2 * typical));
    }
}
