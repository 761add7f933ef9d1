using LesionMetrics.Imaging;

namespace LesionMetrics.Registration;

/// <summary>
/// Tries a pair again that could not be aligned by the texture of unaffected skin: with what stands out, lesions among it, as the start. The skin then has to
/// bear the map out; where it is too smooth for that, but what stands out leaves no doubt, the lesions are followed too, and a person has to look.
/// </summary>
internal static class SecondLook
{
    /// <summary>See <see cref="SiteFinder.Find"/>: of 144 pairs of unrelated photos one in eight reaches it, none twice as much.</summary>
    private const double LeastSurprise = 6;

    /// <summary>The alignment in the baseline's frame; null where it may not be measured on.</summary>
    /// <param name="baseline">The baseline.</param>
    /// <param name="followup">The follow-up.</param>
    /// <param name="skin">The baseline's texture without lesions.</param>
    /// <param name="other">The follow-up's.</param>
    /// <param name="options">How to work.</param>
    /// <param name="work">Whether steps may run side by side; changes no result.</param>
    public static Alignment? Align(
        RegistrationView baseline, RegistrationView followup, DescribedTexture skin, DescribedTexture other, RegistrationOptions options, SideBySide work)
    {
        (DescribedTexture whole, DescribedTexture wholeOther) = work.Both(() => Whole(baseline, skin, options), () => Whole(followup, other, options));
        (GlobalFit? forward, GlobalFit? backward) = work.Both(() => SiteFinder.Find(whole, wholeOther), () => SiteFinder.Find(wholeOther, whole));
        int order = (forward?.Surprise ?? 0).CompareTo(backward?.Surprise ?? 0);
        bool leads = order > 0 || (order == 0 && FrameChoice.Leads(skin.Texture, other.Texture));
        if ((leads ? forward : backward) is not { Surprise: >= LeastSurprise } found)
        {
            return null;
        }

        PlaneMemory.Reclaim();
        if (Followed(skin, other) is { } bySkin && Verdict.RefuseAlignment(bySkin, RegistrationRegion.Skin) is null)
        {
            return bySkin;
        }

        return Followed(whole, wholeOther) is { } followed && followed with { ByLandmarks = true } is var byLandmarks
            && Verdict.RefuseAlignment(byLandmarks, RegistrationRegion.Skin) is null ? byLandmarks : null;

        Alignment? Followed(DescribedTexture first, DescribedTexture second)
        {
            if (leads)
            {
                return Aligner.Align(first, second, (found, found.Inliers), work);
            }

            return Aligner.Align(second, first, (found, found.Inliers), work) is { } swapped ? FrameChoice.TurnRound(swapped, second.Texture, first.Texture) : null;
        }
    }

    private static DescribedTexture Whole(RegistrationView view, DescribedTexture skin, RegistrationOptions options)
    {
        if (view.Lesions.CountIn() == 0)
        {
            return skin;
        }

        DescribedTexture whole = DescribedTexture.Of(TextureBuilder.Build(view with { Lesions = new Mask(view.Lesions.Size) }, options), options);
        PlaneMemory.Reclaim();
        return whole;
    }
}
