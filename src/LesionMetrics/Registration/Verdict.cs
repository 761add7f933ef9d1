using System.Globalization;
using LesionMetrics.Imaging;

namespace LesionMetrics.Registration;

/// <summary>Whether an alignment may be measured on, in sentences that a site can act on.</summary>
internal static class Verdict
{
    /// <summary>Shortest side that can be registered, analysis pixels.</summary>
    private const int ShortestSide = 96;

    /// <summary>Least skin outside lesions, working pixels.</summary>
    private const double LeastSkin = 10_000;

    /// <summary>Largest share of skin that thin lines may take, which leaves the least that must be free of hair.</summary>
    private const double LargestLineShare = 0.85;

    /// <summary>Fewest displacements that an alignment rests on.</summary>
    private const int FewestSamples = 40;

    /// <summary>Least share of the shared skin on which the texture is found again: unrelated skin reaches a few per cent.</summary>
    private const double LeastMeasured = 0.25;

    /// <summary>The same where the features alone leave no doubt of the site (<see cref="LeastSurprise"/>): two witnesses need not each be loud.</summary>
    private const double LeastMeasuredOfKnownSite = 0.1;

    /// <summary>The same, below which a person should look.</summary>
    private const double DoubtfulMeasured = 0.5;

    /// <summary>Least correlation of the texture after alignment: unrelated skin reaches 0.08, the same skin 0.3 and more.</summary>
    private const double LeastCorrelation = 0.15;

    /// <summary>The same, below which a person should look.</summary>
    private const double DoubtfulCorrelation = 0.25;

    /// <summary>Least share of the baseline's skin that the follow-up shows.</summary>
    private const double LeastOverlap = 0.1;

    /// <summary>The same, below which a person should look.</summary>
    private const double DoubtfulOverlap = 0.4;

    /// <summary>See <see cref="GlobalFit.Surprise"/>: among a million million unrelated pairs, features agree this well in one.</summary>
    private const double LeastSurprise = 12;

    /// <summary>
    /// The same where landmarks alone are believed, and the least correlation of skin and lesions together: of 144 pairs of other people's photos the most
    /// alike reached 10, of 36 of the same people's the least alike 25.
    /// </summary>
    private const double LeastLandmarkSurprise = 20;
    private const double LeastLandmarkCorrelation = 0.08;

    /// <summary>Error over all skin above which a person should look, as a share of the longer side.</summary>
    private const double LargestError = 0.01;

    /// <summary>The same over the lesions, where it moves what is measured.</summary>
    private const double LargestLesionError = 0.005;

    /// <summary>Change of the lesions' projected area by pose, per cent, above which it is said.</summary>
    private const double LargestPoseBias = 5;

    /// <summary>Why a photo cannot be registered at all; null where it may be tried.</summary>
    public static string? RefuseView(RegistrationView view, string name)
    {
        ImageSize size = view.Linear.Size;
        return Math.Min(size.Width, size.Height) < ShortestSide
            ? Text($"The {name} photo is only {size.Width} x {size.Height} pixels: too small to align; retake it at full resolution.")
            : null;
    }

    /// <summary>Why a photo's texture cannot be registered; null where it may be tried.</summary>
    public static string? RefuseTexture(Texture texture, string name, RegistrationRegion region)
    {
        double skin = 0;
        foreach (float w in texture.Weight.Samples)
        {
            skin += w;
        }

        if (texture.LineShare > LargestLineShare)
        {
            return $"Hair covers the {name} photo: clip or part the hair and retake.";
        }

        string shown = region == RegistrationRegion.Skin ? "unaffected skin" : "of the region of interest";
        return skin < LeastSkin ? $"The {name} photo shows too little {shown} to align: retake it from further away." : null;
    }

    /// <summary>Why the alignment cannot be trusted; null where it can.</summary>
    public static string? RefuseAlignment(Alignment? alignment, RegistrationRegion region)
    {
        if (alignment is not null && alignment.OverlapShare >= LeastOverlap && (alignment.ByLandmarks ? IsBorneOutByLandmarks(alignment) : IsBorneOutByTexture(alignment)))
        {
            return null;
        }

        if (region == RegistrationRegion.Picture)
        {
            return "The follow-up does not show the baseline's scene clearly enough to align the pictures.";
        }

        return alignment is { Surprise: > LeastSurprise }
            ? "The follow-up seems to show the baseline's site, but its skin cannot be followed closely enough to measure on: "
                + "retake it sharp, at the same distance and from the baseline's position."
            : "The follow-up does not show the same skin as the baseline clearly enough to align them: "
                + "check that subject and site are the same, or retake it sharp and from the baseline's position.";
    }

    /// <summary>Why an alignment that few features agree on cannot be measured on, by how far it may be off besides; null where it can.</summary>
    /// <param name="alignment">The alignment, not refused so far.</param>
    /// <param name="errorPixels">Bound on the mean error over all skin, baseline photo pixels.</param>
    /// <param name="photo">Size of the baseline photo.</param>
    /// <param name="region">What it rests on.</param>
    public static string? RefuseError(Alignment alignment, double errorPixels, ImageSize photo, RegistrationRegion region) =>
        region == RegistrationRegion.Skin && alignment.Surprise <= LeastSurprise && errorPixels > LargestError * photo.LongerSide
            ? Text($"Few features of the follow-up agree with the baseline, and the alignment may be off by {errorPixels:F0} pixels: check that subject and site are the same, or retake it sharp and from the baseline's position.")
            : null;

    private static bool IsBorneOutByTexture(Alignment alignment) =>
        alignment.Samples.Count >= FewestSamples && alignment.Correlation >= LeastCorrelation
        && alignment.MeasuredShare >= (alignment.Surprise > LeastSurprise ? LeastMeasuredOfKnownSite : LeastMeasured);

    private static bool IsBorneOutByLandmarks(Alignment alignment) =>
        alignment.Surprise >= LeastLandmarkSurprise && alignment.Correlation >= LeastLandmarkCorrelation;

    /// <summary>Why a pair is refused whose follow-up fits the baseline mirrored; null where it does not.</summary>
    /// <param name="mirrored">What the baseline's and the mirrored follow-up's features agree on.</param>
    public static string? RefuseMirrored(GlobalFit? mirrored) => mirrored is { Surprise: > LeastSurprise }
        ? "The follow-up is mirrored, left for right: switch mirroring off in the camera (front cameras mirror) and submit the photo as it was taken."
        : null;

    /// <summary>What a person should look at; empty where nothing.</summary>
    /// <param name="alignment">The alignment.</param>
    /// <param name="baseline">The baseline's texture.</param>
    /// <param name="errorPixels">Bound on the mean error over all skin, baseline photo pixels.</param>
    /// <param name="lesionErrorPixels">What nine tenths of the lesions stay within: they are left out of the fit and may lie where it has no hold. Null without lesions.</param>
    /// <param name="pose">What the pose does to areas.</param>
    public static string Doubt(Alignment alignment, Texture baseline, double errorPixels, double? lesionErrorPixels, PoseChange pose)
    {
        List<string> doubts = [];
        if (alignment.ByLandmarks)
        {
            doubts.Add("it rests on moles and on the lesions themselves, as the skin around them has too little texture");
        }
        else if (alignment.MeasuredShare < DoubtfulMeasured || alignment.Correlation < DoubtfulCorrelation)
        {
            doubts.Add("the texture is found again on only part of the site");
        }
        else if (alignment.Surprise <= LeastSurprise)
        {
            doubts.Add("few features agree on it, and parts of the site may be laid askew");
        }

        if (alignment.OverlapShare < DoubtfulOverlap)
        {
            doubts.Add(Text($"the follow-up shows only {100 * alignment.OverlapShare:F0} % of the baseline's skin"));
        }

        if (errorPixels > LargestError * baseline.PhotoSize.LongerSide)
        {
            doubts.Add(Text($"the alignment may be off by {errorPixels:F0} pixels"));
        }
        else if (lesionErrorPixels > LargestLesionError * baseline.PhotoSize.LongerSide)
        {
            doubts.Add(Text($"at some lesions the alignment may be off by {lesionErrorPixels:F0} pixels"));
        }

        List<string> sentences = [];
        if (doubts.Count > 0)
        {
            sentences.Add($"Check the alignment: {string.Join("; ", doubts)}.");
        }

        if (Math.Abs(pose.LesionBiasPercent) > LargestPoseBias)
        {
            sentences.Add(Text($"{PoseText(pose)}, which makes the lesions' area read {Math.Abs(pose.LesionBiasPercent):F0} % {(pose.LesionBiasPercent > 0 ? "larger" : "smaller")} in that photo by itself; the comparison allows for it: retake from the baseline's position."));
        }

        return string.Join(" ", sentences);
    }

    private static string PoseText(PoseChange pose)
    {
        bool sideways = Math.Abs(pose.TurnDegrees) >= Math.Abs(pose.TiltDegrees);
        double degrees = Math.Abs(sideways ? pose.TurnDegrees : pose.TiltDegrees);
        string way = sideways ? (pose.TurnDegrees > 0 ? "to the left" : "to the right") : (pose.TiltDegrees > 0 ? "downwards" : "upwards");
        double rounded = 5 * Math.Round(degrees / 5);
        return rounded < 5 ? "Follow-up taken from another angle" : Text($"Follow-up turned about {rounded:F0} degrees {way}");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
