using System.Globalization;

namespace LesionMetrics.Study;

/// <summary>Reads a study by its <c>manifest.csv</c>.</summary>
internal sealed class ManifestConvention
{
    /// <summary>The manifest's file name.</summary>
    internal const string FileName = "manifest.csv";

    private readonly StudyFolder _study;
    private readonly ManifestTable _table;

    private ManifestConvention(StudyFolder study, ManifestTable table)
    {
        _study = study;
        _table = table;
    }

    /// <summary>The photos listed, whether or not their files exist.</summary>
    /// <exception cref="StudyException">A row cannot be used; the message names its line.</exception>
    internal static IReadOnlyList<StudyItem> Read(StudyFolder study)
    {
        ManifestConvention manifest = new(study, ManifestTable.Read(Path.Combine(study.Root, FileName)));
        StudyItem[] items = [.. manifest._table.Rows.Select(row => manifest.ReadRow(row.Line, row.Cells))];
        return manifest.WithCompanions(items);
    }

    private StudyItem ReadRow(int line, string[] cells)
    {
        string place = $"{FileName} line {line}";
        string fullPath = ReadPath(place, Fill(place, "path", cells));
        PhotoEntry entry = new(
            Fill(place, "subject", cells),
            Fill(place, "visit", cells),
            Day: 0,
            Fill(place, "view", cells),
            _study.RelativePathOf(fullPath),
            fullPath,
            ReadCondition(place, _table.Cell(cells, "condition")),
            ReadNumber(place, "mm_per_px", _table.Cell(cells, "mm_per_px"), mayBeZero: false));
        return new StudyItem(place, entry, ReadNumber(place, "day", _table.Cell(cells, "day"), mayBeZero: true));
    }

    private string Fill(string place, string column, string[] cells)
    {
        string text = _table.Cell(cells, column);
        return text.Length > 0 ? text : throw new StudyException($"{place}: the column '{column}' is empty: fill it in.");
    }

    private string ReadPath(string place, string path)
    {
        string slashed = path.Replace('\\', '/');
        bool isRooted = slashed.StartsWith('/') || (slashed.Length > 1 && slashed[1] == ':');
        if (!isRooted && !slashed.Any(char.IsControl))
        {
            string fullPath = Path.GetFullPath(Path.Combine(_study.Root, slashed));
            if (_study.Holds(fullPath))
            {
                return fullPath;
            }
        }

        throw new StudyException($"{place}: the path '{path}' leaves the study folder: give a path inside it.");
    }

    private static LesionCondition ReadCondition(string place, string text) => text.ToLowerInvariant() switch
    {
        "vitiligo" => LesionCondition.Vitiligo,
        "dle" => LesionCondition.Dle,
        "both" or "" => LesionCondition.Both,
        _ => throw new StudyException($"{place}: the condition '{text}' is unknown: write vitiligo, dle or both."),
    };

    private static double? ReadNumber(string place, string column, string text, bool mayBeZero)
    {
        if (text.Length == 0)
        {
            return null;
        }

        bool isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number);
        return isNumber && (number > 0 || (mayBeZero && number == 0))
            ? number
            : throw new StudyException($"{place}: '{text}' in the column '{column}' is not a number {(mayBeZero ? "of 0 or more" : "above 0")} with a decimal point.");
    }

    private StudyItem[] WithCompanions(StudyItem[] items)
    {
        Dictionary<string, IReadOnlyList<string>> filesOf = new(StringComparer.Ordinal);
        HashSet<(string Folder, string View)> seen = [];
        HashSet<(string Folder, string View)> shared = [];
        foreach (PhotoEntry entry in items.Select(item => item.Entry))
        {
            string folder = Path.GetDirectoryName(entry.FullPath)!;
            filesOf.TryAdd(folder, Directory.Exists(folder) ? _study.ListFiles(folder) : []);
            if (!seen.Add((folder, entry.View)))
            {
                shared.Add((folder, entry.View));
            }
        }

        return [.. items.Select(item =>
        {
            string folder = Path.GetDirectoryName(item.Entry.FullPath)!;
            Companions companions = Companions.Find(filesOf[folder], PhotoFileName.ViewOf(Path.GetFileName(item.Entry.FullPath)));

            // A mask named after the view says whose it is only where the folder holds one photo of that view.
            if (!shared.Contains((folder, item.Entry.View)))
            {
                companions = companions.Or(Companions.Find(filesOf[folder], item.Entry.View));
            }

            return item with
            {
                Entry = item.Entry with
                {
                    RoiPath = KeepInside(item.Place, companions.RoiPath),
                    ReferenceDepigmentedPath = KeepInside(item.Place, companions.DepigmentedPath),
                    ReferencePlaquePath = KeepInside(item.Place, companions.PlaquePath),
                },
            };
        })];
    }

    private string? KeepInside(string place, string? companion) => companion is null || _study.Holds(companion)
        ? companion
        : throw new StudyException($"{place}: '{_study.RelativePathOf(companion)}' leads out of the study folder: put the mask itself there.");
}
