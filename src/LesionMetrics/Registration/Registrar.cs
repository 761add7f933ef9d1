using LesionMetrics.Imaging;

namespace LesionMetrics.Registration;

/// <summary>Lays a follow-up photo over its baseline, or says why that cannot be done.</summary>
public static class Registrar
{
    /// <summary>See <see cref="GlobalFit.Surprise"/>: below it a handful of features carry the map, and parts of the skin that they do not reach may be laid askew.</summary>
    private const double ThinSurprise = 50;

    /// <summary>Features of each channel that most pairs are sure of their site by.</summary>
    internal const int FirstFeatures = 1000;

    /// <summary>
    /// The mapping from baseline to follow-up with its error bar; <c>Failed</c> with a sentence where the photos do not show the same skin well enough.
    /// Single-threaded; the same views give the same bytes on every CPU.
    /// </summary>
    /// <param name="baseline">The baseline photo at analysis size.</param>
    /// <param name="followup">The follow-up photo at analysis size.</param>
    /// <param name="options">How to work.</param>
    /// <exception cref="ArgumentException">A view's masks and planes differ in size.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public static RegistrationResult Register(RegistrationView baseline, RegistrationView followup, RegistrationOptions options)
    {
        using SideBySide alone = new(false);
        return Align(baseline, followup, options, alone).Result;
    }

    /// <summary>The same, with the alignment that it rests on; null where the photos could not be aligned.</summary>
    internal static (RegistrationResult Result, Alignment? Alignment) Align(
        RegistrationView baseline, RegistrationView followup, RegistrationOptions options, SideBySide work)
    {
        options.Validate();
        CheckSizes(baseline, nameof(baseline));
        CheckSizes(followup, nameof(followup));
        if ((Verdict.RefuseView(baseline, "baseline") ?? Verdict.RefuseView(followup, "follow-up")) is { } viewRefusal)
        {
            return (Refusal(viewRefusal, baseline.Region), null);
        }

        (Texture first, Texture second) = work.Both(() => Built(baseline), () => Built(followup));
        if ((Verdict.RefuseTexture(first, "baseline", baseline.Region) ?? Verdict.RefuseTexture(second, "follow-up", followup.Region)) is { } textureRefusal)
        {
            return (Refusal(textureRefusal, baseline.Region), null);
        }

        (DescribedTexture described, DescribedTexture other) = work.Both(() => DescribedTexture.Of(first, options), () => DescribedTexture.Of(second, options));
        Alignment? alignment = baseline.Region == RegistrationRegion.Skin ? FrameChoice.Align(described, other, work, FirstFeatures, ThinSurprise) : null;
        alignment ??= FrameChoice.Align(described, other, work);
        RegistrationResult result = Conclude(alignment, first, second, baseline);
        if (baseline.Region == RegistrationRegion.Skin && (result.Mapping is null || alignment!.Surprise < ThinSurprise))
        {
            PlaneMemory.Reclaim();
            Alignment? again = SecondLook.Align(baseline, followup, described, other, options, work);
            if (again is not null && (result.Mapping is null || (!again.ByLandmarks && again.Correlation > alignment!.Correlation))
                && Conclude(again, first, second, baseline) is { Mapping: not null } better)
            {
                (result, alignment) = (better, again);
            }
        }

        return result.Mapping is null && Verdict.RefuseMirrored(MirrorTest.Fit(described, followup, options)) is { } mirrored
            ? (Refusal(mirrored, baseline.Region), null)
            : (result, result.Mapping is null ? null : alignment);

        Texture Built(RegistrationView view)
        {
            Texture built = TextureBuilder.Build(view, options);
            PlaneMemory.Reclaim();
            return built;
        }
    }

    /// <summary>What an alignment of two textures is worth: a mapping with its error bar, or a refusal.</summary>
    internal static RegistrationResult Conclude(Alignment? alignment, Texture first, Texture second, RegistrationView baseline)
    {
        if (alignment is null || Verdict.RefuseAlignment(alignment, baseline.Region) is not null)
        {
            return Refusal(Verdict.RefuseAlignment(alignment, baseline.Region) ?? string.Empty, baseline.Region);
        }

        (double error, Plane local) = ErrorBound.Estimate(alignment, first, baseline.Skin);
        if (Verdict.RefuseError(alignment, error, baseline.PhotoSize, baseline.Region) is { } tooFar)
        {
            return Refusal(tooFar, baseline.Region);
        }

        double? atLesions = ErrorBound.MostOf(local, first.Size, baseline.Lesions);
        string doubt = Verdict.Doubt(alignment, first, error, atLesions, PoseChange.Of(alignment, first, baseline.Skin, baseline.Lesions));
        return new RegistrationResult(
            doubt.Length == 0 ? OutcomeStatus.Ok : OutcomeStatus.Review, doubt, MappingBuilder.Build(first, second, alignment.Map), error, alignment.Inliers)
        {
            LocalError = local,
            Likeness = alignment.Correlation,
            Region = baseline.Region,
        };
    }

    private static RegistrationResult Refusal(string reason, RegistrationRegion region) => new(OutcomeStatus.Failed, reason, null, double.NaN, 0) { Region = region };

    private static void CheckSizes(RegistrationView view, string name)
    {
        if (view.Skin.Size != view.Linear.Size || view.Lesions.Size != view.Linear.Size)
        {
            throw new ArgumentException($"Masks of {view.Linear.Size} are needed, got {view.Skin.Size} and {view.Lesions.Size}.", name);
        }
    }
}
