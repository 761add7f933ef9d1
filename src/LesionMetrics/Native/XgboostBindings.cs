using System.Runtime.InteropServices;

namespace LesionMetrics.Native;

/// <summary>The part of XGBoost's C API that training needs (c_api.h, version 1.6 and later). Every call returns 0, or -1 with a text to fetch.</summary>
internal static unsafe partial class XgboostBindings
{
    /// <summary>The name under which Debian installs it; training is done there, measuring needs no XGBoost.</summary>
    private const string Library = "libxgboost.so.0";

    [LibraryImport(Library)]
    internal static partial nint XGBGetLastError();

    [LibraryImport(Library)]
    internal static partial int XGDMatrixCreateFromMat(float* data, ulong rows, ulong columns, float missing, out nint matrix);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int XGDMatrixSetFloatInfo(nint matrix, string field, float* values, ulong length);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int XGBoosterSetStrFeatureInfo(nint booster, string field, nint* features, ulong length);

    [LibraryImport(Library)]
    internal static partial int XGDMatrixFree(nint matrix);

    [LibraryImport(Library)]
    internal static partial int XGBoosterCreate(nint* matrices, ulong length, out nint booster);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int XGBoosterSetParam(nint booster, string name, string value);

    [LibraryImport(Library)]
    internal static partial int XGBoosterUpdateOneIter(nint booster, int iteration, nint matrix);

    [LibraryImport(Library)]
    internal static partial int XGBoosterPredict(nint booster, nint matrix, int optionMask, uint treeLimit, int training, out ulong length, out float* result);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int XGBoosterSaveModel(nint booster, string path);

    [LibraryImport(Library)]
    internal static partial int XGBoosterFree(nint booster);
}
