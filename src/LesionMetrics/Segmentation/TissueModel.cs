using System.Reflection;
using System.Security.Cryptography;

namespace LesionMetrics.Segmentation;

/// <summary>
/// The classifiers of a tissue model: regions on a small image, lesions on skin, and pieces of would-be lesion as wholes. See models/README.md for
/// what they were trained on.
/// </summary>
/// <param name="Regions">Classes of <see cref="RegionClasses"/>.</param>
/// <param name="Lesions">Classes of <see cref="LesionClasses"/>.</param>
/// <param name="DepigmentedPieces">Classes of <see cref="PieceClasses"/>.</param>
/// <param name="PlaquePieces">Classes of <see cref="PieceClasses"/>.</param>
/// <param name="Sha256">Hash of all files, lower-case hexadecimal: results carry it, so that a change of model is seen.</param>
public sealed record TissueModel(TreeEnsemble Regions, TreeEnsemble Lesions, TreeEnsemble DepigmentedPieces, TreeEnsemble PlaquePieces, string Sha256)
{
    /// <summary>What a region of a photo may be; the first is unaffected skin with the hair on it.</summary>
    public static readonly IReadOnlyList<string> RegionClasses = ["skin", "background", "lip", "eye", "label", "depigmented", "plaque"];

    /// <summary>What skin may be.</summary>
    public static readonly IReadOnlyList<string> LesionClasses = ["unaffected", "depigmented", "plaque"];

    /// <summary>What a piece with a lesion's color may be.</summary>
    public static readonly IReadOnlyList<string> PieceClasses = ["mimic", "lesion"];

    /// <summary>File name of the region classifier in a model folder.</summary>
    public const string RegionFile = "regions.json";

    /// <summary>File name of the lesion classifier in a model folder.</summary>
    public const string LesionFile = "lesions.json";

    /// <summary>File name of the classifier of depigmented pieces.</summary>
    public const string DepigmentedPieceFile = "depigmented-pieces.json";

    /// <summary>File name of the classifier of pieces of plaque.</summary>
    public const string PlaquePieceFile = "plaque-pieces.json";

    /// <summary>The files of a model folder, in the order that they are trained and hashed in.</summary>
    public static readonly IReadOnlyList<string> Files = [RegionFile, LesionFile, DepigmentedPieceFile, PlaquePieceFile];

    /// <summary>The classifier of pieces of <paramref name="kind"/>.</summary>
    public TreeEnsemble Pieces(LesionKind kind) => kind == LesionKind.Depigmented ? DepigmentedPieces : PlaquePieces;

    /// <summary>The model that this build carries, models/tissue of the repository.</summary>
    /// <exception cref="StudyException">The build lacks it.</exception>
    public static TissueModel Load() => Of([.. Files.Select(Embedded)]);

    /// <summary>The model in <paramref name="folder"/>, as <c>train</c> writes it.</summary>
    /// <exception cref="StudyException">The folder holds no model.</exception>
    public static TissueModel LoadFrom(string folder)
    {
        try
        {
            return Of([.. Files.Select(file => File.ReadAllBytes(Path.Combine(folder, file)))]);
        }
        catch (IOException missing)
        {
            throw new StudyException($"The model folder needs {string.Join(", ", Files)}: make them with train.", missing);
        }
    }

    private static TissueModel Of(byte[][] files) => new(
        TreeEnsembleJson.Read(files[0], RegionClasses),
        TreeEnsembleJson.Read(files[1], LesionClasses),
        TreeEnsembleJson.Read(files[2], PieceClasses),
        TreeEnsembleJson.Read(files[3], PieceClasses),
        Convert.ToHexStringLower(SHA256.HashData([.. files.SelectMany(SHA256.HashData)])));

    private static byte[] Embedded(string file)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"tissue.{file}")
            ?? throw new StudyException($"The build lacks models/tissue/{file}: build it again from a complete checkout.");
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
