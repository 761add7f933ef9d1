using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using LesionMetrics.Acquisition;
using LesionMetrics.Calibration;
using LesionMetrics.Imaging;
using LesionMetrics.Registration;
using LesionMetrics.Reporting;
using LesionMetrics.Segmentation;

namespace LesionMetrics.Benchmarks.Stages;

/// <summary>Each stage by itself on a photo of 12 megapixels, and the whole of a pair with everything written; decoding is the rival that none can beat.</summary>
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 1, iterationCount: 5)]
[MemoryDiagnoser]
public class StageBenchmarks
{
    private readonly PipelineOptions _options = new();
    private readonly TissueModel _model = TissueModel.Load();
    private PhantomPair _pair = null!;
    private CalibratedPhoto _baseline = null!;
    private SegmentedPhoto[] _segmented = [];

    [GlobalSetup]
    public void Prepare() => Prepare(new ImageSize(4000, 3000));

    internal void Prepare(ImageSize size)
    {
        _pair = new PhantomPair(size);
        CalibratedPhoto[] calibrated = [.. _pair.Entries.Select(entry => PhotoCalibrator.Calibrate(PhotoReader.Read(entry, _options.Acquisition), _options.Calibration))];
        _baseline = calibrated[0];
        _segmented = [.. calibrated.Select(photo => Segmenter.Segment(photo, _options.Segmentation, _model))];
    }

    [GlobalCleanup]
    public void Remove() => _pair.Dispose();

    [Benchmark(Baseline = true)]
    public Photo Read() => PhotoReader.Read(_pair.Entries[0], _options.Acquisition);

    [Benchmark]
    public CalibratedPhoto Calibrate() => PhotoCalibrator.Calibrate(_baseline.Photo, _options.Calibration);

    [Benchmark]
    public SegmentedPhoto Segment() => Segmenter.Segment(_baseline, _options.Segmentation, _model);

    [Benchmark]
    public RegistrationResult Register()
    {
        RegistrationView[] views = [.. _segmented.Select(photo => new RegistrationView(photo.Calibrated.PhotoSize, photo.Calibrated.Linear, photo.Skin, photo.Plaque))];
        return Registrar.Register(views[0], views[1], _options.Registration);
    }

    [Benchmark]
    public SeriesOutcome Pair() => Measure(photosInParallel: false);

    [Benchmark]
    public SeriesOutcome PairOnTwoThreads() => Measure(photosInParallel: true);

    private SeriesOutcome Measure(bool photosInParallel) => SeriesPipeline.Measure(
        new("S001", "limb", _pair.Entries), _options, _model, new EvidenceStore(_pair.Results), CancellationToken.None, photosInParallel);
}
