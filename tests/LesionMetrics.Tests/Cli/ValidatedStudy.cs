namespace LesionMetrics.Tests.Cli;

/// <summary>The small synthetic study, with one photo that is none, one without references and one whose reference has another size, validated once.</summary>
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
        LesionMetrics.Acquisition.MaskPng.Write(Path.ChangeExtension(Misfit, ".plaque.png"), new LesionMetrics.Imaging.Mask(30, 20));
        Whole = CommandRun.Of(_study.Path, "validate", "study", "--out", "validated", "--jobs", "2");
        Spoiled = CommandRun.Of(_study.Path, "validate", "spoiled", "--out", "spoiled-validated", "--jobs", "2");
    }

    internal string Folder => _study.Path;

    internal CommandRun Whole { get; }

    internal CommandRun Spoiled { get; }

    internal string Broken { get; }

    internal string Unmarked { get; }

    internal string Misfit { get; }

    /// <inheritdoc/>
    public void Dispose() => _study.Dispose();

    internal string At(params string[] parts) => _study.At(parts);
}
