namespace LesionMetrics.Registration;

/// <summary>
/// Carries the measured region over the rest of the skin, cell by cell: where neighbors are known, their displacement and its slope predict the next cell's
/// closely enough to find it, however far the surface has moved.
/// </summary>
internal sealed class RegionGrower(Texture baseline, Texture followup, Homography rigid, SideBySide work)
{
    /// <summary>Neighbors that predict, cells around.</summary>
    private const int Reach = 3;

    /// <summary>Fewest known neighbors a prediction needs.</summary>
    private const int FewestNeighbors = 4;

    /// <summary>How often a cell is tried, each time with more known neighbors.</summary>
    private const int MostTries = 3;

    /// <summary>
    /// Least evidence for a found patch: half its squared distinctness less half its squared distance from the prediction, in prediction errors. 4 asks for a
    /// distinctness of 2.8 right at the prediction.
    /// </summary>
    private const double LeastEvidence = 4;

    /// <summary>Typical error of a prediction, pixels.</summary>
    private const double PredictionError = 3;

    /// <summary>Most waves: a photo is about 80 cells long.</summary>
    private const int MostWaves = 60;

    /// <summary>Slopes are held near 0 by as much as this many neighbors one cell away would.</summary>
    private const double SlopeRidge = 2;

    private readonly int _columns = (baseline.Size.Width + CellCorrelator.Cell - 1) / CellCorrelator.Cell;
    private readonly int _rows = (baseline.Size.Height + CellCorrelator.Cell - 1) / CellCorrelator.Cell;
    private readonly PatchSearch _search = new();
    private readonly PatchSearch _otherSearch = new();

    /// <summary>The displacements of <paramref name="seeds"/> and of every further cell that could be reached from them, one a cell.</summary>
    public List<FieldSample> Grow(IReadOnlyList<FieldSample> seeds)
    {
        var known = new FieldSample?[_columns * _rows];
        int[] tries = new int[known.Length];
        int[] neighborsAtTry = new int[known.Length];
        foreach (FieldSample seed in seeds)
        {
            Plant(known, seed);
        }

        int[] neighbors = new int[known.Length];
        for (int cell = 0; cell < known.Length; cell++)
        {
            if (known[cell] is not null)
            {
                Announce(neighbors, cell);
            }
        }

        for (int wave = 0; wave < MostWaves; wave++)
        {
            int[] due = [.. Enumerable.Range(0, known.Length).Where(IsDue)];
            int half = due.Length / 2;
            (List<(int Cell, FieldSample Sample)> found, List<(int Cell, FieldSample Sample)> others) =
                work.Both(() => TryEach(due[..half], _search), () => TryEach(due[half..], _otherSearch));
            found.AddRange(others);
            if (found.Count == 0)
            {
                break;
            }

            foreach ((int cell, FieldSample sample) in found)
            {
                known[cell] = sample;
                Announce(neighbors, cell);
            }
        }

        return NeighborTest.Keep(known, _columns, _rows, 2);

        bool IsDue(int cell) =>
            known[cell] is null && tries[cell] < MostTries && neighbors[cell] >= FewestNeighbors && neighbors[cell] > neighborsAtTry[cell];

        // Within a wave no cell knows of what another one found, so that halves of it may be tried side by side.
        List<(int Cell, FieldSample Sample)> TryEach(int[] cells, PatchSearch search)
        {
            List<(int Cell, FieldSample Sample)> found = [];
            foreach (int cell in cells)
            {
                if (Predict(known, cell) is not { } prediction)
                {
                    continue;
                }

                tries[cell]++;
                neighborsAtTry[cell] = neighbors[cell];
                if (Try(cell, prediction, search) is { } sample)
                {
                    found.Add((cell, sample));
                }
            }

            return found;
        }
    }

    /// <summary>Adds a cell to the count of known neighbors of all that it may predict.</summary>
    private void Announce(int[] neighbors, int cell)
    {
        int column = cell % _columns;
        int row = cell / _columns;
        for (int j = Math.Max(row - Reach, 0); j <= Math.Min(row + Reach, _rows - 1); j++)
        {
            for (int i = Math.Max(column - Reach, 0); i <= Math.Min(column + Reach, _columns - 1); i++)
            {
                neighbors[(j * _columns) + i]++;
            }
        }
    }

    /// <summary>A seed stands for the four cells around its middle.</summary>
    private void Plant(FieldSample?[] known, FieldSample seed)
    {
        const double Quarter = CellCorrelator.Cell / 2.0;
        for (int k = 0; k < 4; k++)
        {
            int cell = Cell(seed.X + ((k % 2) == 0 ? -Quarter : Quarter), seed.Y + (k < 2 ? -Quarter : Quarter));
            known[cell] = seed with { X = Middle(cell % _columns), Y = Middle(cell / _columns) };
        }
    }

    private int Cell(double x, double y) =>
        (Math.Clamp((int)(y / CellCorrelator.Cell), 0, _rows - 1) * _columns) + Math.Clamp((int)(x / CellCorrelator.Cell), 0, _columns - 1);

    private static double Middle(int index) => (index * CellCorrelator.Cell) + ((CellCorrelator.Cell - 1) / 2.0);

    private FieldSample? Try(int cell, Prediction p, PatchSearch search)
    {
        double x = Middle(cell % _columns);
        double y = Middle(cell / _columns);
        (double rx, double ry) = rigid.Apply(x, y);
        (double xx, double xy, double yx, double yy) = rigid.Jacobian(x, y);
        (double Xx, double Xy, double Yx, double Yy) stretch = (xx + p.Ux, xy + p.Uy, yx + p.Vx, yy + p.Vy);
        if (search.Find(baseline.Compared, followup.Compared, x, y, (rx + p.U, ry + p.V), stretch) is not { } peak || Evidence(peak) < LeastEvidence)
        {
            return null;
        }

        double u = p.U + (stretch.Xx * peak.Dx) + (stretch.Xy * peak.Dy);
        double v = p.V + (stretch.Yx * peak.Dx) + (stretch.Yy * peak.Dy);
        return new FieldSample(x, y, u, v, Math.Clamp(peak.Correlation, 0.01, 1));
    }

    private static double Evidence(ShiftPeak peak)
    {
        double off = ((peak.Dx * peak.Dx) + (peak.Dy * peak.Dy)) / (PredictionError * PredictionError);
        return ((peak.Distinctness * peak.Distinctness) - off) / 2;
    }

    /// <summary>Displacement and slopes at a cell by a weighted plane through its neighbors.</summary>
    private Prediction? Predict(FieldSample?[] known, int cell)
    {
        int column = cell % _columns;
        int row = cell / _columns;
        double[] matrix = new double[9];
        double[] u = new double[3];
        double[] v = new double[3];
        for (int j = Math.Max(row - Reach, 0); j <= Math.Min(row + Reach, _rows - 1); j++)
        {
            for (int i = Math.Max(column - Reach, 0); i <= Math.Min(column + Reach, _columns - 1); i++)
            {
                if (known[(j * _columns) + i] is not { } sample)
                {
                    continue;
                }

                double dx = i - column;
                double dy = j - row;
                double weight = 1 / ((dx * dx) + (dy * dy));
                ReadOnlySpan<double> basis = [1, dx, dy];
                for (int a = 0; a < 3; a++)
                {
                    u[a] += weight * basis[a] * sample.U;
                    v[a] += weight * basis[a] * sample.V;
                    for (int b = 0; b < 3; b++)
                    {
                        matrix[(3 * a) + b] += weight * basis[a] * basis[b];
                    }
                }
            }
        }

        matrix[4] += SlopeRidge;
        matrix[8] += SlopeRidge;
        double[] copy = [.. matrix];
        if (!DenseCholesky.Solve(matrix, u) || !DenseCholesky.Solve(copy, v))
        {
            return null;
        }

        const double Pitch = CellCorrelator.Cell;
        return new Prediction(u[0], v[0], u[1] / Pitch, u[2] / Pitch, v[1] / Pitch, v[2] / Pitch);
    }

    private readonly record struct Prediction(double U, double V, double Ux, double Uy, double Vx, double Vy);
}
