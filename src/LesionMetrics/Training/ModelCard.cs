using System.Globalization;
using System.Text;
using LesionMetrics.Batch;
using LesionMetrics.Reporting;
using LesionMetrics.Segmentation;

namespace LesionMetrics.Training;

/// <summary><c>model-card.md</c>: what a model was trained on, and with what. It holds no date: the same training gives the same bytes.</summary>
internal static class ModelCard
{
    /// <summary>Name of the file in the model folder.</summary>
    public const string FileName = "model-card.md";

    /// <summary>The card of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="folder">Where its files lie.</param>
    /// <param name="options">What it was trained with.</param>
    /// <param name="phantomPhotos">Synthetic photos used.</param>
    /// <param name="study">Photos with reference masks used.</param>
    /// <param name="steps">What the trainer said it did, row counts among it.</param>
    public static byte[] ToBytes(
        TissueModel model, string folder, TrainingOptions options, int phantomPhotos, StudyTrainingSet study, IReadOnlyList<string> steps)
    {
        RunSetup setup = RunSetup.Of(default, model.Sha256);
        StringBuilder card = new();
        card.Append("# Tissue model\n\nWritten by `train`; `analyze` and `validate` use it with `--model`. Not validated by its training: hold it against photos\n");
        card.Append("that it has not seen with `validate`. Research use; not a medical device.\n\n");
        Line(card, $"Model SHA-256, as results carry it: `{model.Sha256}`");
        card.Append("\n| file | SHA-256 | classes | features |\n|---|---|---|---|\n");
        foreach ((string file, TreeEnsemble ensemble) in TissueModel.Files.Zip([model.Regions, model.Lesions, model.DepigmentedPieces, model.PlaquePieces]))
        {
            Line(card, $"| `{file}` | `{Sha256Text.OfFile(Path.Combine(folder, file))}` | {string.Join(", ", ensemble.ClassNames)} | {ensemble.FeatureNames.Count} |");
        }

        card.Append("\n## Trained on\n\n");
        Line(card, $"- {Told(options.PixelSeries)}, for regions and lesions; {Told(options.PieceSeries)}, for pieces; {Told(options.ExtensiveSeries)}, of extensive vitiligo, for `regions.json` alone: {phantomPhotos} photos, generator of {setup.Program}, build {setup.Build}.");
        if (study.Entries.Count == 0)
        {
            card.Append("- No photo of a person.\n");
        }
        else
        {
            Line(card, $"- {study.Entries.Count} photos of a study with reference masks, SHA-256 over photos, masks and conditions `{study.Sha256}`: lesions alone are learned from them.");
        }

        if (study.PhotosWithoutReference + study.Refusals.Count > 0)
        {
            Line(card, $"- Left out of the study: {study.PhotosWithoutReference} photos without a mask for each lesion kind asked for, {study.Refusals.Count} that could not be used.");
        }

        card.Append("\n## Trained with\n\n");
        Line(card, $"- At most {options.RegionRowsPerPhoto} rows a photo for regions and {options.LesionRowsPerPhoto} for lesions, the classes of a photo drawn evenly; every piece.");
        Line(card, $"- Rows for lesions rest on regions fitted without the subject's half of all subjects.");
        Line(card, $"- Gradient-boosted trees (XGBoost), {options.Regions.Rounds} rounds for regions, {options.Lesions.Rounds} for lesions and {options.Pieces.Rounds} for pieces, depth {options.Regions.Depth}, {options.Lesions.Depth} and {options.Pieces.Depth}, one thread, fixed seeds.");
        foreach (string step in steps.Where(step => step.StartsWith("fitting", StringComparison.Ordinal)))
        {
            Line(card, $"- {char.ToUpperInvariant(step[0])}{step[1..]}.");
        }

        return Encoding.UTF8.GetBytes(card.ToString());
    }

    private static string Told(IReadOnlyList<TrainingSeries> list) => list.Count == 0
        ? "no synthetic series"
        : string.Create(CultureInfo.InvariantCulture, $"{list.Count} synthetic series, seeds {list[0].Seed} to {list[^1].Seed}");

    private static void Line(StringBuilder card, FormattableString line) => card.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
