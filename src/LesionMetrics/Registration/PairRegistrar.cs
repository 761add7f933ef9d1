using LesionMetrics.Imaging;

namespace LesionMetrics.Registration;

/// <summary>
/// Decides what of two photos is laid over each other. A body's skin, as a rule: what lies behind a body moves by itself. But where no skin was found, or what
/// was taken for skin cannot be followed, the pictures as wholes; and where these turn out to show a plane, skin and all, that is the larger witness.
/// </summary>
public static class PairRegistrar
{
    /// <summary>See <see cref="GlobalFit.Surprise"/>: a plane shows it by its features, for large parts of it (sky, plain walls) may have no texture.</summary>
    private const double LeastSurprise = 12;

    /// <summary>Share of the skin on which its texture was found again from which on its map is a start for the whole picture's.</summary>
    private const double KnownShare = 0.5;

    /// <summary>
    /// Least correlation of what was taken for skin after the pictures were aligned: two people before the same wall must not pass for one. Unrelated skin
    /// reaches 0.08, a plane under other light, blurred, 0.6.
    /// </summary>
    private const double LeastSkinCorrelation = 0.5;

    /// <summary>Share of the picture that must be left out of a plane's registration for the rest to be worth a look.</summary>
    private const double LargestSkinShare = 0.75;

    /// <summary>The registration, or its refusal; its region says what it rests on.</summary>
    /// <param name="baseline">The baseline photo.</param>
    /// <param name="followup">The follow-up photo.</param>
    /// <param name="options">How to work.</param>
    public static RegistrationResult Register(PhotoViews baseline, PhotoViews followup, RegistrationOptions options)
    {
        using SideBySide alone = new(false);
        return Register(baseline, followup, options, alone);
    }

    /// <summary>The same, with steps that do not need each other beside each other where <paramref name="work"/> allows it.</summary>
    internal static RegistrationResult Register(PhotoViews baseline, PhotoViews followup, RegistrationOptions options, SideBySide work)
    {
        if (baseline.Skin is null || followup.Skin is null)
        {
            return Registrar.Align(baseline.Picture, followup.Picture, options, work).Result;
        }

        (RegistrationResult result, Alignment? alignment) = Registrar.Align(baseline.Skin, followup.Skin, options, work);
        if (alignment is not null && !IsWorthALook(result, alignment, baseline.Skin))
        {
            return result;
        }

        PlaneMemory.Reclaim();
        RegistrationResult? plane = AsPlane(baseline, followup, alignment, options, work);
        if (plane is null || (result.Mapping is not null && !(plane.ErrorPixels < result.ErrorPixels)))
        {
            return result;
        }

        return plane with { Region = result.Mapping is null ? RegistrationRegion.Picture : RegistrationRegion.Skin };
    }

    /// <summary>
    /// Whether the pictures may say more than their skin did: it left doubts, or it lies in a plane and is a part of it. Where it fills them and bears relief,
    /// they have nothing to add, and where most of it was found again on a bent body, they are no plane; a small part of a plane may seem bent.
    /// </summary>
    private static bool IsWorthALook(RegistrationResult result, Alignment alignment, RegistrationView skin)
    {
        bool small = skin.Skin.CountIn() - skin.Lesions.CountIn() < LargestSkinShare * skin.Skin.Size.PixelCount;
        bool bent = !alignment.Map.IsPlane && alignment.MeasuredShare >= KnownShare;
        return (small || alignment.Shading is not { IsSure: true }) && ((result.Status != OutcomeStatus.Ok && (small || !bent)) || (alignment.Map.IsPlane && small));
    }

    /// <summary>The pictures as planes; null where they are not, or what was taken for skin does not fit.</summary>
    private static RegistrationResult? AsPlane(PhotoViews baseline, PhotoViews followup, Alignment? known, RegistrationOptions options, SideBySide work)
    {
        (Texture first, Texture second) = work.Both(() => Built(baseline.Picture), () => Built(followup.Picture));
        if (known is { Map.IsPlane: true, MeasuredShare: >= KnownShare }
            && Judge(FrameChoice.FollowPlane(first, second, known.Map, known.Surprise) with { Inliers = known.Inliers }) is { } extended)
        {
            return extended;
        }

        (DescribedTexture described, DescribedTexture other) = work.Both(() => DescribedTexture.Of(first, options), () => DescribedTexture.Of(second, options));
        return FrameChoice.Align(described, other, work) is { Surprise: > LeastSurprise } found ? Judge(found) : null;

        Texture Built(RegistrationView view)
        {
            Texture built = TextureBuilder.Build(view, options);
            PlaneMemory.Reclaim();
            return built;
        }

        RegistrationResult? Judge(Alignment alignment) =>
            alignment.Map.IsPlane && SkinCorrelation(alignment, first, second, baseline.Skin!.Skin) is var likeness && likeness >= LeastSkinCorrelation
            && Registrar.Conclude(alignment, first, second, baseline.Picture) is { Mapping: not null } plane
                ? plane with { Likeness = likeness }
                : null;
    }

    private static double SkinCorrelation(Alignment alignment, Texture first, Texture second, Mask skin)
    {
        Plane carried = DenseAligner.Carry(second, alignment.Map).Compared[Texture.Luma];
        double product = 0;
        double own = 0;
        double other = 0;
        for (int y = 0; y < carried.Height; y++)
        {
            ReadOnlySpan<byte> shown = skin.Row((int)((y + 0.5) * skin.Height / carried.Height));
            ReadOnlySpan<float> a = first.Compared[Texture.Luma].Row(y);
            ReadOnlySpan<float> b = carried.Row(y);
            for (int x = 0; x < b.Length; x++)
            {
                if (b[x] != 0 && shown[(int)((x + 0.5) * skin.Width / b.Length)] != Mask.Out)
                {
                    product += a[x] * b[x];
                    own += a[x] * a[x];
                    other += b[x] * b[x];
                }
            }
        }

        return product / Math.Sqrt((own * other) + 1e-9);
    }
}
