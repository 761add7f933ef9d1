namespace LesionMetrics.Phantoms;

/// <summary>A patch of vitiligo.</summary>
/// <param name="Outline">Its border at baseline.</param>
/// <param name="Depth">Share of melanin lost in the middle, 0.55-0.99.</param>
/// <param name="EdgeMm">Width over which melanin falls, 0.1-3.</param>
/// <param name="RimLn">ln melanin added just outside the border, 0-0.5.</param>
/// <param name="RimMm">Width of that rim.</param>
/// <param name="Unevenness">Amplitude of uneven loss inside, 0-0.4.</param>
/// <param name="IslandSpacingMm">Spacing of hair follicles, from which pigment returns, 1.2-4.</param>
/// <param name="Satellites">Small patches about the border (confetti).</param>
internal sealed record DepigmentedPatch(
    PatchOutline Outline,
    double Depth,
    double EdgeMm,
    double RimLn,
    double RimMm,
    double Unevenness,
    double IslandSpacingMm,
    IReadOnlyList<PatchOutline> Satellites)
{
    /// <summary>Draws a patch about a center.</summary>
    public static DepigmentedPatch Draw(double x, double y, double radiusMm, PhantomDifficulty difficulty, RandomStream random)
    {
        double depth = difficulty switch
        {
            PhantomDifficulty.Easy => random.Uniform(0.86, 0.99),
            PhantomDifficulty.Medium => random.Chance(0.7) ? random.Uniform(0.84, 0.99) : random.Uniform(0.66, 0.84),
            _ => random.Uniform(0.58, 0.98),
        };
        PatchOutline outline = PatchOutline.Draw(x, y, radiusMm, random.Fork(1));
        return new DepigmentedPatch(
            outline,
            depth,
            random.LogUniform(0.12, difficulty == PhantomDifficulty.Easy ? 0.9 : 2.4),
            random.Chance(0.4) ? random.Uniform(0.1, 0.5) : 0,
            random.Uniform(0.8, 4),
            random.Uniform(0, 0.35),
            random.LogUniform(1.3, 3.6),
            random.Chance(0.35) ? DrawSatellites(outline, random.Fork(2)) : []);
    }

    /// <summary>Lays the patch, as it is at one visit, over the skin.</summary>
    public void Paint(SurfaceLayers layers, PatchState state)
    {
        double loss = Depth * (1 - Math.Clamp(state.Diffuse, 0, 1)) * (1 - Math.Clamp(state.Islands, 0, 1));
        foreach (PatchOutline satellite in Satellites)
        {
            double growth = 0.4 * state.ShiftMm;
            layers.LesionMelanin.Paint(satellite.X, satellite.Y, satellite.ReachMm + Math.Max(0, growth) + EdgeMm, (x, y, before) =>
            {
                double depth = PortableMath.SmoothStep(-0.5 * EdgeMm, 0.5 * EdgeMm, satellite.Inside(x, y) + growth);
                return depth > 0 ? Math.Min(before, (float)PortableMath.Log(1 - (loss * depth))) : before;
            });
        }

        double reach = Outline.ReachMm + Math.Max(0, state.ShiftMm) + RimMm + 6;
        ulong seed = Outline.Seed;
        layers.LesionMelanin.Paint(Outline.X, Outline.Y, reach, (x, y, before) =>
        {
            double inside = Outline.Inside(x, y);
            double moved = inside;
            if (state.ShiftMm != 0)
            {
                moved += state.ShiftMm * (0.35 + (1.3 * (0.5 + LatticeNoise.Sample(x / 7, y / 7, seed + 31))));
            }

            if (moved < -(2 * RimMm) - EdgeMm && moved < 0)
            {
                return before;
            }

            double depth = PortableMath.SmoothStep(-0.5 * EdgeMm, 0.5 * EdgeMm, moved);
            bool lossy = depth > 0;
            double uneven = lossy ? 1 - (Unevenness * Math.Max(0, LatticeNoise.Octaves(x / 3, y / 3, seed + 32, 3))) : 1;
            double diffuse = lossy && state.Diffuse > 0
                ? state.Diffuse * Math.Clamp(1 + (1.1 * LatticeNoise.Octaves(x / 6, y / 6, seed + 33, 3)), 0, 1.6)
                : 0;
            double island = lossy && state.Islands > 0 ? Island(x, y, state) : 0;
            double lost = Depth * depth * uneven * (1 - Math.Clamp(diffuse, 0, 1)) * (1 - island);
            double ln = lost > 0 ? PortableMath.Log(Math.Max(0.012, 1 - lost)) : 0;
            if (island > 0)
            {
                ln += state.IslandLn * island * PortableMath.SmoothStep(-0.5 * EdgeMm, 0.5 * EdgeMm, inside);
            }

            if (RimLn > 0 && moved < EdgeMm)
            {
                double t = (moved + (0.5 * RimMm)) / RimMm;
                ln += RimLn * PortableMath.Exp(-2.5 * t * t) * (1 - depth);
            }

            // Where patches meet, the deeper loss shows; a dark rim shows on whole skin alone.
            return ln < 0 || before < 0 ? Math.Min(before, (float)ln) : Math.Max(before, (float)ln);
        });
    }

    private static List<PatchOutline> DrawSatellites(PatchOutline about, RandomStream random)
    {
        int count = random.Integer(4, 45);
        double reach = Math.Min(12, about.RadiusMm);
        List<PatchOutline> satellites = [];
        for (int i = 0; i < count; i++)
        {
            double x = about.X + (about.ReachMm * random.Uniform(-1, 1));
            double y = about.Y + (about.ReachMm * random.Uniform(-1, 1));
            double radius = Math.Min(random.LogUniform(0.25, 2.2), 0.2 * about.RadiusMm);
            double outside = -about.Inside(x, y);
            if (outside > radius && outside < reach * random.Uniform())
            {
                satellites.Add(PatchOutline.Draw(x, y, radius, random.Fork((ulong)i)) with { FrayOctaves = 3 });
            }
        }

        return satellites;
    }

    private double Island(double x, double y, PatchState state)
    {
        ulong seed = Outline.Seed + 41;
        double spacing = IslandSpacingMm;
        double wobble = 0.22 * spacing * LatticeNoise.Octaves(x / (0.5 * spacing), y / (0.5 * spacing), seed, 3);
        double best = 0;
        int cx = (int)Math.Floor(x / spacing);
        int cy = (int)Math.Floor(y / spacing);
        for (int i = cx - 1; i <= cx + 1; i++)
        {
            for (int j = cy - 1; j <= cy + 1; j++)
            {
                double px = (i + LatticeNoise.Cell(i, j, seed + 1)) * spacing;
                double py = (j + LatticeNoise.Cell(i, j, seed + 2)) * spacing;
                double vigor = 0.5 + (1.2 * LatticeNoise.Sample(px / 9, py / 9, seed + 3)) + (0.5 * (LatticeNoise.Cell(i, j, seed + 4) - 0.5));
                double radius = spacing * ((1.25 * state.Islands) + (0.8 * (vigor - 0.75)));
                if (radius <= 0.05)
                {
                    continue;
                }

                double dx = x - px;
                double dy = y - py;
                double edge = Math.Min(0.35 * spacing, 0.15 + (0.5 * EdgeMm));
                best = Math.Max(best, PortableMath.SmoothStep(-edge, edge, radius + wobble - Math.Sqrt((dx * dx) + (dy * dy))));
            }
        }

        return best;
    }
}
