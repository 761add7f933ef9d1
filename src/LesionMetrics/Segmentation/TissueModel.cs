using System.Reflection;

namespace LesionMetrics.Segmentation;

/// <summary>The two classifiers of a tissue model: regions on a small image, lesions on skin. See models/README.md for what they were trained on.</summary>
/// <param name="Regions">Classes of <see cref="RegionClasses"/>.</param>
/// <param name="Lesions">Classes of <see cref="LesionClasses"/>.</param>
public sealed record TissueModel(TreeEnsemble Regions, TreeEnsemble Lesions)
{
    /// <summary>What a region of a photo may be; the first is skin, its lesions and the hair on it included.</summary>
    public static readonly IReadOnlyList<string> RegionClasses = ["skin", "background", "lip", "eye", "label"];

    /// <summary>What skin may be.</summary>
    public static readonly IReadOnlyList<string> LesionClasses = ["unaffected", "depigmented", "plaque"];

    /// <summary>File name of the region classifier in a model folder.</summary>
    public const string RegionFile = "regions.json";

    /// <summary>File name of the lesion classifier in a model folder.</summary>
    public const string LesionFile = "lesions.json";

    /// <summary>The model that this build carries, models/tissue of the repository.</summary>
    public static TissueModel Load() => new(
        TreeEnsembleJson.Read(Embedded(RegionFile), RegionClasses),
        TreeEnsembleJson.Read(Embedded(LesionFile), LesionClasses));

    private static byte[] Embedded(string file)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"tissue.{file}")
            ?? throw new StudyException($"The build lacks models/tissue/{file}: build it again from a complete checkout.");
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
