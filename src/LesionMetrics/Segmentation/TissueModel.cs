using System.Reflection;
using System.Security.Cryptography;

namespace LesionMetrics.Segmentation;

/// <summary>The two classifiers of a tissue model: regions on a small image, lesions on skin. See models/README.md for what they were trained on.</summary>
/// <param name="Regions">Classes of <see cref="RegionClasses"/>.</param>
/// <param name="Lesions">Classes of <see cref="LesionClasses"/>.</param>
/// <param name="Sha256">Hash of both files, lower-case hexadecimal: results carry it, so that a change of model is seen.</param>
public sealed record TissueModel(TreeEnsemble Regions, TreeEnsemble Lesions, string Sha256)
{
    /// <summary>What a region of a photo may be; the first is unaffected skin with the hair on it.</summary>
    public static readonly IReadOnlyList<string> RegionClasses = ["skin", "background", "lip", "eye", "label", "depigmented", "plaque"];

    /// <summary>What skin may be.</summary>
    public static readonly IReadOnlyList<string> LesionClasses = ["unaffected", "depigmented", "plaque"];

    /// <summary>File name of the region classifier in a model folder.</summary>
    public const string RegionFile = "regions.json";

    /// <summary>File name of the lesion classifier in a model folder.</summary>
    public const string LesionFile = "lesions.json";

    /// <summary>The model that this build carries, models/tissue of the repository.</summary>
    /// <exception cref="StudyException">The build lacks it.</exception>
    public static TissueModel Load() => Of(Embedded(RegionFile), Embedded(LesionFile));

    /// <summary>The model in <paramref name="folder"/>, as <c>train</c> writes it.</summary>
    /// <exception cref="StudyException">The folder holds no model.</exception>
    public static TissueModel LoadFrom(string folder)
    {
        try
        {
            return Of(File.ReadAllBytes(Path.Combine(folder, RegionFile)), File.ReadAllBytes(Path.Combine(folder, LesionFile)));
        }
        catch (IOException missing)
        {
            throw new StudyException($"The model folder needs {RegionFile} and {LesionFile}: make them with train.", missing);
        }
    }

    private static TissueModel Of(byte[] regions, byte[] lesions) => new(
        TreeEnsembleJson.Read(regions, RegionClasses),
        TreeEnsembleJson.Read(lesions, LesionClasses),
        Convert.ToHexStringLower(SHA256.HashData([.. SHA256.HashData(regions), .. SHA256.HashData(lesions)])));

    private static byte[] Embedded(string file)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"tissue.{file}")
            ?? throw new StudyException($"The build lacks models/tissue/{file}: build it again from a complete checkout.");
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
