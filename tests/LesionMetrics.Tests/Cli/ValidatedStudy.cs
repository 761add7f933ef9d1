using LesionMetrics.Acquisition;
using LesionMetrics.Imaging;

namespace LesionMetrics.Tests.Cli;

/// <summary>The small synthetic study, with one photo that is none, one without references, one whose reference has another size
/// and one to be measured in part, validated once.</summary>
public sealed class ValidatedStudy : IDisposable
{
    private readonly CommandStudy _study = new();

    /// <summary>Spoils a copy of the study and validates it.</summary>
    public ValidatedStudy()
    {
        _study.CopyStudy("spoiled");
        string[] photos = [.. Directory.EnumerateFiles(At("spoiled", "photos"), "*.jpg", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        Broken = photos[^1];
        Unmarked = photos[^3];
        Misfit = photos[0];
        File.WriteAllText(Broken, "no photo");
        File.Delete(Path.ChangeExtension(Unmarked, ".depigmented.png"));
        File.Delete(Path.ChangeExtension(Unmarked, ".plaque.png"));
        MaskPng.Write(Path.ChangeExtension(Misfit, ".plaque.png"), new Mask(30, 20));
        Restricted = photos.First(path => path != Misfit && path != Broken && path != Unmarked && Reference(path).CountIn() > 0);
        MaskPng.Write(Path.ChangeExtension(Restricted, ".roi.png"), LeftOf(Reference(Restricted)));
        Whole = CommandRun.Of(_study.Path, "validate", "study", "--out", "validated", "--jobs", "2");
        Spoiled = CommandRun.Of(_study.Path, "validate", "spoiled", "--out", "spoiled-validated", "--jobs", "2");
    }

    internal string Folder => _study.Path;

    internal CommandRun Whole { get; }

    internal CommandRun Spoiled { get; }

    internal string Broken { get; }

    internal string Unmarked { get; }

    internal string Misfit { get; }

    internal string Restricted { get; }

    /// <inheritdoc/>
    public void Dispose() => _study.Dispose();

    internal string At(params string[] parts) => _study.At(parts);

    internal static Mask Reference(string photo) => MaskPng.Read(Path.ChangeExtension(photo, ".depigmented.png"), "reference");

    // All columns up to the middle of the lesion, so that a part of it lies outside.
    internal static Mask LeftOf(Mask lesion)
    {
        int[] columns = [.. Enumerable.Range(0, lesion.Pixels.Length).Where(i => lesion.Pixels[i] != Mask.Out).Select(i => i % lesion.Width).Order()];
        Mask left = new(lesion.Size);
        for (int y = 0; y < left.Height; y++)
        {
            left.WritableRow(y)[..(columns[columns.Length / 2] + 1)].Fill(Mask.In);
        }

        return left;
    }
}
