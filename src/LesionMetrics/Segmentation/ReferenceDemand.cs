namespace LesionMetrics.Segmentation;

/// <summary>How sure the first sight must be of what a <see cref="SkinReference"/> rests on.</summary>
public enum ReferenceDemand
{
    /// <summary>
    /// Nearly as sure as it is anywhere on the photo. Half-suspected patches over much of the skin would else take part, and with them all that looks alike.
    /// </summary>
    Surest,

    /// <summary>
    /// More than not. Classifiers are trained beside such a reference, so that they have met ones with some lesion in them: trained beside the surest, they find less on real skin, of which no first sight is as sure as of
    /// synthetic skin.
    /// </summary>
    Probable,
}
