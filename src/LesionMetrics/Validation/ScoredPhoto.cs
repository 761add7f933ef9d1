using LesionMetrics.Imaging;
using LesionMetrics.Segmentation;

namespace LesionMetrics.Validation;

/// <summary>A photo as the program sees it, with the reference masks that could be read and the rows made of both.</summary>
/// <param name="Examination">What the program made of it, its masks at full size let go.</param>
/// <param name="References">Reference masks at the photo's full size; none where the photo failed.</param>
/// <param name="Rows">One row a lesion kind with a reference.</param>
internal sealed record ScoredPhoto(PhotoExamination Examination, IReadOnlyDictionary<LesionKind, Mask> References, IReadOnlyList<PhotoAgreement> Rows);
