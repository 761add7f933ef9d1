using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Registration;

/// <summary>
/// How far the light, not the skin, has moved the texture. A furrow's bright and dark flanks change places when the light comes from elsewhere, so that the
/// texture of a close-up fits best where every flank lies on its neighbor, over the whole photo and both ways round. How coarse or how deep the relief is
/// from place to place does not change with the light: the texture's envelope tells where the skin itself lies.
/// </summary>
/// <remarks>Shading as a directional derivative of relief: Chantler 1995, "Why illuminant direction is fundamental to texture analysis", IEE Proceedings.</remarks>
internal static class ShadingShift
{
    /// <summary>Working pixels to one of the envelope's: it is smooth, and half its size tells as much.</summary>
    private const int Step = 2;

    /// <summary>Largest shift that is looked for, envelope pixels.</summary>
    private const int Range = 5;

    /// <summary>Coarser than this is pigment, not relief, working pixels.</summary>
    private const float Coarsest = 2;

    /// <summary>Window of the envelope, envelope pixels: a flank and its neighbor.</summary>
    private const float Window = 1;

    /// <summary>Least shift that is acted on, working pixels: the envelope is blunt, and tells smaller ones from none only in sum.</summary>
    private const double LeastShift = 1;

    /// <summary>Share of an envelope pixel that must be comparable.</summary>
    private const float LeastCover = 0.75f;

    /// <summary>Least correlation of the envelopes to be acted on: below it, glints that move with the light outweigh the relief.</summary>
    private const double LeastCorrelation = 0.2;

    /// <summary>A shift in the baseline's frame.</summary>
    /// <param name="Dx">Along x, working pixels.</param>
    /// <param name="Dy">Along y, working pixels.</param>
    /// <param name="Correlation">Of the envelopes there, -1..1.</param>
    public readonly record struct Shift(double Dx, double Dy, double Correlation)
    {
        /// <summary>Length, working pixels.</summary>
        public double Length => Math.Sqrt((Dx * Dx) + (Dy * Dy));

        /// <summary>Whether it is large and sure enough to be taken out.</summary>
        public bool IsSure => Length >= LeastShift && Correlation >= LeastCorrelation;
    }

    /// <summary>The shift that the envelopes still see; null where they have no peak within range.</summary>
    /// <param name="baseline">The baseline.</param>
    /// <param name="carried">The follow-up's luma in the baseline's frame, normalized.</param>
    /// <param name="weight">Where the follow-up may be compared there, 1 or 0.</param>
    public static Shift? Find(Texture baseline, Plane carried, Plane weight)
    {
        Plane shared = Halve(TextureBuilder.Product(baseline.Weight, weight));
        foreach (ref float w in shared.WritableSamples)
        {
            w = w >= LeastCover ? 1 : 0;
        }

        CorrelationVolume volume = CellCorrelator.Correlate(Envelope(baseline.Compared[Texture.Luma], shared), Envelope(carried, shared), Range);
        const int Side = (2 * Range) + 1;
        int cells = volume.Columns * volume.Rows;
        double energy = 0;
        for (int cell = 0; cell < cells; cell++)
        {
            energy += Math.Sqrt((double)volume.EnergyFirst[cell] * volume.EnergySecond[cell]);
        }

        double[] total = new double[Side * Side];
        int best = 0;
        for (int shift = 0; shift < total.Length; shift++)
        {
            double sum = 0;
            foreach (float product in volume.Sums.Slice(shift * cells, cells))
            {
                sum += product;
            }

            total[shift] = sum / (energy + 1e-9);
            best = total[shift] > total[best] ? shift : best;
        }

        int column = best % Side;
        int row = best / Side;
        if (column is 0 or Side - 1 || row is 0 or Side - 1)
        {
            return null;
        }

        Span<double> nine = stackalloc double[9];
        for (int k = 0; k < 9; k++)
        {
            nine[k] = total[best + (((k / 3) - 1) * Side) + (k % 3) - 1];
        }

        return PeakFit.Refine(nine) is { } fine ? new Shift(Step * (column - Range + fine.X), Step * (row - Range + fine.Y), total[best]) : null;
    }

    /// <summary>The map with the shift taken out.</summary>
    public static BentMap Remove(BentMap map, Shift shift) =>
        map with { Rigid = map.Rigid.After(Homography.Scaling(1, 1, shift.Dx, shift.Dy)).Normalized() };

    private static Plane Halve(Plane plane)
    {
        Plane half = Plane.Uninitialized(new ImageSize(Math.Max(1, plane.Width / Step), Math.Max(1, plane.Height / Step)));
        for (int y = 0; y < half.Height; y++)
        {
            ReadOnlySpan<float> upper = plane.Row(Step * y);
            ReadOnlySpan<float> lower = plane.Row((Step * y) + 1);
            Span<float> row = half.WritableRow(y);
            for (int x = 0; x < row.Length; x++)
            {
                row[x] = ((upper[2 * x] + upper[(2 * x) + 1]) + (lower[2 * x] + lower[(2 * x) + 1])) / 4;
            }
        }

        return half;
    }

    private static Plane Envelope(Plane texture, Plane weight)
    {
        Plane squares = GaussianFilter.Blur(texture, Coarsest);
        Span<float> to = squares.WritableSamples;
        ReadOnlySpan<float> fine = texture.Samples;
        for (int i = 0; i < to.Length; i++)
        {
            to[i] = (fine[i] - to[i]) * (fine[i] - to[i]);
        }

        Plane envelope = GaussianFilter.Blur(Halve(squares), Window);
        foreach (ref float value in envelope.WritableSamples)
        {
            value = MathF.Sqrt(Math.Max(value, 0));
        }

        return TextureBuilder.Product(LocalNormalization.Apply([envelope], weight, weight)[0], weight);
    }
}
