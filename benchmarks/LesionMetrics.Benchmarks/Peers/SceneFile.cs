namespace LesionMetrics.Benchmarks.Peers;

/// <summary>The scene as raw files for the peer's program: rgb.raw (interleaved bytes), gray.raw and mask.raw (bytes), size.txt (width, height, and the compared pixels).</summary>
internal static class SceneFile
{
    public static void Write(Scene scene, string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, "rgb.raw"), scene.Raster.Bytes.ToArray());
        File.WriteAllBytes(Path.Combine(folder, "gray.raw"), scene.Gray);
        File.WriteAllBytes(Path.Combine(folder, "mask.raw"), scene.Mask.Pixels.ToArray());
        PeerOracle oracle = new(scene, LesionMetrics.Filtering.RasterConversion.ToLinear(scene.Raster, scene.Size));
        File.WriteAllText(
            Path.Combine(folder, "size.txt"),
            FormattableString.Invariant($"{scene.Size.Width} {scene.Size.Height} {oracle.X} {oracle.Y} {oracle.InX} {oracle.InY}\n"));
    }
}
