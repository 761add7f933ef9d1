using System.Runtime.ExceptionServices;
using LesionMetrics.Acquisition;

namespace LesionMetrics.Phantoms;

/// <summary>Writes synthetic studies whose answer is known.</summary>
public static class PhantomStudy
{
    /// <summary>
    /// Writes <c>photos/&lt;subject&gt;/&lt;visit&gt;/&lt;view&gt;.jpg</c> with the companions <c>&lt;view&gt;.depigmented.png</c> and
    /// <c>&lt;view&gt;.plaque.png</c> (true masks in each photo's frame), and <c>truth/&lt;subject&gt;/&lt;view&gt;.json</c>.
    /// </summary>
    /// <param name="studyFolder">Where to; made where missing. Files of the same names are replaced, others left alone.</param>
    /// <param name="options">Which subjects, from which seed.</param>
    /// <param name="degreeOfParallelism">Series rendered at once, at least 1; the bytes do not depend on it. A series needs about 200 bytes a pixel.</param>
    /// <param name="finished">Called with subject and view as each is done, one call at a time; null for none.</param>
    /// <param name="cancellation">Stops between series.</param>
    /// <exception cref="StudyException">An option is out of range.</exception>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public static void Write(
        string studyFolder,
        PhantomOptions options,
        int degreeOfParallelism = 1,
        Action<string, string>? finished = null,
        CancellationToken cancellation = default)
    {
        options.Validate();
        ArgumentOutOfRangeException.ThrowIfLessThan(degreeOfParallelism, 1);
        Lock gate = new();
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = degreeOfParallelism, CancellationToken = cancellation };
        try
        {
            Parallel.ForEach(StudyCast.Of(options), parallel, one =>
            {
                WriteSeries(studyFolder, one.Subject, one.View, PhantomRenderer.Render(one.Spec));
                lock (gate)
                {
                    finished?.Invoke(one.Subject, one.View);
                }
            });
        }
        catch (AggregateException failures)
        {
            // The first failure tells what is wrong; a full disk fails every series alike.
            ExceptionDispatchInfo.Throw(failures.InnerExceptions[0]);
        }
    }

    private static void WriteSeries(string studyFolder, string subject, string view, PhantomSeries series)
    {
        foreach (PhantomVisit visit in series.Visits)
        {
            string folder = Path.Combine(studyFolder, "photos", subject, visit.Name);
            Directory.CreateDirectory(folder);
            JpegWriter.Write(Path.Combine(folder, view + ".jpg"), visit.Photo, visit.JpegQuality);
            MaskPng.WriteCompanion(Path.Combine(folder, view + ".depigmented.png"), visit.Masks.Depigmented);
            MaskPng.WriteCompanion(Path.Combine(folder, view + ".plaque.png"), visit.Masks.Plaque);
        }

        string truthFolder = Path.Combine(studyFolder, "truth", subject);
        Directory.CreateDirectory(truthFolder);
        AtomicFile.Write(Path.Combine(truthFolder, view + ".json"), TruthJson.Encode(subject, view, series));
    }
}
