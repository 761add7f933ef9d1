using System.Runtime.Intrinsics;

namespace LesionMetrics.Kernels;

/// <summary>
/// What each 8-bit code of each channel adds to three mixtures of optical densities, -log10 of linear light lifted to 1/255: the products of an unmixing's matrix,
/// worked out in double and rounded once.
/// </summary>
public sealed class UnmixTable
{
    private const int Codes = 256;

    // Floats are finest near 0, and the densities of most skin lie within 0.4 of this.
    private const double MiddleDensity = 0.5;

    /// <summary>The entries of red, green and blue in turn: three sums' parts, and a 0.</summary>
    internal Vector128<float>[] Entries { get; }

    /// <summary>The table of <paramref name="matrix"/>.</summary>
    /// <param name="matrix">Nine numbers, row-major: row k gives mixture k from the densities of red, green and blue. The identity gives these themselves.</param>
    /// <exception cref="ArgumentException">The matrix has not nine numbers.</exception>
    public UnmixTable(ReadOnlySpan<float> matrix)
    {
        if (matrix.Length != 9)
        {
            throw new ArgumentException($"Nine numbers are needed, got {matrix.Length}.", nameof(matrix));
        }

        Entries = new Vector128<float>[3 * Codes];
        for (int code = 0; code < Codes; code++)
        {
            double density = -PortableMath.Log10(Math.Max(SrgbTable.Decode(code / 255.0), 1 / 255.0)) - MiddleDensity;
            for (int channel = 0; channel < 3; channel++)
            {
                Vector128<float> entry = default;
                for (int row = 0; row < 3; row++)
                {
                    // The middle's own part stands once, with red.
                    double middle = channel == 0 ? MiddleDensity * ((double)matrix[3 * row] + matrix[(3 * row) + 1] + matrix[(3 * row) + 2]) : 0;
                    entry = entry.WithElement(row, (float)((matrix[(3 * row) + channel] * density) + middle));
                }

                Entries[(channel * Codes) + code] = entry;
            }
        }
    }
}
