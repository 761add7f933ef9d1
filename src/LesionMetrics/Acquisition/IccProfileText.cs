using System.Buffers.Binary;
using System.Text;

namespace LesionMetrics.Acquisition;

/// <summary>Reads what an ICC profile says of itself (ICC.1:2010): its description and the intents it can be converted by.</summary>
internal static class IccProfileText
{
    private const int HeaderLength = 128;
    private const int TagEntryLength = 12;
    private const int MaxTags = 100;
    private const int MaxCharacters = 80;

    /// <summary>The profile's description, printable characters only; <c>unnamed</c> where it has none that can be read.</summary>
    internal static string ReadDescription(ReadOnlySpan<byte> profile)
    {
        ReadOnlySpan<byte> tag = FindTag(profile, "desc"u8);
        string text = tag.StartsWith("desc"u8) ? ReadAscii(tag) : tag.StartsWith("mluc"u8) ? ReadFirstTranslation(tag) : string.Empty;
        string printable = new([.. text.Where(c => !char.IsControl(c)).Take(MaxCharacters)]);
        return string.IsNullOrWhiteSpace(printable) ? "unnamed" : printable.Trim();
    }

    /// <summary>
    /// Whether the profile can be converted from by relative colorimetric intent: by a table of its own for that, or by primaries and curves. Some printers' and
    /// scanners' profiles have a perceptual table alone, and libvips would take sRGB in their place without a word.
    /// </summary>
    internal static bool HasRelativeIntent(ReadOnlySpan<byte> profile) =>
        !FindTag(profile, "A2B1"u8).IsEmpty || !FindTag(profile, "rTRC"u8).IsEmpty || !FindTag(profile, "kTRC"u8).IsEmpty;

    private static ReadOnlySpan<byte> FindTag(ReadOnlySpan<byte> profile, ReadOnlySpan<byte> signature)
    {
        uint count = ReadUInt32(profile, HeaderLength);
        for (int i = 0; i < Math.Min(count, MaxTags); i++)
        {
            int entry = HeaderLength + 4 + (i * TagEntryLength);
            if (entry + TagEntryLength <= profile.Length && profile.Slice(entry, 4).SequenceEqual(signature))
            {
                return Cut(profile, ReadUInt32(profile, entry + 4), ReadUInt32(profile, entry + 8));
            }
        }

        return [];
    }

    private static string ReadAscii(ReadOnlySpan<byte> tag) => Encoding.ASCII.GetString(Cut(tag, 12, ReadUInt32(tag, 8))).TrimEnd('\0');

    private static string ReadFirstTranslation(ReadOnlySpan<byte> tag) =>
        Encoding.BigEndianUnicode.GetString(Cut(tag, ReadUInt32(tag, 24), ReadUInt32(tag, 20)));

    private static uint ReadUInt32(ReadOnlySpan<byte> bytes, int offset) =>
        offset + 4 <= bytes.Length ? BinaryPrimitives.ReadUInt32BigEndian(bytes[offset..]) : 0;

    private static ReadOnlySpan<byte> Cut(ReadOnlySpan<byte> bytes, uint offset, uint length) =>
        offset >= bytes.Length ? [] : bytes.Slice((int)offset, (int)Math.Min(length, (uint)bytes.Length - offset));
}
