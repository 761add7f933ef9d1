using LesionMetrics.Acquisition;
using LesionMetrics.Imaging;

namespace LesionMetrics.Training;

/// <summary>
/// Synthetic photos of a training run, rendered once and kept on disk without loss: rendering takes longer than reading, and hundreds of photos with their
/// masks do not fit into memory. Its folder is removed when it is disposed of.
/// </summary>
internal sealed class PhantomPhotoStore : IDisposable
{
    private readonly string _folder;
    private readonly List<Stored>[] _series;

    private PhantomPhotoStore(string folder, int seriesCount)
    {
        _folder = folder;
        _series = [.. Enumerable.Range(0, seriesCount).Select(_ => new List<Stored>())];
    }

    /// <summary>Number of photos.</summary>
    public int Count => _series.Sum(photos => photos.Count);

    /// <summary>Number of photos of the first <paramref name="seriesCount"/> series.</summary>
    public int CountOf(int seriesCount) => _series.Take(seriesCount).Sum(photos => photos.Count);

    /// <summary>Renders <paramref name="list"/> into <paramref name="folder"/>.</summary>
    /// <param name="folder">A folder of its own; made here.</param>
    /// <param name="list">What to render; photos are kept in this order.</param>
    /// <param name="degreeOfParallelism">Series rendered at once; changes no photo.</param>
    /// <param name="finished">Told how many are done, one call at a time.</param>
    /// <param name="cancellation">Stops between series.</param>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public static PhantomPhotoStore Render(
        string folder, IReadOnlyList<TrainingSeries> list, int degreeOfParallelism, Action<int> finished, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        PhantomPhotoStore store = new(folder, list.Count);
        Lock gate = new();
        int done = 0;
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = degreeOfParallelism, CancellationToken = cancellation };
        Parallel.For(0, list.Count, parallel, series =>
        {
            foreach (TrainingPhoto photo in PhantomTrainingSet.Render(list[series]))
            {
                store._series[series].Add(store.Write(photo, $"{series}-{store._series[series].Count}"));
            }

            lock (gate)
            {
                finished(++done);
            }
        });
        return store;
    }

    /// <summary>The photo at <paramref name="index"/>, in order of series, then visit.</summary>
    public TrainingPhoto Read(int index)
    {
        Stored stored = _series.SelectMany(photos => photos).ElementAt(index);
        byte[] file = File.ReadAllBytes(PathOf(stored.Name, "photo"));
        Photo photo = new(
            stored.Photo.Entry,
            stored.Photo.Sha256,
            PhotoDecoder.Decode(file, stored.Name, new AcquisitionOptions()).Raster,
            stored.Photo.Camera,
            stored.Photo.Quality,
            null);
        return new TrainingPhoto(
            photo,
            stored.HasDepigmented ? ReadMask(stored.Name, "depigmented") : null,
            stored.HasPlaque ? ReadMask(stored.Name, "plaque") : null,
            stored.RegionCount is { } count ? [.. Enumerable.Range(0, count).Select(i => ReadMask(stored.Name, $"region-{i}"))] : null);
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Stored Write(TrainingPhoto photo, string name)
    {
        PngWriter.Write(PathOf(name, "photo"), photo.Photo.Raster);
        WriteMask(photo.Depigmented, name, "depigmented");
        WriteMask(photo.Plaque, name, "plaque");
        for (int i = 0; photo.Regions is not null && i < photo.Regions.Count; i++)
        {
            WriteMask(photo.Regions[i], name, $"region-{i}");
        }

        RgbRaster nothing = new(new ImageSize(1, 1), 8, new byte[3]);
        return new Stored(name, photo.Photo with { Raster = nothing }, photo.Depigmented is not null, photo.Plaque is not null, photo.Regions?.Count);
    }

    private void WriteMask(Mask? mask, string name, string what)
    {
        if (mask is not null)
        {
            MaskPng.Write(PathOf(name, what), mask);
        }
    }

    private Mask ReadMask(string name, string what) => MaskPng.Read(PathOf(name, what), what);

    private string PathOf(string name, string what) => Path.Combine(_folder, $"{name}-{what}.png");

    /// <summary>All of a photo that is not pixels.</summary>
    private sealed record Stored(string Name, Photo Photo, bool HasDepigmented, bool HasPlaque, int? RegionCount);
}
