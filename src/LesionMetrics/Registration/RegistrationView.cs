using LesionMetrics.Imaging;

namespace LesionMetrics.Registration;

/// <summary>What registration sees of one photo. Every plane and mask has the size of <paramref name="Linear"/> (the analysis size).</summary>
/// <param name="PhotoSize">Size of the upright photo; mappings are expressed in its pixels.</param>
/// <param name="Linear">Linear light R, G, B in [0, 1] at analysis size.</param>
/// <param name="Skin">Skin, lesions included; no background, hair, lips, eyes, labels.</param>
/// <param name="Lesions">Lesions of either kind with a margin: they change, so they stay out of the cost.</param>
public sealed record RegistrationView(ImageSize PhotoSize, PlanarImage Linear, Mask Skin, Mask Lesions)
{
    /// <summary>What <see cref="Skin"/> marks; thin lines are hair on skin, and lettering or brickwork elsewhere.</summary>
    public RegistrationRegion Region { get; init; }

    /// <summary>A view of whatever a picture shows within <paramref name="region"/>, or of all of it.</summary>
    public static RegistrationView OfPicture(ImageSize photoSize, PlanarImage linear, Mask? region) =>
        new(photoSize, linear, region ?? Mask.Full(linear.Size), new Mask(linear.Size)) { Region = RegistrationRegion.Picture };
}
