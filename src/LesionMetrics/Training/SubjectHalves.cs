using System.Text;
using LesionMetrics.Reporting;

namespace LesionMetrics.Training;

/// <summary>Photos parted in two halves by subject, so that what is fitted to one half has seen no photo of anybody in the other.</summary>
internal sealed class SubjectHalves
{
    /// <summary>How many there are.</summary>
    public const int Count = 2;

    private readonly int[] _halfOfPhoto;

    /// <summary>
    /// Parts photos, of which the subjects are given in order. Subjects go to either half in turn by the hash of their names: traits of synthetic series follow
    /// the remainders of their seeds, and in order of seeds one half would have all harsh light.
    /// </summary>
    public SubjectHalves(IReadOnlyList<string> subjects)
    {
        Dictionary<string, int> halves = new(StringComparer.Ordinal);
        foreach (string subject in subjects.Distinct(StringComparer.Ordinal).OrderBy(name => Sha256Text.Of(Encoding.UTF8.GetBytes(name)), StringComparer.Ordinal))
        {
            halves[subject] = halves.Count % Count;
        }

        _halfOfPhoto = [.. subjects.Select(subject => halves[subject])];
    }

    /// <summary>The half, from 0, that the photo at <paramref name="index"/> is in.</summary>
    public int Of(int index) => _halfOfPhoto[index];
}
