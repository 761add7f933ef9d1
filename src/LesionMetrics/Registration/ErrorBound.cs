using LesionMetrics.Imaging;

namespace LesionMetrics.Registration;

/// <summary>How far off the map is, on average over the skin both photos show.</summary>
internal static class ErrorBound
{
    /// <summary>Step over which the field's curvature is taken, working pixels.</summary>
    private const double CurvatureStep = 2 * CellCorrelator.Cell;

    /// <summary>Share of a shading shift that may remain after it was taken out.</summary>
    private const double ShadingLeft = 0.25;

    /// <summary>A shift that could not be told, or is larger, counts as this, working pixels.</summary>
    private const double LargestShading = 5;

    /// <summary>
    /// Weights of the parts, and what is always there, working pixels. Least squares of the relative error on 585 synthetic pairs of every site, tone and
    /// difficulty, scaled so that 95 % of them lie within; fitted to two thirds of them, the bound held for 93.3 % of the others. See the README for what it covers.
    /// </summary>
    private const double Always = 0.35;
    private const double ScatterWeight = 1.4;
    private const double DisagreementWeight = 1.6;
    private const double GapsWeight = 0.9;
    private const double ShadingWeight = 2.3;

    /// <summary>Share of an area that stays within <see cref="MostOf"/>: a rim of it may lie where nothing was measured.</summary>
    private const double MostShare = 0.9;

    /// <summary>What the bound is made of, working pixels.</summary>
    /// <param name="Scatter">Median distance of the measured displacements from the field.</param>
    /// <param name="Disagreement">Distance between what luma and what chroma say, over the whole photo.</param>
    /// <param name="Gaps">Mean over the shared skin of what the surface may have bent between a cell and the nearest measured one.</param>
    /// <param name="Shading">What the light may have moved the texture by, see <see cref="ShadingShift"/>.</param>
    public readonly record struct Parts(double Scatter, double Disagreement, double Gaps, double Shading);

    /// <summary>95 % bound on the mean error, baseline photo pixels, and the same of each cell: NaN off the skin that both photos show.</summary>
    public static (double Mean, Plane Local) Estimate(Alignment alignment, Texture baseline, Mask skin)
    {
        double scale = (double)baseline.PhotoSize.LongerSide / baseline.Size.LongerSide;
        Plane local = Gaps(alignment, baseline, skin);
        Parts parts = Measure(alignment, local);
        double everywhere = Always + (ScatterWeight * parts.Scatter) + (DisagreementWeight * parts.Disagreement) + (ShadingWeight * parts.Shading);
        foreach (ref float error in local.WritableSamples)
        {
            error = (float)(scale * (everywhere + (GapsWeight * error)));
        }

        return (scale * (everywhere + (GapsWeight * parts.Gaps)), local);
    }

    /// <summary>The local bound that most of <paramref name="mask"/> stays within, of what both photos show of it; null where they show none.</summary>
    /// <param name="local">The bound of each cell, NaN where it has none.</param>
    /// <param name="working">The size that cells are counted in.</param>
    /// <param name="mask">Where to look, any size.</param>
    public static double? MostOf(Plane local, ImageSize working, Mask mask)
    {
        long[] pixels = new long[local.Samples.Length];
        for (int y = 0; y < mask.Height; y++)
        {
            int row = (int)((y + 0.5) * working.Height / mask.Height) / CellCorrelator.Cell * local.Width;
            ReadOnlySpan<byte> line = mask.Row(y);
            for (int x = 0; x < line.Length; x++)
            {
                pixels[row + ((int)((x + 0.5) * working.Width / mask.Width) / CellCorrelator.Cell)] += line[x] == Mask.Out ? 0 : 1;
            }
        }

        int[] shown = [.. Enumerable.Range(0, pixels.Length).Where(cell => pixels[cell] > 0 && !float.IsNaN(local.Samples[cell])).OrderBy(cell => local.Samples[cell])];
        long left = 1 + (long)(MostShare * (shown.Sum(cell => pixels[cell]) - 1));
        foreach (int cell in shown)
        {
            left -= pixels[cell];
            if (left <= 0)
            {
                return local.Samples[cell];
            }
        }

        return null;
    }

    /// <summary>The parts of the bound.</summary>
    public static Parts Measure(Alignment alignment, Texture baseline, Mask skin) => Measure(alignment, Gaps(alignment, baseline, skin));

    private static Parts Measure(Alignment alignment, Plane gaps)
    {
        double total = 0;
        int count = 0;
        foreach (float gap in gaps.Samples)
        {
            total += float.IsNaN(gap) ? 0 : gap;
            count += float.IsNaN(gap) ? 0 : 1;
        }

        SplineField bend = alignment.Map.Bend;
        List<double> residuals = [];
        foreach (FieldSample sample in alignment.Samples)
        {
            (double u, double v) = bend.At(sample.X, sample.Y);
            residuals.Add(Math.Sqrt(((u - sample.U) * (u - sample.U)) + ((v - sample.V) * (v - sample.V))));
        }

        residuals.Sort();
        double scatter = residuals.Count > 0 ? residuals[residuals.Count / 2] : 0;
        double shading = Math.Min(alignment.Shading?.Length ?? LargestShading, LargestShading) * (alignment.Shading is { IsSure: true } ? ShadingLeft : 1);
        return new Parts(scatter, alignment.Disagreement, count > 0 ? total / count : 0, shading);
    }

    /// <summary>What the surface may have bent between each cell and the nearest measured one, working pixels; NaN off the skin that both photos show.</summary>
    private static Plane Gaps(Alignment alignment, Texture baseline, Mask skin)
    {
        int columns = (baseline.Size.Width + CellCorrelator.Cell - 1) / CellCorrelator.Cell;
        int rows = (baseline.Size.Height + CellCorrelator.Cell - 1) / CellCorrelator.Cell;
        bool[] measured = new bool[columns * rows];
        foreach (FieldSample sample in alignment.Samples)
        {
            measured[((int)(sample.Y / CellCorrelator.Cell) * columns) + (int)(sample.X / CellCorrelator.Cell)] = true;
        }

        double curvature = Curvature(alignment.Map.Bend, measured, columns);
        double[] distance = Distances(measured, columns, rows);
        Plane gaps = new(columns, rows);
        for (int cell = 0; cell < measured.Length; cell++)
        {
            double x = Math.Min(((cell % columns) + 0.5) * CellCorrelator.Cell, baseline.Size.Width - 1);
            double y = Math.Min(((cell / columns) + 0.5) * CellCorrelator.Cell, baseline.Size.Height - 1);
            if (!skin[(int)(x * skin.Width / baseline.Size.Width), (int)(y * skin.Height / baseline.Size.Height)] || !alignment.Shows(x, y))
            {
                gaps.WritableSamples[cell] = float.NaN;
                continue;
            }

            double away = distance[cell] * CellCorrelator.Cell;
            gaps.WritableSamples[cell] = (float)Math.Min(0.5 * curvature * away * away, 0.1 * baseline.Size.LongerSide);
        }

        return gaps;
    }

    /// <summary>Root mean square second derivative of the field where it was measured, per working pixel.</summary>
    private static double Curvature(SplineField bend, bool[] measured, int columns)
    {
        double sum = 0;
        int count = 0;
        for (int cell = 0; cell < measured.Length; cell++)
        {
            if (!measured[cell])
            {
                continue;
            }

            double x = ((cell % columns) + 0.5) * CellCorrelator.Cell;
            double y = ((cell / columns) + 0.5) * CellCorrelator.Cell;
            (double u, double v) = bend.At(x, y);
            for (int axis = 0; axis < 2; axis++)
            {
                double dx = axis == 0 ? CurvatureStep : 0;
                double dy = CurvatureStep - dx;
                (double u0, double v0) = bend.At(x - dx, y - dy);
                (double u1, double v1) = bend.At(x + dx, y + dy);
                double cu = u0 + u1 - (2 * u);
                double cv = v0 + v1 - (2 * v);
                sum += (cu * cu) + (cv * cv);
                count++;
            }
        }

        return count > 0 ? Math.Sqrt(sum / count) / (CurvatureStep * CurvatureStep) : 0;
    }

    /// <summary>Chamfer distance of each cell from the nearest measured one, cells.</summary>
    private static double[] Distances(bool[] measured, int columns, int rows)
    {
        double[] distance = Array.ConvertAll(measured, known => known ? 0.0 : 1e6);
        for (int sweep = 0; sweep < 2; sweep++)
        {
            int sign = sweep == 0 ? 1 : -1;
            for (int k = 0; k < distance.Length; k++)
            {
                int cell = sweep == 0 ? k : distance.Length - 1 - k;
                int column = cell % columns;
                int row = cell / columns;
                Relax(column - sign, row, 1);
                Relax(column, row - sign, 1);
                Relax(column - sign, row - sign, 1.4);
                Relax(column + sign, row - sign, 1.4);

                void Relax(int otherColumn, int otherRow, double step)
                {
                    if (otherColumn >= 0 && otherColumn < columns && otherRow >= 0 && otherRow < rows)
                    {
                        distance[cell] = Math.Min(distance[cell], distance[(otherRow * columns) + otherColumn] + step);
                    }
                }
            }
        }

        return distance;
    }
}
