namespace LesionMetrics.Phantoms;

/// <summary>Moles, freckles, lentigines, seborrheic spots, angiomas and vessels: what a person keeps between visits.</summary>
internal static class SkinSpots
{
    /// <summary>Draws and lays the spots of a site; returns the moles' centers and radii in mm, which serve as landmarks.</summary>
    public static IReadOnlyList<(double X, double Y, double RadiusMm)> Paint(
        SurfaceLayers layers, BodySurface body, SkinTraits traits, double halfWidthMm, double halfHeightMm, RandomStream random)
    {
        double areaSquareCm = 4 * halfWidthMm * halfHeightMm / 100;
        List<(double X, double Y, double RadiusMm)> moles = [];
        RandomStream draw = random.Fork(1);
        int moleCount = draw.Chance(0.15) ? 0 : (int)Math.Min(60, draw.LogUniform(0.008, 0.16) * areaSquareCm + draw.Integer(0, 4));
        for (int i = 0; i < moleCount; i++)
        {
            (double x, double y) = Place(draw, halfWidthMm, halfHeightMm);
            double radius = draw.LogUniform(0.5, 2.4);
            double strength = draw.Uniform(0.7, 1.9) * (traits.Tone >= SkinTone.V ? 0.7 : 1);
            if (!IsPlainSkin(body, x, y, radius))
            {
                continue;
            }

            PaintMole(layers, x, y, radius, strength, draw.Chance(0.4) ? draw.Uniform(0.1, 0.5) * radius : 0, draw.Fork((ulong)i));
            moles.Add((x, y, radius));
        }

        RandomStream fleck = random.Fork(2);
        if (traits.Tone <= SkinTone.IV && fleck.Chance(0.4))
        {
            int count = (int)Math.Min(1500, fleck.LogUniform(0.3, 6) * areaSquareCm);
            for (int i = 0; i < count; i++)
            {
                (double x, double y) = Place(fleck, halfWidthMm, halfHeightMm);
                PaintFleck(layers, x, y, fleck.LogUniform(0.4, 1.6), fleck.Uniform(0.15, 0.8), fleck.Fork((ulong)i));
            }
        }

        RandomStream large = random.Fork(3);
        if (large.Chance(0.3))
        {
            int count = large.Integer(1, 8);
            for (int i = 0; i < count; i++)
            {
                (double x, double y) = Place(large, halfWidthMm, halfHeightMm);
                PaintFleck(layers, x, y, large.LogUniform(1.5, 6), large.Uniform(0.2, 0.9), large.Fork((ulong)i));
            }
        }

        PaintVessels(layers, halfWidthMm, halfHeightMm, random.Fork(4));
        return moles;
    }

    private static (double X, double Y) Place(RandomStream random, double halfWidthMm, double halfHeightMm) =>
        (random.Uniform(-halfWidthMm, halfWidthMm), random.Uniform(-halfHeightMm, halfHeightMm));

    private static bool IsPlainSkin(BodySurface body, double x, double y, double marginMm)
    {
        body.Sample(x, y, out BodyPoint p);
        return p.SkinEdge > marginMm && p.LipEdge < -marginMm && p.EyeEdge < -marginMm - 1.5;
    }

    private static void PaintMole(SurfaceLayers layers, double x, double y, double radius, double strength, double heightMm, RandomStream random)
    {
        PatchOutline outline = PatchOutline.Draw(x, y, radius, random) with { Stretch = random.Uniform(1, 1.35), Warp = random.Uniform(0.1, 0.4), FrayOctaves = 3 };
        double edge = random.Uniform(0.08, 0.35) * radius;
        double reach = outline.ReachMm + radius;
        ulong seed = random.Seed;
        layers.SpotMelanin.Paint(x, y, reach, (px, py, before) =>
        {
            double body = PortableMath.SmoothStep(-edge, edge, outline.Inside(px, py));
            double uneven = 1 + (0.35 * LatticeNoise.Octaves(px / (0.5 * radius), py / (0.5 * radius), seed + 1, 3));
            return before + (float)(strength * body * uneven);
        });
        if (heightMm > 0)
        {
            layers.Height.Paint(x, y, reach, (px, py, before) =>
                before + (float)(heightMm * PortableMath.SmoothStep(-0.3 * radius, 0.7 * radius, outline.Inside(px, py))));
        }
    }

    private static void PaintFleck(SurfaceLayers layers, double x, double y, double radius, double strength, RandomStream random)
    {
        PatchOutline outline = PatchOutline.Draw(x, y, radius, random) with { FrayMm = 0.12 * radius, FrayOctaves = 2, Warp = random.Uniform(0.1, 0.5) };
        double edge = random.Uniform(0.15, 0.7) * radius;
        layers.SpotMelanin.Paint(x, y, outline.ReachMm + edge, (px, py, before) =>
            before + (float)(strength * PortableMath.SmoothStep(-edge, edge, outline.Inside(px, py))));
    }

    private static void PaintVessels(SurfaceLayers layers, double halfWidthMm, double halfHeightMm, RandomStream random)
    {
        int angiomas = random.Chance(0.25) ? random.Integer(1, 8) : 0;
        for (int i = 0; i < angiomas; i++)
        {
            (double x, double y) = Place(random, halfWidthMm, halfHeightMm);
            double radius = random.LogUniform(0.3, 1.3);
            double strength = random.Uniform(0.8, 2.2);
            layers.SpotBlood.Paint(x, y, 2 * radius, (px, py, before) =>
                before + (float)(strength * PortableMath.SmoothStep(1.25, 0.75, Math.Sqrt(((px - x) * (px - x)) + ((py - y) * (py - y))) / radius)));
        }

        int trees = random.Chance(0.3) ? random.Integer(2, 14) : 0;
        for (int i = 0; i < trees; i++)
        {
            (double x, double y) = Place(random, halfWidthMm, halfHeightMm);
            double angle = random.Uniform(0, 2 * Math.PI);
            double strength = random.Uniform(0.2, 0.8);
            double width = random.Uniform(0.08, 0.2);
            for (int step = random.Integer(20, 120); step > 0; step--)
            {
                angle += 0.35 * random.Normal();
                (double sin, double cos) = PortableMath.SinCos(angle);
                x += 0.18 * cos;
                y += 0.18 * sin;
                double cx = x;
                double cy = y;
                layers.SpotBlood.Paint(x, y, 3 * width, (px, py, before) =>
                    Math.Max(before, (float)(strength * PortableMath.Exp(-(((px - cx) * (px - cx)) + ((py - cy) * (py - cy))) / (width * width)))));
            }
        }
    }
}
