namespace LesionMetrics.Benchmarks.Peers;

/// <summary>The scene as raw files for the peer's program: rgb.raw (interleaved bytes), gray.raw and mask.raw (bytes), size.txt (width, height, the number of compared pixels, and their places).</summary>
internal static class SceneFile
{
    public static void Write(Scene scene, string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, "rgb.raw"), scene.Raster.Bytes.ToArray());
        File.WriteAllBytes(Path.Combine(folder, "gray.raw"), scene.Gray);
        File.WriteAllBytes(Path.Combine(folder, "mask.raw"), scene.Mask.Pixels.ToArray());
        (int X, int Y)[] points = PeerPoints.Spread(scene.Size);
        string places = string.Join('\n', points.Select(point => FormattableString.Invariant($"{point.X} {point.Y}")));
        File.WriteAllText(Path.Combine(folder, "size.txt"), FormattableString.Invariant($"{scene.Size.Width} {scene.Size.Height} {points.Length}\n{places}\n"));
    }
}
