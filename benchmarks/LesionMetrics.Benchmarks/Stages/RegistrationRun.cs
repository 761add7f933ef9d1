using System.Globalization;
using LesionMetrics.Acquisition;
using LesionMetrics.Calibration;
using LesionMetrics.Imaging;
using LesionMetrics.Phantoms;
using LesionMetrics.Registration;
using LesionMetrics.Study;

namespace LesionMetrics.Benchmarks.Stages;

/// <summary>Times registration step by step and as a whole on a synthetic pair, beside decoding both photos and beside plain loops.</summary>
internal static class RegistrationRun
{
    /// <summary>CPU time of each step in milliseconds, the best of <paramref name="runs"/>, and its ratio to decoding both photos.</summary>
    public static void Time(ImageSize size, int runs, TextWriter output)
    {
        using PhantomPair pair = new(size);
        RegistrationView[] views = [.. pair.Entries.Zip(pair.Visits, View)];
        List<(string Step, double Milliseconds)> times = [];
        Measure("decoding both photos", () => pair.Entries.ToList().ForEach(entry => PhotoReader.Read(entry, new AcquisitionOptions())));
        RegistrationOptions options = new();
        using SideBySide alone = new(false);
        Texture[] textures = [];
        Measure("both textures", () => textures = Array.ConvertAll(views, view => TextureBuilder.Build(view, options)));
        DescribedTexture[] described = [];
        Measure("both photos' features", () => described = Array.ConvertAll(textures, texture => DescribedTexture.Of(texture, options)));
        Measure("matching and the global fit", () => Aligner.FitGlobally(described[0].First(Registrar.FirstFeatures), described[1].First(Registrar.FirstFeatures)));
        Measure("the same, matched by plain loops", () => NaiveSteps.Match(
            described[0].Features[Texture.Luma].First(Registrar.FirstFeatures), described[1].Features[Texture.Luma].First(Registrar.FirstFeatures)));
        Measure("matching both ways and following the surface", () => FrameChoice.Align(described[0], described[1], alone, Registrar.FirstFeatures));
        Measure("correlating cells, range 4", () => CellCorrelator.Correlate(textures[0].Compared[0], textures[0].Compared[1], 4));
        Measure("the same by plain loops", () => NaiveSteps.Correlate(textures[0].Compared[0], textures[0].Compared[1], 4));
        Measure("the whole stage", () => Registrar.Register(views[0], views[1], options));
        output.WriteLine("step,cpu_ms,of_decoding");
        foreach ((string step, double milliseconds) in times)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{step},{milliseconds:F1},{milliseconds / times[0].Milliseconds:F2}"));
        }

        void Measure(string step, Action action)
        {
            double best = double.MaxValue;
            for (int run = 0; run < runs; run++)
            {
                TimeSpan before = Environment.CpuUsage.TotalTime;
                action();
                best = Math.Min(best, (Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
            }

            times.Add((step, best));
        }
    }

    private static RegistrationView View(PhotoEntry entry, PhantomVisit visit)
    {
        CalibratedPhoto photo = PhotoCalibrator.Calibrate(PhotoReader.Read(entry, new AcquisitionOptions()), new CalibrationOptions());
        ImageSize size = photo.Linear.Size;
        Mask lesions = Filtering.Resampler.ShrinkMask(Filtering.MaskOperations.Or(visit.Masks.Depigmented, visit.Masks.Plaque), size);
        return new RegistrationView(photo.PhotoSize, photo.Linear, Filtering.Resampler.ShrinkMask(visit.Masks.Skin, size), lesions);
    }
}
