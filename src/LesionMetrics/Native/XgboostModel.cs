using System.Runtime.InteropServices;

namespace LesionMetrics.Native;

/// <summary>Trains gradient-boosted trees by XGBoost's C library, one at a time: a training table in, a JSON model and predictions out.</summary>
public sealed unsafe class XgboostModel : IDisposable
{
    private nint _matrix;
    private nint _booster;

    private XgboostModel(nint matrix, nint booster)
    {
        _matrix = matrix;
        _booster = booster;
    }

    /// <summary>Trains a model.</summary>
    /// <param name="rows">Features, row-major, without NaN.</param>
    /// <param name="labels">Class of each row, from 0.</param>
    /// <param name="weights">Weight of each row.</param>
    /// <param name="featureNames">One name a column.</param>
    /// <param name="parameters">XGBoost's own parameters by their names.</param>
    /// <param name="rounds">Boosting rounds; each adds a tree a class.</param>
    /// <exception cref="StudyException">The library is missing, or refuses; the message carries its text.</exception>
    public static XgboostModel Train(
        float[] rows,
        float[] labels,
        float[] weights,
        IReadOnlyList<string> featureNames,
        IReadOnlyDictionary<string, string> parameters,
        int rounds)
    {
        try
        {
            XgboostModel model = Create(rows, labels, weights, featureNames);
            foreach ((string name, string value) in parameters)
            {
                Check(XgboostBindings.XGBoosterSetParam(model._booster, name, value));
            }

            for (int round = 0; round < rounds; round++)
            {
                Check(XgboostBindings.XGBoosterUpdateOneIter(model._booster, round, model._matrix));
            }

            return model;
        }
        catch (DllNotFoundException missing)
        {
            throw new StudyException("XGBoost is not installed: run 'apt-get install -y libxgboost0' and try again.", missing);
        }
    }

    /// <summary>Class probabilities that the library itself gives for the training rows, row-major.</summary>
    public float[] PredictTrainingRows()
    {
        Check(XgboostBindings.XGBoosterPredict(_booster, _matrix, 0, 0, 0, out ulong length, out float* result));
        return new ReadOnlySpan<float>(result, checked((int)length)).ToArray();
    }

    /// <summary>Saves the model as JSON.</summary>
    public void Save(string path) => Check(XgboostBindings.XGBoosterSaveModel(_booster, path));

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_booster != 0)
        {
            _ = XgboostBindings.XGBoosterFree(_booster);
            _booster = 0;
        }

        if (_matrix != 0)
        {
            _ = XgboostBindings.XGDMatrixFree(_matrix);
            _matrix = 0;
        }
    }

    private static XgboostModel Create(float[] rows, float[] labels, float[] weights, IReadOnlyList<string> featureNames)
    {
        nint matrix;
        fixed (float* data = rows)
        {
            Check(XgboostBindings.XGDMatrixCreateFromMat(data, (ulong)labels.Length, (ulong)featureNames.Count, float.NaN, out matrix));
        }

        fixed (float* values = labels)
        {
            Check(XgboostBindings.XGDMatrixSetFloatInfo(matrix, "label", values, (ulong)labels.Length));
        }

        fixed (float* values = weights)
        {
            Check(XgboostBindings.XGDMatrixSetFloatInfo(matrix, "weight", values, (ulong)weights.Length));
        }

        Check(XgboostBindings.XGBoosterCreate(&matrix, 1, out nint booster));
        nint[] names = [.. featureNames.Select(Marshal.StringToCoTaskMemUTF8)];
        fixed (nint* list = names)
        {
            Check(XgboostBindings.XGBoosterSetStrFeatureInfo(booster, "feature_name", list, (ulong)names.Length));
        }

        foreach (nint name in names)
        {
            Marshal.FreeCoTaskMem(name);
        }

        return new XgboostModel(matrix, booster);
    }

    private static void Check(int status)
    {
        if (status != 0)
        {
            string text = Marshal.PtrToStringUTF8(XgboostBindings.XGBGetLastError()) ?? "no reason given";
            throw new StudyException($"XGBoost refused: {text.Split('\n')[0]}");
        }
    }
}
