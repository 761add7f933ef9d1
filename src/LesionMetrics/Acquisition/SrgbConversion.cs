using LesionMetrics.Native;

namespace LesionMetrics.Acquisition;

/// <summary>
/// The chain from decoded samples to sRGB: transparency laid over black, the embedded profile honoured, gray and CMYK turned to RGB. Depth is kept:
/// 16 bits stay 16.
/// </summary>
internal sealed class SrgbConversion : IDisposable
{
    private readonly List<VipsImage> _steps;

    private SrgbConversion(List<VipsImage> steps, VipsImage srgb, string? profileName)
    {
        _steps = steps;
        Srgb = srgb;
        ProfileName = profileName;
    }

    /// <summary>Three bands of sRGB, 8 or 16 bits; its pixels are computed when asked for.</summary>
    internal VipsImage Srgb { get; }

    /// <summary>Description of the embedded profile that was converted from; null where none was used.</summary>
    internal string? ProfileName { get; }

    /// <summary>Sets the chain up. <paramref name="reasons"/> receives what a person should know.</summary>
    /// <exception cref="MeasurementException">The samples are none that a photo has.</exception>
    /// <exception cref="VipsException">Pixels that had to be looked at cannot be had.</exception>
    internal static SrgbConversion Start(VipsImage image, string relativePath, List<string> reasons)
    {
        List<VipsImage> steps = [];
        try
        {
            VipsImage opaque = WithoutAlpha(image, relativePath, steps, reasons);
            byte[]? profile = opaque.ReadBlob("icc-profile-data");
            VipsImage? converted = profile is null ? null : FromProfile(opaque, profile, reasons);
            string? profileName = converted is null ? null : IccProfileText.ReadDescription(profile!);
            converted ??= FromAssumedSpace(opaque, reasons);
            steps.Add(converted);
            return converted.Bands == 3 && converted.Format is VipsBandFormat.UChar or VipsBandFormat.UShort
                ? new SrgbConversion(steps, converted, profileName)
                : throw Unsuitable(image, relativePath);
        }
        catch
        {
            Close(steps);
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Close(_steps);

    private static VipsImage WithoutAlpha(VipsImage image, string relativePath, List<VipsImage> steps, List<string> reasons)
    {
        if (image.Format is not (VipsBandFormat.UChar or VipsBandFormat.UShort))
        {
            throw Unsuitable(image, relativePath);
        }

        int colorBands = image.Interpretation switch
        {
            VipsInterpretation.Gray or VipsInterpretation.Gray16 => 1,
            VipsInterpretation.Srgb or VipsInterpretation.Rgb or VipsInterpretation.Rgb16 => 3,
            VipsInterpretation.Cmyk => 4,
            _ => throw Unsuitable(image, relativePath),
        };
        if (image.Bands == colorBands)
        {
            return image;
        }

        if (image.Bands != colorBands + 1)
        {
            throw Unsuitable(image, relativePath);
        }

        // Looking at the alpha channel reads the pixels once; they are read again for their color.
        VipsImage memory = image.CopyToMemory();
        steps.Add(memory);
        if (!IsOpaque(memory, colorBands))
        {
            reasons.Add("parts of the picture are transparent and were taken as black");
            if (colorBands != 4)
            {
                using VipsOperation flatten = new("flatten");
                int opaqueValue = memory.Format == VipsBandFormat.UShort ? ushort.MaxValue : byte.MaxValue;
                VipsImage flat = flatten.With("in", memory).With("background", "0").With("max-alpha", opaqueValue).BuildImage();
                steps.Add(flat);
                return flat;
            }
        }

        using VipsOperation extract = new("extract_band");
        VipsImage color = extract.With("in", memory).With("band", 0).With("n", colorBands).BuildImage();
        steps.Add(color);
        return color;
    }

    private static bool IsOpaque(VipsImage image, int alphaBand)
    {
        using VipsOperation extract = new("extract_band");
        using VipsImage alpha = extract.With("in", image).With("band", alphaBand).BuildImage();
        return !alpha.ComputePixels().AsSpan().ContainsAnyExcept(byte.MaxValue);
    }

    private static VipsImage? FromProfile(VipsImage image, byte[] profile, List<string> reasons)
    {
        const string Unusable = "the embedded color profile cannot be used, so colors may be off";

        // Asked beforehand, for libvips takes sRGB in silence where it cannot read the profile.
        if (!image.CanUseProfile(profile))
        {
            reasons.Add(Unusable);
            return null;
        }

        try
        {
            // Relative colorimetric with black point compensation: in-gamut colors, and skin is in gamut, come out as measured.
            string intent = IccProfileText.HasRelativeIntent(profile) ? "relative" : "perceptual";
            using VipsOperation transform = new("icc_transform");
            return transform.With("in", image).With("output-profile", "srgb").With("embedded", "true").With("intent", intent)
                .With("black-point-compensation", "true").With("depth", DepthOf(image)).BuildImage();
        }
        catch (VipsException)
        {
            reasons.Add(Unusable);
            return null;
        }
    }

    private static VipsImage FromAssumedSpace(VipsImage image, List<string> reasons)
    {
        if (image.Interpretation != VipsInterpretation.Cmyk)
        {
            using VipsOperation toRgb = new("colourspace");
            return toRgb.With("in", image).With("space", DepthOf(image) == 16 ? "rgb16" : "srgb").BuildImage();
        }

        reasons.Add("the picture is CMYK without a usable color profile, so its colors are a guess: export it as sRGB");
        using VipsOperation transform = new("icc_transform");
        return transform.With("in", image).With("output-profile", "srgb").With("input-profile", "cmyk").With("intent", "relative")
            .With("black-point-compensation", "true").With("depth", DepthOf(image)).BuildImage();
    }

    private static int DepthOf(VipsImage image) => image.Format == VipsBandFormat.UShort ? 16 : 8;

    private static MeasurementException Unsuitable(VipsImage image, string relativePath) => new(
        PhotoReader.Stage,
        $"{relativePath} holds {image.Bands} channels of type {image.Format}, which no photo here may: export it as 8- or 16-bit RGB.");

    private static void Close(List<VipsImage> steps)
    {
        for (int i = steps.Count - 1; i >= 0; i--)
        {
            steps[i].Dispose();
        }
    }
}
