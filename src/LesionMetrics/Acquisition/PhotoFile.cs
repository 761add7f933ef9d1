namespace LesionMetrics.Acquisition;

/// <summary>Reads a file of a study into memory, once, with a refusal that trial staff can act on.</summary>
internal static class PhotoFile
{
    /// <summary>The whole file.</summary>
    /// <exception cref="MeasurementException">The file is missing, empty, too large or not readable.</exception>
    internal static byte[] ReadAllBytes(string fullPath, string relativePath, long maxBytes)
    {
        byte[] bytes;
        try
        {
            FileInfo file = new(fullPath);
            if (file.Exists && file.Length > maxBytes)
            {
                throw new MeasurementException(PhotoReader.Stage, $"{relativePath} is larger than {maxBytes >> 20} MiB: export it as JPEG or PNG.");
            }

            bytes = File.ReadAllBytes(fullPath);
        }
        catch (Exception refusal) when (refusal is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new MeasurementException(PhotoReader.Stage, $"{relativePath} does not exist: restore the file or correct the manifest.", refusal);
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            throw new MeasurementException(PhotoReader.Stage, $"{relativePath} cannot be opened: check that it is a file and that it may be read.", refusal);
        }

        return bytes.Length == 0
            ? throw new MeasurementException(PhotoReader.Stage, $"{relativePath} is empty: copy it again from the camera.")
            : bytes;
    }
}
