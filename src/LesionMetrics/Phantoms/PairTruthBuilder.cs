using LesionMetrics.Imaging;
using LesionMetrics.Registration;

namespace LesionMetrics.Phantoms;

/// <summary>Works out the truth of a pair from the scene itself, without resampling any mask.</summary>
internal static class PairTruthBuilder
{
    private const int GridColumns = 97;
    private const float LnHalf = -0.6931472f;
    private const float LnPlaque = 0.4700036f;

    /// <summary>The truth of a follow-up against its baseline.</summary>
    public static PhantomPairTruth Build(
        PhantomScene scene, SurfaceView baseline, PhantomMasks baselineMasks, SurfaceView followup, PhantomMasks followupMasks, SurfaceLayers followupLayers)
    {
        PixelMapping mapping = Map(baseline, followup);
        SurfaceSampling sampling = new(baseline);
        long shared = 0;
        long newSpots = 0;
        AreaTally depigmented = default;
        AreaTally plaque = default;
        int width = baseline.Size.Width;
        for (int y = 0; y < baseline.Size.Height; y++)
        {
            sampling.StartRow(y);
            ReadOnlySpan<byte> skin = baselineMasks.Skin.Row(y);
            for (int x = 0; x < width; x++)
            {
                if (skin[x] == Mask.Out)
                {
                    continue;
                }

                (double fx, double fy) = mapping.Map(x, y);
                int column = (int)Math.Floor(fx + 0.5);
                int row = (int)Math.Floor(fy + 0.5);
                if (column < 0 || row < 0 || column >= followup.Size.Width || row >= followup.Size.Height || !followupMasks.Skin[column, row])
                {
                    continue;
                }

                shared++;
                sampling.Locate(x, out double sx, out double sy);
                int index = followupLayers.Grid.Locate(sx, sy, out float tx, out float ty);

                // The baseline's own masks hold at its pixels; the follow-up's state is read where the same skin lies.
                depigmented.Add(baselineMasks.Depigmented[x, y], followupLayers.LesionMelanin.Sample(index, tx, ty) < LnHalf);
                plaque.Add(baselineMasks.Plaque[x, y], followupLayers.LesionBlood.Sample(index, tx, ty) >= LnPlaque);
                newSpots += followupLayers.NewSpot.IsPainted && followupLayers.NewSpot.Sample(index, tx, ty) > 0 ? 1 : 0;
            }
        }

        return new PhantomPairTruth(mapping, shared, depigmented.ToChange(), plaque.ToChange(), newSpots, SharedMoles(scene, baseline, baselineMasks, followup, followupMasks));
    }

    /// <summary>The exact mapping, sampled.</summary>
    internal static PixelMapping Map(SurfaceView baseline, SurfaceView followup)
    {
        int columns = GridColumns;
        int rows = Math.Max(2, (int)Math.Round((columns - 1) * (double)baseline.Size.Height / baseline.Size.Width) + 1);
        double[] gridX = new double[columns];
        double[] gridY = new double[rows];
        for (int c = 0; c < columns; c++)
        {
            gridX[c] = (baseline.Size.Width - 1) * (c / (columns - 1.0));
        }

        for (int r = 0; r < rows; r++)
        {
            gridY[r] = (baseline.Size.Height - 1) * (r / (rows - 1.0));
        }

        double[] mapX = new double[columns * rows];
        double[] mapY = new double[columns * rows];
        for (int r = 0; r < rows; r++)
        {
            for (int c = 0; c < columns; c++)
            {
                (double sx, double sy) = baseline.ToSurface(gridX[c], gridY[r]);
                (mapX[(r * columns) + c], mapY[(r * columns) + c]) = followup.ToPhoto(sx, sy);
            }
        }

        double[] homography = Matrix3.Normalize(Matrix3.Multiply(followup.ToPhotoMatrix, Matrix3.Invert(baseline.ToPhotoMatrix)));
        return new PixelMapping(baseline.Size, followup.Size, homography, gridX, gridY, mapX, mapY);
    }

    private static List<(double BaselineX, double BaselineY, double FollowupX, double FollowupY)> SharedMoles(
        PhantomScene scene, SurfaceView baseline, PhantomMasks baselineMasks, SurfaceView followup, PhantomMasks followupMasks)
    {
        List<(double BaselineX, double BaselineY, double FollowupX, double FollowupY)> shared = [];
        foreach ((double x, double y, double _) in scene.Moles)
        {
            (double bx, double by) = baseline.ToPhoto(x, y);
            (double fx, double fy) = followup.ToPhoto(x, y);
            if (Shows(baselineMasks.Skin, bx, by) && Shows(followupMasks.Skin, fx, fy))
            {
                shared.Add((bx, by, fx, fy));
            }
        }

        return shared;
    }

    private static bool Shows(Mask skin, double x, double y)
    {
        int column = (int)Math.Floor(x + 0.5);
        int row = (int)Math.Floor(y + 0.5);
        return column >= 0 && row >= 0 && column < skin.Width && row < skin.Height && skin[column, row];
    }

    private struct AreaTally
    {
        private long _before;
        private long _after;
        private long _gained;
        private long _lost;

        public void Add(bool before, bool after)
        {
            _before += before ? 1 : 0;
            _after += after ? 1 : 0;
            _gained += before && !after ? 1 : 0;
            _lost += after && !before ? 1 : 0;
        }

        public readonly PhantomAreaChange ToChange() => new(_before, _after, _gained, _lost);
    }
}
