using LesionMetrics.Registration;

namespace LesionMetrics.Tests.Registration;

/// <summary>Whichever photo is called the baseline, the pair rests on one measurement.</summary>
public sealed class FrameChoiceTests
{
    private const int Width = 640;
    private const int Height = 480;

    private static readonly RegistrationOptions Defaults = new();

    [Fact]
    public void BothWaysCountTheSameEvidence()
    {
        (RegistrationView wide, RegistrationView near) = Pair();
        using SideBySide alone = new(false);
        Alignment forward = Registrar.Align(wide, near, Defaults, alone).Alignment!;
        Alignment backward = Registrar.Align(near, wide, Defaults, alone).Alignment!;

        Assert.Equal(forward.Inliers, backward.Inliers);
        Assert.Equal(forward.Surprise, backward.Surprise);
        Assert.Equal(forward.Correlation, backward.Correlation);
        Assert.Equal(forward.MeasuredShare, backward.MeasuredShare);
    }

    [Fact]
    public void WhatIsSharedIsCountedInTheBaselinesFrame()
    {
        (RegistrationView wide, RegistrationView near) = Pair();
        using SideBySide alone = new(false);

        // The near photo shows the middle of the wide one, 1 / 1.4 as wide and high.
        Assert.InRange(Registrar.Align(wide, near, Defaults, alone).Alignment!.OverlapShare, 0.45, 0.57);
        Assert.InRange(Registrar.Align(near, wide, Defaults, alone).Alignment!.OverlapShare, 0.9, 1);
    }

    [Fact]
    public void MeasuredPlacesLieOnTheMapOfEitherFrame()
    {
        (RegistrationView wide, RegistrationView near) = Pair();
        using SideBySide alone = new(false);
        foreach (Alignment alignment in new[] { Registrar.Align(wide, near, Defaults, alone).Alignment!, Registrar.Align(near, wide, Defaults, alone).Alignment! })
        {
            Assert.True(alignment.Samples.Count > 200, $"{alignment.Samples.Count}");
            double[] off = [.. alignment.Samples.Select(sample => Off(alignment, sample)).Order()];
            Assert.InRange(off[off.Length / 2], 0, 0.5);
            Assert.InRange(alignment.Samples.Count(sample => alignment.Shows(sample.X, sample.Y)) / (double)off.Length, 0.85, 1);
        }

        static double Off(Alignment alignment, FieldSample sample)
        {
            (double u, double v) = alignment.Map.Bend.At(sample.X, sample.Y);
            return Math.Sqrt(((u - sample.U) * (u - sample.U)) + ((v - sample.V) * (v - sample.V)));
        }
    }

    [Fact]
    public void APlaneAndItsSwapAreInverse()
    {
        SyntheticSkin skin = new(22);
        Homography map = new(0.95, 0.12, 20, -0.1, 1.02, 15, 1e-4, 5e-5, 1);
        RegistrationView first = skin.Photograph(Width, Height, map.Apply);
        RegistrationView second = skin.Photograph(Width, Height);

        RegistrationResult forward = Registrar.Register(first, second, Defaults);
        RegistrationResult backward = Registrar.Register(second, first, Defaults);

        Assert.True(MappingError.Mean(forward, map.Apply) < 0.1);
        Assert.True(MappingError.Mean(backward, map.Inverse().Apply) < 0.1);
    }

    private static (RegistrationView Wide, RegistrationView Near) Pair()
    {
        SyntheticSkin skin = new(21);
        static (double X, double Y) Bent(double x, double y) => (x + (6 * Math.Sin(y / 90)), y + (5 * Math.Cos(x / 100)));
        return (skin.Photograph(Width, Height, Bent),
            skin.Photograph(Width, Height, (x, y) => ((Width / 2.0) + ((x - (Width / 2.0)) / 1.4), (Height / 2.0) + ((y - (Height / 2.0)) / 1.4))));
    }
}
