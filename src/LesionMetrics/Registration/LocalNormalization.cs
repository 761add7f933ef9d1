using LesionMetrics.Imaging;
using LesionMetrics.Kernels;

namespace LesionMetrics.Registration;

/// <summary>Takes the light out of a plane: less its local mean, by its local deviation, both over valid pixels alone.</summary>
internal static class LocalNormalization
{
    /// <summary>Scale of the local mean, working pixels: a shadow's edge is wider, mottle narrower.</summary>
    public const float MeanSigma = 12;

    /// <summary>Scale of the local deviation, working pixels.</summary>
    private const float DeviationSigma = 20;

    /// <summary>Deviation added to the local one, in units of the square root of linear light: camera noise on smooth skin is not blown up to texture.</summary>
    private const float Floor = 0.002f;

    /// <summary>Fewest valid pixels, in units of a window's weight at its middle, for a mean to be taken.</summary>
    private const float LeastCover = 4;

    /// <summary>Values are held within this many deviations, so that one glare spot does not outvote the skin around it.</summary>
    private const float Limit = 3;

    /// <summary>The channels normalized; filled-in lines have values too, but no say in mean and deviation.</summary>
    /// <param name="channels">Planes of one size, lines filled in.</param>
    /// <param name="weight">1 where it counts for mean and deviation.</param>
    /// <param name="shown">1 where a value is wanted, and wherever <paramref name="weight"/> is; the result is 0 elsewhere.</param>
    public static Plane[] Apply(Plane[] channels, Plane weight, Plane shown)
    {
        WindowGrid cover = WindowGrid.OfProduct(weight, weight);
        WindowGrid near = cover.Blur(MeanSigma);
        WindowGrid wide = cover.Blur(DeviationSigma);
        return Array.ConvertAll(channels, channel => Apply(channel, weight, shown, near, wide));
    }

    private static Plane Apply(Plane channel, Plane weight, Plane shown, WindowGrid near, WindowGrid wide)
    {
        WindowGrid mean = WindowGrid.OfProduct(channel, weight).Blur(MeanSigma).With(near, (sum, count) => count > LeastCover ? sum / count : 0);
        Plane result = new(channel.Size);
        WindowGrid squares = WindowGrid.Empty(channel.Size);
        float[] columns = new float[squares.BufferLength];
        float[] mixed = new float[squares.BufferLength];
        float[] level = new float[channel.Width];
        for (int y = 0; y < channel.Height; y++)
        {
            Span<float> row = result.WritableRow(y);
            mean.ExpandRow(y, mixed, level);
            RowWalk.Ternary(channel.Row(y), level, shown.Row(y), row, default(Residual));
            ScaleRow.MultiplyBy(row, weight.Row(y), 1, level);
            ScaleRow.AddProduct(level, row, columns.AsSpan(0, row.Length));
            squares.CloseRow(y, columns);
        }

        WindowGrid gain = squares.Blur(DeviationSigma).With(wide, (sum, count) => count > LeastCover ? 1 / (MathF.Sqrt(sum / count) + Floor) : 0);
        for (int y = 0; y < channel.Height; y++)
        {
            Span<float> row = result.WritableRow(y);
            gain.ExpandRow(y, mixed, level);
            RowWalk.Binary(row, level, row, default(Scaled));
        }

        return result;
    }

    private readonly struct Residual : ITernaryRowOperation
    {
        public TLanes Apply<TLanes>(TLanes x, TLanes y, TLanes z)
            where TLanes : struct, IFloatLanes<TLanes> => (x - y) * z;
    }

    private readonly struct Scaled : IBinaryRowOperation
    {
        public TLanes Apply<TLanes>(TLanes x, TLanes y)
            where TLanes : struct, IFloatLanes<TLanes>
        {
            TLanes value = x * y;
            TLanes limit = TLanes.All(Limit);
            value = TLanes.Select(TLanes.Less(limit, value), limit, value);
            limit = TLanes.All(-Limit);
            return TLanes.Select(TLanes.Less(value, limit), limit, value);
        }
    }
}
