using System.Text;

namespace LesionMetrics.Reporting;

/// <summary>
/// Where a results folder keeps what. Paths are relative to the results folder and use forward slashes, so that they read the same on every
/// machine and stand in links as they are.
/// </summary>
public static class EvidencePaths
{
    /// <summary>The folder of all evidence.</summary>
    public const string Root = "evidence";

    /// <summary>The file that closes a series: its rows, its input key and the hashes of its evidence.</summary>
    public const string SeriesFile = "series.json";

    /// <summary>The folder of one view of one subject.</summary>
    public static string Series(string subject, string view) => $"{Root}/{Segment(subject)}/{Segment(view)}";

    /// <summary>The folder of one photo.</summary>
    public static string Photo(string subject, string view, string visit) => $"{Series(subject, view)}/{Segment(visit)}";

    /// <summary>
    /// <paramref name="name"/> as a file name that stays inside its folder and is legal on Linux, macOS and Windows: itself for ordinary names,
    /// else with the offending characters as %XX of their UTF-8 bytes. Two different names never share one segment.
    /// </summary>
    public static string Segment(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        StringBuilder segment = new(name.Length);
        for (int i = 0; i < name.Length; i++)
        {
            char c = name[i];
            bool edge = (c == '.' && (i == 0 || i == name.Length - 1)) || (c == ' ' && i == name.Length - 1);
            if (edge || c < ' ' || c is '%' or '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|' or '\u007f')
            {
                segment.Append('%').Append(((int)c).ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
            }
            else
            {
                segment.Append(c);
            }
        }

        string result = segment.ToString();
        return result == SeriesFile ? "series%2Ejson" : result;
    }
}
