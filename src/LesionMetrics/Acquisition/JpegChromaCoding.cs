using System.Buffers.Binary;

namespace LesionMetrics.Acquisition;

/// <summary>How coarsely a JPEG (ITU T.81) holds color: what its header says of the two chroma components.</summary>
/// <param name="ColumnStep">Columns of the picture that share a chroma sample, 1 to 4.</param>
/// <param name="RowStep">Rows that do.</param>
/// <param name="BlueSteps">Rounding steps of Cb, one a frequency of a block of 8 x 8, row-major by vertical frequency; a damaged file may give 0.</param>
/// <param name="RedSteps">Likewise of Cr.</param>
internal sealed record JpegChromaCoding(int ColumnStep, int RowStep, IReadOnlyList<int> BlueSteps, IReadOnlyList<int> RedSteps)
{
    private const byte EndOfImage = 0xD9;

    private const byte FirstRestart = 0xD0;

    private const byte Temporary = 0x01;

    private const byte QuantizationTables = 0xDB;

    private const byte StartOfScan = 0xDA;

    private const byte AdobeSegment = 0xEE;

    private const int Frequencies = 64;

    /// <summary>Where the header's order (T.81 figure A.6) puts each frequency.</summary>
    private static readonly int[] ZigZag =
    [
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
        35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
    ];

    /// <summary>Reads the header of <paramref name="file"/>; null where it is damaged, or codes other than luma and two chroma components of 8 bits.</summary>
    public static JpegChromaCoding? Read(ReadOnlySpan<byte> file)
    {
        int[]?[] tables = new int[]?[4];
        Frame? frame = null;
        int at = 0;
        while (at + 4 <= file.Length && file[at] == 0xFF)
        {
            byte marker = file[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            if (marker is Temporary or (>= FirstRestart and <= EndOfImage))
            {
                at += 2;
                continue;
            }

            int length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            if (length < 2 || at + 2 + length > file.Length)
            {
                return null;
            }

            ReadOnlySpan<byte> segment = file.Slice(at + 4, length - 2);
            switch (marker)
            {
                case QuantizationTables when !ReadTables(segment, tables):
                case AdobeSegment when segment.Length >= 12 && segment.StartsWith("Adobe"u8) && segment[11] != 1:
                    return null;
                case 0xC0 or 0xC1 or 0xC2:
                    frame = ReadFrame(segment);
                    break;
                case StartOfScan:
                    return frame is { } read && tables[read.BlueTable] is { } blue && tables[read.RedTable] is { } red
                        ? new JpegChromaCoding(read.ColumnStep, read.RowStep, blue, red)
                        : null;
            }

            at += 2 + length;
        }

        return null;
    }

    private static bool ReadTables(ReadOnlySpan<byte> segment, int[]?[] tables)
    {
        while (segment.Length > 0)
        {
            int bytes = (segment[0] >> 4) + 1;
            int number = segment[0] & 15;
            if (bytes > 2 || number >= tables.Length || segment.Length < 1 + (bytes * Frequencies))
            {
                return false;
            }

            int[] steps = new int[Frequencies];
            for (int k = 0; k < Frequencies; k++)
            {
                steps[ZigZag[k]] = bytes == 1 ? segment[1 + k] : BinaryPrimitives.ReadUInt16BigEndian(segment[(1 + (2 * k))..]);
            }

            tables[number] = steps;
            segment = segment[(1 + (bytes * Frequencies))..];
        }

        return true;
    }

    private static Frame? ReadFrame(ReadOnlySpan<byte> segment)
    {
        if (segment.Length < 15 || segment[0] != 8 || segment[5] != 3 || "RGB"u8.SequenceEqual([segment[6], segment[9], segment[12]]))
        {
            return null;
        }

        (int luma, int blue, int red) = (segment[7], segment[10], segment[13]);
        (int columns, int rows) = (luma >> 4, luma & 15);
        bool known = blue == 0x11 && red == 0x11 && columns is 1 or 2 or 4 && rows is 1 or 2 or 4 && segment[11] < 4 && segment[14] < 4;
        return known ? new Frame(columns, rows, segment[11], segment[14]) : null;
    }

    private readonly record struct Frame(int ColumnStep, int RowStep, int BlueTable, int RedTable);
}
