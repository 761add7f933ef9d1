using LesionMetrics.Imaging;
using LesionMetrics.Registration;

namespace LesionMetrics.Tests.Registration;

public class SecondLookTests
{
    private const int Width = 720;
    private const int Height = 540;

    private static readonly RegistrationOptions Defaults = new();
    private static readonly Homography Truth = Homography.Similarity(1.12 * Math.Cos(0.2), 1.12 * Math.Sin(0.2), 30, -70);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void SmoothSkinIsLaidByItsMoles(ulong seed)
    {
        SmoothSkin skin = new(seed, Width, Height);
        RegistrationResult result = Registrar.Register(Baseline(skin), Followup(skin), Defaults);

        double error = MappingError.Mean(result, Truth.Apply);
        Assert.True(error < 2 && error < result.ErrorPixels, $"{error} of {result.ErrorPixels}");
        Assert.NotEqual(OutcomeStatus.Failed, result.Status);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void WhereThereAreFewMolesLesionsLeadAndAPersonHasToLook(ulong seed)
    {
        SmoothSkin skin = new(seed, Width, Height, moles: 8, patches: 9);
        RegistrationResult result = Registrar.Register(Baseline(skin), Followup(skin), Defaults);

        double error = MappingError.Mean(result, Truth.Apply);
        Assert.True(error < 3 && error < result.ErrorPixels, $"{error} of {result.ErrorPixels}");
        Assert.Equal(OutcomeStatus.Review, result.Status);
    }

    [Fact]
    public void WhatRestsOnMolesAndLesionsIsSaidTo()
    {
        using SideBySide alone = new(false);
        SmoothSkin skin = new(1, Width, Height);
        RegistrationView baseline = Baseline(skin);
        Texture texture = TextureBuilder.Build(baseline, Defaults);
        Alignment alignment = Registrar.Align(baseline, Followup(skin), Defaults, alone).Alignment! with { ByLandmarks = true, Surprise = 20 };
        string doubt = LesionMetrics.Registration.Verdict.Doubt(alignment, texture, 1, null, PoseChange.Of(alignment, texture, baseline.Skin, baseline.Lesions));

        Assert.Contains("moles and on the lesions", doubt, StringComparison.Ordinal);
        Assert.Null(LesionMetrics.Registration.Verdict.RefuseAlignment(alignment, RegistrationRegion.Skin));
        Assert.NotNull(LesionMetrics.Registration.Verdict.RefuseAlignment(alignment with { Surprise = 19.9 }, RegistrationRegion.Skin));
        Assert.NotNull(LesionMetrics.Registration.Verdict.RefuseAlignment(alignment with { Correlation = 0.07 }, RegistrationRegion.Skin));
    }

    [Fact]
    public void ALesionThatHasGoneIsMissedByNone()
    {
        SmoothSkin skin = new(1, Width, Height);
        Homography back = Truth.Inverse();
        RegistrationResult result = Registrar.Register(Baseline(skin), skin.Photograph(Width, Height, back.Apply, 8, 0.7, withoutSpot: 31), Defaults);

        Assert.True(MappingError.Mean(result, Truth.Apply) < 2);
    }

    [Theory]
    [InlineData(12, 11, true)]
    [InlineData(12, 9.9, false)]
    [InlineData(12.1, 11, false)]
    public void FewFeaturesAndALargeErrorTogetherAreRefused(double surprise, double errorPixels, bool refused)
    {
        using SideBySide alone = new(false);
        SmoothSkin skin = new(1, Width, Height);
        Alignment alignment = Registrar.Align(Baseline(skin), Followup(skin), Defaults, alone).Alignment! with { Surprise = surprise };
        string? reason = LesionMetrics.Registration.Verdict.RefuseError(alignment, errorPixels, new ImageSize(1000, 750), RegistrationRegion.Skin);

        Assert.Equal(refused, reason is not null);
        Assert.True(reason is null || reason.Contains("off by 11 pixels", StringComparison.Ordinal), reason);
        Assert.Null(LesionMetrics.Registration.Verdict.RefuseError(alignment, errorPixels, new ImageSize(1000, 750), RegistrationRegion.Picture));
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 3)]
    [InlineData(4, 5)]
    [InlineData(6, 1)]
    public void OtherMolesAreRefused(ulong seed, ulong other) =>
        Assert.Equal(OutcomeStatus.Failed, Registrar.Register(Baseline(new(seed, Width, Height)), Followup(new(other, Width, Height)), Defaults).Status);

    [Fact]
    public void MirroredMolesAreRefused()
    {
        SmoothSkin skin = new(1, Width, Height);
        RegistrationResult result = Registrar.Register(Baseline(skin), skin.Photograph(Width, Height, (x, y) => (Width - 1 - x, y), 5), Defaults);
        Assert.Equal(OutcomeStatus.Failed, result.Status);
    }

    [Fact]
    public void SwappedTheMapsUndoEachOther()
    {
        SmoothSkin skin = new(2, Width, Height);
        RegistrationResult forward = Registrar.Register(Baseline(skin), Followup(skin), Defaults);
        RegistrationResult backward = Registrar.Register(Followup(skin), Baseline(skin), Defaults);

        Assert.True(MappingError.Mean(backward, (x, y) =>
        {
            (double u, double v) = Truth.Inverse().Apply(x, y);
            return (u, v);
        }) < 2);
        for (int y = 100; y < Height - 100; y += 40)
        {
            for (int x = 150; x < Width - 150; x += 40)
            {
                (double u, double v) = forward.Mapping!.Map(x, y);
                (double bx, double by) = backward.Mapping!.Map(u, v);
                Assert.InRange(Math.Sqrt(((bx - x) * (bx - x)) + ((by - y) * (by - y))), 0, 0.5);
            }
        }
    }

    private static RegistrationView Baseline(SmoothSkin skin) => skin.Photograph(Width, Height, (x, y) => (x, y), 7);

    private static RegistrationView Followup(SmoothSkin skin)
    {
        Homography back = Truth.Inverse();
        return skin.Photograph(Width, Height, back.Apply, 8, 0.7);
    }
}
