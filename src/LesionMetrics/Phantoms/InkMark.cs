namespace LesionMetrics.Phantoms;

/// <summary>A ring or a stroke of surgical marker about a lesion, as clinics draw before a biopsy or a photo.</summary>
internal static class InkMark
{
    /// <summary>Marks at most one lesion; the spec says how often.</summary>
    public static void Paint(SurfaceLayers layers, LesionPlan lesions, PhantomSpec spec, RandomStream random)
    {
        List<PatchOutline> outlines = [];
        foreach (DepigmentedPatch patch in lesions.Patches)
        {
            outlines.Add(patch.Outline);
        }

        foreach (PlaqueLesion plaque in lesions.Plaques)
        {
            outlines.Add(plaque.Outline);
        }

        if (outlines.Count == 0 || !random.Chance(spec.InkChance))
        {
            return;
        }

        PatchOutline about = outlines[random.Integer(0, outlines.Count - 1)];
        double margin = random.Uniform(0.25, 0.6) * about.RadiusMm;
        double width = spec.InkWidth * random.Uniform(0.3, 0.7);
        double strength = random.Uniform(0.5, 1);
        double gapAt = random.Uniform(-1, 1);
        ulong seed = random.Seed;
        layers.Ink.Paint(about.X, about.Y, about.ReachMm + margin + 3, (x, y, before) =>
        {
            double dx = x - about.X;
            double dy = y - about.Y;
            double reach = (about.RadiusMm * Math.Sqrt(about.Stretch)) + margin;
            double wobble = 0.12 * about.RadiusMm * LatticeNoise.Octaves(x / (0.8 * about.RadiusMm), y / (0.8 * about.RadiusMm), seed, 2);
            double off = Math.Abs(Math.Sqrt((dx * dx) + (dy * dy)) + wobble - reach);
            bool gap = dy < 0 && Math.Abs((dx / reach) - gapAt) < 0.12;
            double pressed = 0.75 + (0.6 * LatticeNoise.Octaves(x / 0.5, y / 0.5, seed + 1, 3));
            double ink = gap ? 0 : strength * Math.Clamp(pressed, 0, 1) * PortableMath.SmoothStep(width, 0.4 * width, off);
            return Math.Max(before, (float)ink);
        });
    }
}
