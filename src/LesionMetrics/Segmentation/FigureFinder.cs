using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Kernels;

namespace LesionMetrics.Segmentation;

/// <summary>
/// Finds what a close-up was taken of: one piece about the middle that differs from the ground, and of all that differs as much the better part. Color and
/// classifiers have no say in it, so horn, crust and a blue-gray margin belong to it as redness does; whether it is a lesion they say afterwards.
/// </summary>
internal static class FigureFinder
{
    /// <summary>Sigma that takes out pores and fine hair, as a share of the side; once before and once after distances are taken.</summary>
    private const double SmoothingShare = 0.008;

    /// <summary>Sigma of how far from the middle a figure reaches, as a share of each side.</summary>
    private const double CenterSigmaShare = 0.25;

    /// <summary>Share of all salience below which the histogram that is split ends; a few glossy pixels would else stretch it.</summary>
    private const double HighestShare = 0.995;

    private const int HistogramBins = 256;

    /// <summary>Share of the photo that a figure covers.</summary>
    private const double LeastShare = 0.01;

    private const double MostShare = 0.35;

    /// <summary>Largest distance of its centroid from the middle, as a share of either side.</summary>
    private const double MostOffCenter = 0.13;

    /// <summary>What lies outside and differs by this share of the figure's own difference rivals it; of both the figure must be <see cref="LeastDominance"/>.</summary>
    private const double RivalShare = 0.6;

    private const double LeastDominance = 0.35;

    /// <summary>By what factor its median distance from the ground must exceed that of all else.</summary>
    private const double LeastContrast = 2;

    /// <summary>Half the width of the band about a piece's border in which edges decide, as a share of the radius of a disc as large.</summary>
    private const double BandShare = 0.12;

    /// <summary>The figure of <paramref name="image"/>, hair-free at reference size; null where nothing in the middle dominates.</summary>
    /// <param name="image">The photo.</param>
    /// <param name="marker">Strokes of marker that were filled, of the same size: what is there is not known, and no part of it. Null where there are none.</param>
    public static Figure? Find(LogImage image, Mask? marker)
    {
        double side = Math.Sqrt(image.Size.PixelCount);
        float sigma = Math.Max(PreparedPhoto.MinSigmaPixels, (float)(SmoothingShare * side));
        LogImage smooth = image.Select(plane => GaussianFilter.Blur(plane, sigma));
        GroundSurface ground = GroundSurface.Fit(smooth);
        return Find(smooth, Without(marker, GaussianFilter.Blur(ground.Distance, sigma)), marker)
            ?? (WithoutMarker(ground) is { } bare ? Find(smooth, Without(marker, GaussianFilter.Blur(bare, sigma)), marker) : null);
    }

    private static Figure? Find(LogImage smooth, Plane distance, Mask? marker)
    {
        Plane salience = Salience(distance);
        double highest = Quantiles.Of(salience, Mask.Full(salience.Size), [HighestShare])[0];
        if (!(highest > 0))
        {
            return null;
        }

        double split = Otsu.Threshold(Histogram.Of(salience, null, 0, (float)highest, HistogramBins));
        if (double.IsNaN(split) || Largest(salience, split) is not { } piece || Dominance(piece, distance) is not { } dominance)
        {
            return null;
        }

        return new Figure(FigureCut.Belonging(smooth, piece, marker) ?? LocalContrast.Belonging(piece, distance, BandShare)) { Dominance = dominance };
    }

    private static Plane Without(Mask? marker, Plane distance)
    {
        for (int i = 0; marker is not null && i < distance.Samples.Length; i++)
        {
            distance.WritableSamples[i] = marker.Pixels[i] != Mask.Out ? 0 : distance.Samples[i];
        }

        return distance;
    }

    /// <summary>
    /// Distance from the ground, of which marker has none: a ring drawn about a lesion outdoes it, and is not what the photo was taken of. Null where there is no
    /// marker.
    /// </summary>
    private static Plane? WithoutMarker(GroundSurface ground)
    {
        Plane distance = ground.Distance.Copy();
        bool marked = false;
        for (int i = 0; i < distance.Samples.Length; i++)
        {
            if (InkColor.Is(ground.Residual.Red.Samples[i], ground.Residual.Blue.Samples[i]))
            {
                distance.WritableSamples[i] = 0;
                marked = true;
            }
        }

        return marked ? distance : null;
    }

    private static Plane Salience(Plane distance)
    {
        Plane salience = Plane.Uninitialized(distance.Size);
        for (int y = 0; y < distance.Height; y++)
        {
            double row = FromCenter(y, distance.Height);
            for (int x = 0; x < distance.Width; x++)
            {
                double column = FromCenter(x, distance.Width);
                salience.WritableRow(y)[x] = (float)(distance[x, y] * PortableMath.Exp(-((row * row) + (column * column)) / (2 * CenterSigmaShare * CenterSigmaShare)));
            }
        }

        return salience;
    }

    private static double FromCenter(double index, int count) => ((index + 0.5) / count) - 0.5;

    /// <summary>Of the pieces that exceed <paramref name="split"/> the one with most salience, without holes; null where there is none.</summary>
    private static Mask? Largest(Plane salience, double split)
    {
        Mask salient = new(salience.Size);
        MaskRow.AtLeast(salience.Samples, (float)split, salient.WritablePixels);
        ComponentMap pieces = ConnectedComponents.Label(salient, eightConnected: true);
        double[] sums = new double[pieces.Count + 1];
        for (int i = 0; i < salience.Samples.Length; i++)
        {
            sums[pieces.Labels[i]] += pieces.Labels[i] > 0 ? salience.Samples[i] : 0;
        }

        int best = Array.IndexOf(sums, sums.Max());
        return best == 0 ? null : HoleFilling.Fill(pieces.Select(piece => piece.Label == best), salience.Size.PixelCount);
    }

    /// <summary>Of all that differs from the ground about as much as <paramref name="piece"/> the share that it is; null where that is too little, or it is no figure.</summary>
    private static double? Dominance(Mask piece, Plane distance)
    {
        ImageSize size = piece.Size;
        double share = piece.CountIn() / (double)size.PixelCount;
        Component whole = ConnectedComponents.Label(piece, eightConnected: true)[1];
        bool central = Math.Abs(FromCenter(whole.CentroidX, size.Width)) <= MostOffCenter && Math.Abs(FromCenter(whole.CentroidY, size.Height)) <= MostOffCenter;
        bool within = whole.Left > 0 && whole.Top > 0 && whole.Right < size.Width - 1 && whole.Bottom < size.Height - 1;
        if (share is < LeastShare or > MostShare || !central || !within)
        {
            return null;
        }

        double typical = Quantiles.Median(distance, piece);
        Mask rivals = new(size);
        MaskRow.AtLeast(distance.Samples, (float)(RivalShare * typical), rivals.WritablePixels);
        double dominance = MaskOperations.IntersectionCount(rivals, piece) / (double)Math.Max(1, rivals.CountIn());
        return dominance >= LeastDominance && typical >= LeastContrast * Quantiles.Median(distance, MaskOperations.Not(piece)) ? dominance : null;
    }
}
