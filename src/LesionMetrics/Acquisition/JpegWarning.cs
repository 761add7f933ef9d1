namespace LesionMetrics.Acquisition;

/// <summary>Tells a decoder's warning about damage from one about bad manners.</summary>
internal static class JpegWarning
{
    // libjpeg's warnings that come with made-up pixels (jerror.h: JWRN_HIT_MARKER, JWRN_HUFF_BAD_CODE, JWRN_MUST_RESYNC, JWRN_JPEG_EOF,
    // JWRN_ARITH_BAD_CODE). Its others speak of stray bytes between markers, unknown tags and odd scan settings, after which the picture is whole.
    private static readonly string[] Damage =
        ["premature end", "bad Huffman code", "instead of RST", "bad arithmetic code", "Inconsistent progression", "out of order"];

    /// <summary>Whether a warning of libjpeg or libvips says that part of the picture was lost.</summary>
    internal static bool MeansLostPixels(string warning) => Damage.Any(sign => warning.Contains(sign, StringComparison.OrdinalIgnoreCase));
}
