using LesionMetrics.Imaging;

namespace LesionMetrics.Registration;

/// <summary>Whether a follow-up that does not fit its baseline fits it left for right.</summary>
internal static class MirrorTest
{
    /// <summary>What the baseline's features and those of the mirrored follow-up agree on; null where nothing.</summary>
    public static GlobalFit? Fit(DescribedTexture baseline, RegistrationView followup, RegistrationOptions options)
    {
        RegistrationView mirrored = followup with
        {
            Linear = new PlanarImage(Mirror(followup.Linear.Red), Mirror(followup.Linear.Green), Mirror(followup.Linear.Blue)),
            Skin = Mirror(followup.Skin),
            Lesions = Mirror(followup.Lesions),
        };
        DescribedTexture described = DescribedTexture.Of(TextureBuilder.Build(mirrored, options), options);
        return Aligner.FitGlobally(baseline, described)?.Fit;
    }

    private static Plane Mirror(Plane plane)
    {
        Plane result = new(plane.Size);
        for (int y = 0; y < plane.Height; y++)
        {
            plane.Row(y).CopyTo(result.WritableRow(y));
            result.WritableRow(y).Reverse();
        }

        return result;
    }

    private static Mask Mirror(Mask mask)
    {
        Mask result = new(mask.Size);
        for (int y = 0; y < mask.Height; y++)
        {
            mask.Row(y).CopyTo(result.WritableRow(y));
            result.WritableRow(y).Reverse();
        }

        return result;
    }
}
