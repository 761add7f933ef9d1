namespace LesionMetrics.Phantoms;

/// <summary>How many synthetic subjects to write, and from which seed.</summary>
/// <param name="SubjectCount">Subjects, 1-9999. A preset that names its subjects takes the first so many of them.</param>
/// <param name="Seed">The same seed gives the same bytes.</param>
/// <param name="Megapixels">Size of each photo in millions of pixels, 0.05-24. Default 2: every stage's detail shows, and a study writes quickly.</param>
/// <param name="Preset">Which subjects.</param>
/// <param name="Difficulty">One difficulty for all subjects; null draws it for each.</param>
/// <param name="UnaffectedShare">Share of random subjects without lesions, 0-1; null one in eight.</param>
public sealed record PhantomOptions(
    int SubjectCount = 8,
    ulong Seed = 1,
    double Megapixels = 2,
    PhantomPreset Preset = PhantomPreset.Random,
    PhantomDifficulty? Difficulty = null,
    double? UnaffectedShare = null)
{
    /// <summary>Throws where an option is out of range, in words that name it.</summary>
    /// <exception cref="StudyException">An option is out of range.</exception>
    public void Validate()
    {
        if (SubjectCount is < 1 or > 9999)
        {
            throw new StudyException("A synthetic study has 1 to 9999 subjects.");
        }

        if (!(Megapixels >= 0.05 && Megapixels <= 24))
        {
            throw new StudyException("A synthetic photo has 0.05 to 24 megapixels.");
        }

        if (UnaffectedShare is { } share && !(share >= 0 && share <= 1))
        {
            throw new StudyException("The share of subjects without lesions lies between 0 and 1.");
        }
    }
}
