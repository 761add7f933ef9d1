using LesionMetrics.Imaging;
using LesionMetrics.Registration;

namespace LesionMetrics.Tests.Registration;

public class RegistrarTests
{
    private const int Width = 640;
    private const int Height = 480;

    private static readonly RegistrationOptions Defaults = new();

    [Fact]
    public void TheSamePhotoTwiceIsTheIdentity()
    {
        RegistrationView photo = new SyntheticSkin(1).Photograph(Width, Height);
        RegistrationResult result = Registrar.Register(photo, photo, Defaults);
        Assert.Equal(OutcomeStatus.Ok, result.Status);
        Assert.True(MappingError.Mean(result, (x, y) => (x, y)) < 0.1);
        Assert.NotNull(result.LocalError);
        Assert.All(result.LocalError.Samples.ToArray(), error => Assert.InRange(error, 0, 2));
    }

    [Fact]
    public void ATurnScaleAndShiftIsFoundUnderAnotherLight()
    {
        SyntheticSkin skin = new(2);
        Homography map = Homography.Similarity(1.15 * Math.Cos(0.35), 1.15 * Math.Sin(0.35), 40, -150);
        Homography back = map.Inverse();
        RegistrationResult result = Registrar.Register(
            skin.Photograph(Width, Height), skin.Photograph(Width, Height, (x, y) => back.Apply(x, y), gain: 0.6, noise: 0.02), Defaults);
        Assert.Equal(OutcomeStatus.Ok, result.Status);
        Assert.True(MappingError.Mean(result, map.Apply) < 0.3, $"{MappingError.Mean(result, map.Apply)}");
    }

    [Fact]
    public void ABentSurfaceIsFollowed()
    {
        SyntheticSkin skin = new(3);
        static (double X, double Y) Bent(double x, double y) => (x + (8 * Math.Sin(y / 70)), y + (7 * Math.Cos(x / 80)));
        RegistrationResult result = Registrar.Register(skin.Photograph(Width, Height, Bent), skin.Photograph(Width, Height), Defaults);
        Assert.Equal(OutcomeStatus.Ok, result.Status);
        Assert.True(MappingError.Mean(result, Bent) < 0.5, $"{MappingError.Mean(result, Bent)}");
    }

    [Fact]
    public void LesionsFarFromAllThatWasFollowedAreSaidToBe()
    {
        SyntheticSkin skin = new(3);
        static (double X, double Y) Bent(double x, double y) => (x + (8 * Math.Sin(y / 70)), y + (7 * Math.Cos(x / 80)));
        Mask corner = new(Width, Height);
        for (int y = Height - 200; y < Height; y++)
        {
            corner.WritableRow(y)[(Width - 260)..].Fill(Mask.In);
        }

        RegistrationView followup = skin.Photograph(Width, Height);
        RegistrationResult beyond = Registrar.Register(skin.Photograph(Width, Height, Bent) with { Lesions = corner }, followup, Defaults);
        RegistrationResult within = Registrar.Register(skin.Photograph(Width, Height, Bent) with { Lesions = Small() }, followup, Defaults);

        Assert.Equal(OutcomeStatus.Review, beyond.Status);
        Assert.Contains("at some lesions the alignment may be off by", beyond.Reason, StringComparison.Ordinal);
        Assert.Equal(OutcomeStatus.Ok, within.Status);

        static Mask Small()
        {
            Mask lesion = new(Width, Height);
            lesion.WritableRow(240).Slice(300, 20).Fill(Mask.In);
            return lesion;
        }
    }

    /// <summary>Flat but for a corner that has moved by up to 30 pixels, without and with lesions that nearly cut the corner off.</summary>
    [Theory]
    [InlineData(0, 170)]
    [InlineData(60, 170)]
    [InlineData(60, 110)]
    public void ACornerThatMovedByItselfIsFollowed(int wallPixels, double widthPixels)
    {
        SyntheticSkin skin = new(3);
        Mask wall = new(Width, Height);
        for (int y = 0; y < Height; y++)
        {
            for (int x = 0; x < Width; x++)
            {
                double beyond = FromCorner(x, y) - 130;
                wall.WritableRow(y)[x] = beyond > 0 && beyond < wallPixels && Math.Abs(Width - x - (Height - y)) > 25 ? Mask.In : Mask.Out;
            }
        }

        RegistrationResult result = Registrar.Register(skin.Photograph(Width, Height, Bent) with { Lesions = wall }, skin.Photograph(Width, Height), Defaults);

        double off = 0;
        for (int k = 0; k < 5; k++)
        {
            (double x, double y) = result.Mapping!.Map(600 - (12 * k), 450 - (4 * k));
            (double tx, double ty) = Bent(600 - (12 * k), 450 - (4 * k));
            off = Math.Max(off, Math.Sqrt(((x - tx) * (x - tx)) + ((y - ty) * (y - ty))));
        }

        Assert.InRange(off, 0, 1);

        (double X, double Y) Bent(double x, double y) => (x - (30 * Math.Exp(-Math.Pow(FromCorner(x, y) / widthPixels, 2))), y);

        static double FromCorner(double x, double y) => Math.Sqrt(((x - Width) * (x - Width)) + ((y - Height) * (y - Height)));
    }

    [Fact]
    public void StepsBesideEachOtherChangeNothing()
    {
        SyntheticSkin skin = new(9);
        RegistrationView baseline = skin.Photograph(Width, Height, (x, y) => (x + (5 * Math.Sin(y / 70)), y));
        RegistrationView followup = skin.Photograph(Width, Height);
        using SideBySide beside = new(true);

        RegistrationResult alone = Registrar.Register(baseline, followup, Defaults);
        RegistrationResult together = Registrar.Align(baseline, followup, Defaults, beside).Result;

        Assert.Equal(alone.ErrorPixels, together.ErrorPixels);
        Assert.Equal(alone.Mapping!.Map(100, 200), together.Mapping!.Map(100, 200));
    }

    [Fact]
    public void OtherSkinIsRefused()
    {
        RegistrationResult result = Registrar.Register(
            new SyntheticSkin(4).Photograph(Width, Height), new SyntheticSkin(5).Photograph(Width, Height), Defaults);
        AssertRefused(result);
    }

    [Fact]
    public void AMirroredPhotoIsRefusedAndSaidToBeMirrored()
    {
        SyntheticSkin skin = new(6);
        RegistrationResult result = Registrar.Register(
            skin.Photograph(Width, Height), skin.Photograph(Width, Height, (x, y) => (Width - 1 - x, y)), Defaults);
        AssertRefused(result);
        Assert.Contains("mirrored", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void APhotoOfNothingButHairIsRefused()
    {
        AssertRefused(Registrar.Register(Hair(1), Hair(1), Defaults));
        AssertRefused(Registrar.Register(new SyntheticSkin(10).Photograph(Width, Height), Hair(1), Defaults));
    }

    [Fact]
    public void SwappingThePairGivesTheInverse()
    {
        SyntheticSkin skin = new(11);
        static (double X, double Y) Bent(double x, double y) => (x + (6 * Math.Sin(y / 90)) - 20, (1.05 * y) + (5 * Math.Cos(x / 100)));
        RegistrationView bent = skin.Photograph(Width, Height, Bent);
        RegistrationView straight = skin.Photograph(Width, Height);

        PixelMapping forward = Registrar.Register(bent, straight, Defaults).Mapping!;
        RegistrationResult backward = Registrar.Register(straight, bent, Defaults);

        double error = MappingError.Mean(backward, (x, y) => Inverse(forward, x, y));
        Assert.True(error < 0.05, $"{error}");

        static (double X, double Y) Inverse(PixelMapping map, double x, double y)
        {
            (double u, double v) = (x, y);
            for (int k = 0; k < 30; k++)
            {
                (double mx, double my) = map.Map(u, v);
                (u, v) = (u + x - mx, v + y - my);
            }

            return (u, v);
        }
    }

    [Theory]
    [InlineData(64, 64)]
    [InlineData(1, 5000)]
    [InlineData(5000, 1)]
    public void APhotoTooSmallIsRefused(int width, int height)
    {
        RegistrationView photo = new SyntheticSkin(7).Photograph(width, height);
        AssertRefused(Registrar.Register(photo, photo, Defaults));
        AssertRefused(Registrar.Register(new SyntheticSkin(7).Photograph(Width, Height), photo, Defaults));
    }

    [Fact]
    public void APhotoWithoutTextureIsRefused()
    {
        ImageSize size = new(Width, Height);
        Plane gray = new(size);
        gray.WritableSamples.Fill(0.4f);
        RegistrationView flat = new(size, new PlanarImage(gray, gray, gray), Mask.Full(size), new Mask(size));
        AssertRefused(Registrar.Register(flat, flat, Defaults));
    }

    [Fact]
    public void APhotoWithoutSkinIsRefused()
    {
        RegistrationView photo = new SyntheticSkin(8).Photograph(Width, Height);
        RegistrationView background = photo with { Skin = new Mask(Width, Height) };
        AssertRefused(Registrar.Register(photo, background, Defaults));
        AssertRefused(Registrar.Register(background, photo, Defaults));
    }

    [Fact]
    public void PlacesBeyondTheFollowUpHaveNoCounterpart()
    {
        SyntheticSkin skin = new(9);
        RegistrationResult result = Registrar.Register(
            skin.Photograph(Width, Height), skin.Photograph(Width, Height, (x, y) => (x + 200, y)), Defaults);
        Assert.NotNull(result.Mapping);
        Assert.True(double.IsNaN(result.Mapping.Map(50, 240).X));
        Assert.Equal(200, result.Mapping.Map(400, 240).X, 0.3);
        Assert.Equal(Width - 1, result.Mapping.GridX[^1]);
        Assert.Equal(Height - 1, result.Mapping.GridY[^1]);
    }

    /// <summary>Dark strands of one direction, side by side over the whole photo.</summary>
    private static RegistrationView Hair(int seed)
    {
        ImageSize size = new(Width, Height);
        Plane strands = new(size);
        for (int y = 0; y < Height; y++)
        {
            for (int x = 0; x < Width; x++)
            {
                double along = x + (0.3 * y) + (6 * Math.Sin((y / 60.0) + seed));
                strands.WritableRow(y)[x] = along % 6 < 2 ? 0.04f : 0.3f;
            }
        }

        return new RegistrationView(size, new PlanarImage(strands, strands, strands), Mask.Full(size), new Mask(size));
    }

    private static void AssertRefused(RegistrationResult result)
    {
        Assert.Equal(OutcomeStatus.Failed, result.Status);
        Assert.Null(result.Mapping);
        Assert.NotEmpty(result.Reason);
        Assert.True(double.IsNaN(result.ErrorPixels));
    }
}
