using LesionMetrics.Imaging;
using LesionMetrics.Kernels;

namespace LesionMetrics.Filtering;

/// <summary>Optical density of skin as amounts of its chromophores (Tsumura, Haneishi and Miyake 1999, doi 10.1364/JOSAA.16.002169).</summary>
/// <remarks>Melanin's and hemoglobin's axes lie 18 to 22 degrees apart in RGB: unmixing multiplies noise 3 to 8 times. Average the result.</remarks>
public static class ChromophoreUnmixing
{
    /// <summary>The product of <paramref name="matrix"/> and the photo's optical densities, -log10 of linear light lifted to 1/255.</summary>
    /// <param name="raster">An 8-bit photo.</param>
    /// <param name="matrix">Nine numbers, row-major: row k gives amount k from the densities of red, green and blue.</param>
    /// <param name="destination">Planes of the photo's size for the three amounts.</param>
    /// <exception cref="ArgumentException">The sizes differ, or the matrix has not nine numbers.</exception>
    /// <exception cref="InvalidOperationException">The photo is not 8-bit.</exception>
    public static void Unmix(RgbRaster raster, ReadOnlySpan<float> matrix, PlanarImage destination)
    {
        SameSize.Check(raster.Size, destination.Size);
        UnmixTable table = new(matrix);
        for (int y = 0; y < raster.Size.Height; y++)
        {
            UnmixRow.Unmix(raster.Row8(y), table, destination.Red.WritableRow(y), destination.Green.WritableRow(y), destination.Blue.WritableRow(y));
        }
    }
}
