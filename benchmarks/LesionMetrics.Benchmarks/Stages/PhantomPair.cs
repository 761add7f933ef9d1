using LesionMetrics.Acquisition;
using LesionMetrics.Imaging;
using LesionMetrics.Phantoms;
using LesionMetrics.Study;

namespace LesionMetrics.Benchmarks.Stages;

/// <summary>A synthetic pair on disk, as JPEG, removed when disposed of.</summary>
internal sealed class PhantomPair : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public PhantomPair(ImageSize size)
    {
        Visits =
        [
            .. PhantomRenderer.Render(new PhantomSpec
            {
                Seed = 2026,
                Size = size,
                Site = PhantomSite.Limb,
                Tone = SkinTone.III,
                Difficulty = PhantomDifficulty.Medium,
                Lesions = LesionCondition.Both,
                Unaffected = false,
            }).Visits.Take(2),
        ];
        Entries = [.. Visits.Select(Save)];
    }

    /// <summary>Baseline and follow-up with their truth.</summary>
    public IReadOnlyList<PhantomVisit> Visits { get; }

    /// <summary>The two files.</summary>
    public IReadOnlyList<PhotoEntry> Entries { get; }

    /// <summary>Where results may go.</summary>
    public string Results => Path.Combine(_folder, "results");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private PhotoEntry Save(PhantomVisit visit)
    {
        string path = Path.Combine(_folder, visit.Name + ".jpg");
        JpegWriter.Write(path, visit.Photo, visit.JpegQuality);
        return new PhotoEntry("S001", visit.Name, visit.Day, "limb", visit.Name + ".jpg", path);
    }
}
