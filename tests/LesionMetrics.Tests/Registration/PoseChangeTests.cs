using LesionMetrics.Imaging;
using LesionMetrics.Registration;

namespace LesionMetrics.Tests.Registration;

/// <summary>A cylinder turned about its axis shows its flanks larger and smaller, and the lesions on them with it.</summary>
public class PoseChangeTests
{
    private const int Width = 640;
    private const int Height = 480;
    private const double Radius = 500;

    [Theory]
    [InlineData(12)]
    [InlineData(-12)]
    public void ATurnIsToldWithItsDirectionAndWhatItDoesToAreas(double degrees)
    {
        SyntheticSkin skin = new(51);
        Mask lesions = new(Width, Height);
        for (int y = 200; y < 280; y++)
        {
            lesions.WritableRow(y).Slice(500, 80).Fill(Mask.In);
        }

        RegistrationView baseline = skin.Photograph(Width, Height, (x, y) => (Radius * Angle(x), y)) with { Lesions = lesions };
        RegistrationView followup = skin.Photograph(Width, Height, (x, y) => (Radius * (Angle(x) + (degrees * Math.PI / 180)), y));

        RegistrationResult result = Registrar.Register(baseline, followup, new RegistrationOptions());

        // With positive degrees what was seen at the right comes to the middle: it grows, and the body has turned to the picture's left.
        Assert.Equal(OutcomeStatus.Review, result.Status);
        Assert.Contains(degrees > 0 ? "to the left" : "to the right", result.Reason, StringComparison.Ordinal);
        Assert.Contains(degrees > 0 ? "larger" : "smaller", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void AnotherDistanceIsNoChangeOfPose()
    {
        SyntheticSkin skin = new(52);
        Mask lesions = new(Width, Height);
        lesions.WritableRow(300).Fill(Mask.In);
        Homography back = Homography.Similarity(0.9, 0.1, 20, -30);

        RegistrationResult result = Registrar.Register(
            skin.Photograph(Width, Height) with { Lesions = lesions }, skin.Photograph(Width, Height, (x, y) => back.Apply(x, y)), new RegistrationOptions());

        Assert.Equal(OutcomeStatus.Ok, result.Status);
        Assert.Empty(result.Reason);
    }

    private static double Angle(double x) => Math.Asin((x - (Width / 2.0)) / Radius);
}
