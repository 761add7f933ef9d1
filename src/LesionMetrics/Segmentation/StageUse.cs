namespace LesionMetrics.Segmentation;

/// <summary>What a photo is prepared for. Classifiers are trained beside a looser reference and less skin than they meet when they measure.</summary>
public enum StageUse
{
    /// <summary>
    /// The reference rests on what the first sight is nearly as sure of as of anything on the photo: half-suspected patches over much of the skin would else take part, and with them all that looks
    /// alike. What the frame cuts and looks depigmented is skin (<see cref="FramePatches"/>), and marker is filled (<see cref="MarkerStrokes"/>).
    /// </summary>
    Measuring,

    /// <summary>
    /// The reference rests on what is more probably unaffected than not. Classifiers that are trained so have met references with some lesion in them: trained beside the surest, they find less on real
    /// skin, of which no first sight is as sure as of synthetic skin. What the frame cuts is not looked at again, and marker stays: they have learned what it looks like.
    /// </summary>
    Training,
}
