namespace LesionMetrics.Phantoms;

/// <summary>
/// What a careless eye takes for a lesion: pale areas that keep more than half of their melanin, redness below 1.6 times, papules, scratches.
/// None of it counts as lesion in the truth.
/// </summary>
internal static class SkinDecoys
{
    /// <summary>Lays decoys over a site; two subjects in five have some.</summary>
    public static void Paint(SurfaceLayers layers, double halfWidthMm, double halfHeightMm, RandomStream random)
    {
        int pale = random.Chance(0.2) ? random.Integer(1, 5) : 0;
        for (int i = 0; i < pale; i++)
        {
            PatchOutline outline = Outline(halfWidthMm, halfHeightMm, random.LogUniform(1.5, 12), random.Fork((ulong)i));
            double strength = -random.Uniform(0.1, 0.5);
            double edge = random.Uniform(0.2, 0.8) * outline.RadiusMm;
            layers.SpotMelanin.Paint(outline.X, outline.Y, outline.ReachMm + edge, (x, y, before) =>
                before + (float)(strength * PortableMath.SmoothStep(-edge, edge, outline.Inside(x, y))));
        }

        int red = random.Chance(0.25) ? random.Integer(1, 4) : 0;
        for (int i = 0; i < red; i++)
        {
            PatchOutline outline = Outline(halfWidthMm, halfHeightMm, random.LogUniform(3, 20), random.Fork((ulong)(100 + i)));
            double strength = random.Uniform(0.1, 0.38);
            double edge = random.Uniform(0.3, 1) * outline.RadiusMm;
            layers.SpotBlood.Paint(outline.X, outline.Y, outline.ReachMm + edge, (x, y, before) =>
                before + (float)(strength * PortableMath.SmoothStep(-edge, edge, outline.Inside(x, y))));
        }

        int papules = random.Chance(0.2) ? random.Integer(1, 14) : 0;
        for (int i = 0; i < papules; i++)
        {
            PatchOutline outline = Outline(halfWidthMm, halfHeightMm, random.LogUniform(0.4, 1.3), random.Fork((ulong)(200 + i)));
            double strength = random.Uniform(0.3, 1.0);
            double height = random.Uniform(0.05, 0.3) * outline.RadiusMm;
            layers.SpotBlood.Paint(outline.X, outline.Y, 3 * outline.RadiusMm, (x, y, before) =>
                before + (float)(strength * PortableMath.SmoothStep(-outline.RadiusMm, 0.6 * outline.RadiusMm, outline.Inside(x, y))));
            layers.Height.Paint(outline.X, outline.Y, 3 * outline.RadiusMm, (x, y, before) =>
                before + (float)(height * PortableMath.SmoothStep(-0.5 * outline.RadiusMm, 0.8 * outline.RadiusMm, outline.Inside(x, y))));
        }

        int scratches = random.Chance(0.1) ? random.Integer(1, 5) : 0;
        for (int i = 0; i < scratches; i++)
        {
            Scratch(layers, halfWidthMm, halfHeightMm, random.Fork((ulong)(300 + i)));
        }
    }

    private static PatchOutline Outline(double halfWidthMm, double halfHeightMm, double radius, RandomStream random) =>
        PatchOutline.Draw(random.Uniform(-halfWidthMm, halfWidthMm), random.Uniform(-halfHeightMm, halfHeightMm), radius, random) with { FrayOctaves = 3 };

    private static void Scratch(SurfaceLayers layers, double halfWidthMm, double halfHeightMm, RandomStream random)
    {
        double x = random.Uniform(-halfWidthMm, halfWidthMm);
        double y = random.Uniform(-halfHeightMm, halfHeightMm);
        double angle = random.Uniform(0, 2 * Math.PI);
        double width = random.Uniform(0.2, 0.6);
        double strength = random.Uniform(0.3, 0.9);
        int steps = random.Integer(20, 90);
        for (int step = 0; step < steps; step++)
        {
            angle += 0.04 * random.Normal();
            (double sin, double cos) = PortableMath.SinCos(angle);
            x += 0.3 * cos;
            y += 0.3 * sin;
            double cx = x;
            double cy = y;
            double here = strength * random.Uniform(0.4, 1) * PortableMath.SmoothStep(0, 8, Math.Min(step, steps - step));
            layers.SpotBlood.Paint(x, y, 2.5 * width, (px, py, before) =>
                Math.Max(before, (float)(here * PortableMath.Exp(-(((px - cx) * (px - cx)) + ((py - cy) * (py - cy))) / (width * width)))));
        }
    }
}
