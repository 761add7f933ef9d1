using System.Buffers.Binary;
using System.Text;

namespace LesionMetrics.Tests.Acquisition;

/// <summary>Writes the little of EXIF that the tests need (CIPA DC-008), big-endian.</summary>
internal static class ExifBlock
{
    private const int HeaderLength = 8;

    /// <summary>A JPEG with an EXIF block put in behind its first marker.</summary>
    internal static byte[] InsertInto(byte[] jpeg, int orientation, string? model = null, string? interop = null)
    {
        byte[] tiff = Tiff(orientation, model, interop);
        byte[] segment = new byte[4 + 6 + tiff.Length];
        segment[0] = 0xFF;
        segment[1] = 0xE1;
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(2), (ushort)(segment.Length - 2));
        "Exif\0\0"u8.CopyTo(segment.AsSpan(4));
        tiff.CopyTo(segment, 10);
        return [.. jpeg[..2], .. segment, .. jpeg[2..]];
    }

    // Main directory: model, orientation, pointers to EXIF and GPS; EXIF: ISO and a pointer to interoperability; GPS: a latitude mark.
    private static byte[] Tiff(int orientation, string? model, string? interop)
    {
        List<byte> data = [];
        List<byte[]> main = [Short(0x0112, orientation)];
        if (model is not null)
        {
            main.Insert(0, Ascii(0x0110, model, data));
        }

        main.Add(Long(0x8769, 0));
        main.Add(Long(0x8825, 0));
        List<byte[]> exif = [Short(0x8827, 400), Short(0x9209, 1), Ascii(0xA431, "SERIAL-12345", data)];
        if (interop is not null)
        {
            exif.Add(Long(0xA005, 0));
        }

        List<byte[]> gps = [Short(0x0000, 2)];
        int exifAt = HeaderLength + Length(main);
        int gpsAt = exifAt + Length(exif);
        int interopAt = gpsAt + Length(gps);
        List<byte[]> interoperability = interop is null ? [] : [InlineAscii(0x0001, interop)];
        int dataAt = interopAt + (interop is null ? 0 : Length(interoperability));

        byte[][] all = [.. main, .. exif];
        foreach (byte[] entry in all)
        {
            ushort tag = BinaryPrimitives.ReadUInt16BigEndian(entry);
            bool isText = BinaryPrimitives.ReadUInt16BigEndian(entry.AsSpan(2)) == 2;
            uint value = BinaryPrimitives.ReadUInt32BigEndian(entry.AsSpan(8));
            uint pointed = tag switch { 0x8769 => (uint)exifAt, 0x8825 => (uint)gpsAt, 0xA005 => (uint)interopAt, _ => isText ? value + (uint)dataAt : value };
            BinaryPrimitives.WriteUInt32BigEndian(entry.AsSpan(8), pointed);
        }

        byte[] header = [(byte)'M', (byte)'M', 0, 42, 0, 0, 0, HeaderLength];
        return [.. header, .. Directory(main), .. Directory(exif), .. Directory(gps), .. interop is null ? [] : Directory(interoperability), .. data];
    }

    private static int Length(List<byte[]> entries) => 2 + (12 * entries.Count) + 4;

    private static byte[] Directory(List<byte[]> entries) => [(byte)(entries.Count >> 8), (byte)entries.Count, .. entries.SelectMany(entry => entry), 0, 0, 0, 0];

    private static byte[] Entry(int tag, int type, int count, uint value)
    {
        byte[] entry = new byte[12];
        BinaryPrimitives.WriteUInt16BigEndian(entry, (ushort)tag);
        BinaryPrimitives.WriteUInt16BigEndian(entry.AsSpan(2), (ushort)type);
        BinaryPrimitives.WriteUInt32BigEndian(entry.AsSpan(4), (uint)count);
        BinaryPrimitives.WriteUInt32BigEndian(entry.AsSpan(8), value);
        return entry;
    }

    private static byte[] Short(int tag, int value) => Entry(tag, 3, 1, (uint)value << 16);

    private static byte[] Long(int tag, uint value) => Entry(tag, 4, 1, value);

    private static byte[] InlineAscii(int tag, string text) =>
        Entry(tag, 2, 4, BinaryPrimitives.ReadUInt32BigEndian(Encoding.ASCII.GetBytes(text.PadRight(4, '\0'))));

    private static byte[] Ascii(int tag, string text, List<byte> data)
    {
        int at = data.Count;
        data.AddRange(Encoding.ASCII.GetBytes(text + "\0"));
        return Entry(tag, 2, text.Length + 1, (uint)at);
    }
}
