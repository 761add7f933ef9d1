namespace LesionMetrics.Measurement;

/// <summary>The 95 % interval of a repigmentation percentage.</summary>
/// <remarks>
/// Two things move the number: where the border of the lesion is drawn at each visit, judged by how the area changes between a strict and a
/// lenient border, and registration, which moves lesion in and out of the skin that both photos show. Both act on the logarithm of the area
/// and are taken as independent. What is seen uncertainly at baseline may be overlooked at follow-up. How often it holds the true change stands in docs/accuracy.md.
/// </remarks>
/// <param name="LowPercent">Lower end.</param>
/// <param name="HighPercent">Upper end, at most 100.</param>
public sealed record RepigmentationInterval(double LowPercent, double HighPercent)
{
    /// <summary>Two-sided 95 % quantile of the normal distribution.</summary>
    private const double Quantile = 1.96;

    /// <summary>Strict and lenient borders stand for plus and minus this many standard deviations of the border's place.</summary>
    private const double BorderDeviations = 2;

    /// <summary>
    /// The same where the borders are in doubt: where a threshold decides as much as the photo, whole parts of a lesion are missed or made up, which no border
    /// says. Fitted to the changes of 55 synthetic pairs; how often it then holds stands in README.md.
    /// </summary>
    private const double DoubtfulDeviations = 0.6;

    /// <summary>Least standard deviation of a log area: JPEG, noise and resampling alone move a border by this much.</summary>
    private const double MinDeviation = 0.01;

    /// <summary>The interval; null at A0 = 0.</summary>
    /// <param name="baseline">Areas at baseline: strict, likely, lenient.</param>
    /// <param name="followup">Areas at follow-up, same unit.</param>
    /// <param name="registrationErrorPixels">95 % bound on the registration error.</param>
    /// <param name="baselineAreaPhotoPixels">A0 in photo pixels, for the registration's share.</param>
    public static RepigmentationInterval? Of(
        PlausibleAreas baseline,
        PlausibleAreas followup,
        double registrationErrorPixels,
        double baselineAreaPhotoPixels)
    {
        if (baseline.Likely <= 0)
        {
            return null;
        }

        double radius = Math.Sqrt(baselineAreaPhotoPixels / Math.PI);

        // A lesion of radius r moved by d exchanges a share 2d / (pi r) of its area with what lies beside it; half a side of it may be unseen skin.
        double registration = registrationErrorPixels / (Math.PI * radius);
        double first = Deviation(baseline);

        // What is seen uncertainly at baseline may be overlooked at follow-up, by the same share of it.
        double overlooked = 1 - PortableMath.Exp(-Quantile * first);
        if (followup.Likely <= 0)
        {
            double unseen = 100 * Math.Max(Math.Max(followup.Lenient / baseline.Likely, overlooked), Math.Sqrt((MinDeviation * MinDeviation) + (registration * registration)));
            return new RepigmentationInterval(100 - unseen, 100);
        }

        double second = Deviation(followup);
        double spread = Quantile * Math.Sqrt((first * first) + (second * second) + (registration * registration));
        double ratio = PortableMath.Log(followup.Likely / baseline.Likely);
        return new RepigmentationInterval(100 * (1 - Math.Max(PortableMath.Exp(ratio + spread), overlooked)), 100 * (1 - PortableMath.Exp(ratio - spread)));
    }

    private static double Deviation(PlausibleAreas area)
    {
        // An area whose strict border leaves nothing is known to a factor, no better.
        double strict = Math.Max(area.Strict, area.Likely / 4);
        double lenient = Math.Max(area.Lenient, area.Likely);
        return Math.Max(MinDeviation, PortableMath.Log(lenient / strict) / (2 * (area.AreWide ? DoubtfulDeviations : BorderDeviations)));
    }
}
