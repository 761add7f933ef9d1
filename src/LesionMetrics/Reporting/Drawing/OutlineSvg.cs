using System.Drawing;
using System.Globalization;
using System.Text;
using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Reporting.Drawing;

/// <summary>Masks as SVG drawings that lie over a picture of the same aspect ratio and scale with it.</summary>
public static class OutlineSvg
{
    /// <summary>In screen pixels: finer than the line, and enough to turn the stairs of a slanted border into one stroke.</summary>
    private const double TolerancePixels = 0.6;

    /// <summary>Outlines: a stroke of <paramref name="color"/> over a wider dark one, of the same width on the screen however far it is scaled.</summary>
    public static byte[] Outline(Mask mask, Rgb color)
    {
        string path = PathData(mask);
        return Document(mask.Size, path.Length == 0 ? "" :
            $"<path fill=\"none\" stroke=\"{Palette.Dark.ToCss()}\" stroke-opacity=\"0.5\" stroke-width=\"2.8\" stroke-linejoin=\"round\" vector-effect=\"non-scaling-stroke\" d=\"{path}\"/>"
            + $"<path fill=\"none\" stroke=\"{color.ToCss()}\" stroke-width=\"1.5\" stroke-linejoin=\"round\" vector-effect=\"non-scaling-stroke\" d=\"{path}\"/>");
    }

    /// <summary>Areas filled in translucent colors, one path a mask. All masks have one size.</summary>
    public static byte[] Areas(params ReadOnlySpan<(Mask Mask, Rgb Color)> areas)
    {
        StringBuilder body = new();
        foreach ((Mask mask, Rgb color) in areas)
        {
            string path = PathData(mask);
            if (path.Length > 0)
            {
                body.Append("<path fill=\"").Append(color.ToCss()).Append("\" fill-opacity=\"0.6\" fill-rule=\"evenodd\" d=\"").Append(path).Append("\"/>");
            }
        }

        return Document(areas[0].Mask.Size, body.ToString());
    }

    private static byte[] Document(ImageSize size, string body) => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size.Width} {size.Height}\" width=\"{size.Width}\" height=\"{size.Height}\" preserveAspectRatio=\"none\">{body}</svg>\n"));

    private static string PathData(Mask mask)
    {
        StringBuilder path = new();
        foreach (IReadOnlyList<PointF> loop in OutlineTracer.Trace(mask))
        {
            char command = 'M';
            foreach (PointF point in LoopSimplifier.Simplify(loop, TolerancePixels))
            {
                path.Append(command).Append(CellText.ShortNumber(point.X, 1)).Append(' ').Append(CellText.ShortNumber(point.Y, 1));
                command = 'L';
            }

            path.Append('Z');
        }

        return path.ToString();
    }
}
