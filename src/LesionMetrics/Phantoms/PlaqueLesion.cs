namespace LesionMetrics.Phantoms;

/// <summary>An erythematous scaly plaque.</summary>
/// <param name="Outline">Its border at baseline.</param>
/// <param name="BloodRatio">Blood in it over perilesional blood, 2-7.</param>
/// <param name="EdgeMm">Width over which redness falls, 0.4-4.</param>
/// <param name="RimLn">ln melanin of its border, 0-0.5.</param>
/// <param name="CenterLn">ln melanin of its middle, -0.5 to 0.5.</param>
/// <param name="ScaleCover">Share of the plaque under scale, 0-0.9.</param>
/// <param name="FlakeMm">Size of a flake, 0.5-3.</param>
/// <param name="ScaleAtRim">0 scale everywhere, 1 at the border alone.</param>
/// <param name="PlugsPerSquareMm">Follicular plugs, 0-0.5.</param>
/// <param name="HeightMm">How far it stands above the skin, 0-1; an atrophic middle lies lower.</param>
/// <param name="Atrophy">Depth of the middle as a share of the height, 0-1.5.</param>
internal sealed record PlaqueLesion(
    PatchOutline Outline,
    double BloodRatio,
    double EdgeMm,
    double RimLn,
    double CenterLn,
    double ScaleCover,
    double FlakeMm,
    double ScaleAtRim,
    double PlugsPerSquareMm,
    double HeightMm,
    double Atrophy)
{
    /// <summary>Draws a plaque about a center.</summary>
    public static PlaqueLesion Draw(double x, double y, double radiusMm, SkinTone tone, PhantomDifficulty difficulty, RandomStream random)
    {
        double ratio = difficulty switch
        {
            PhantomDifficulty.Easy => random.LogUniform(3, 7),
            PhantomDifficulty.Medium => random.LogUniform(2.5, 6.5),
            _ => random.LogUniform(2.1, 5),
        };
        bool dark = tone >= SkinTone.V;
        double pigment = random.Uniform(0, 1);
        return new PlaqueLesion(
            PatchOutline.Draw(x, y, radiusMm, random.Fork(1)),
            ratio,
            random.LogUniform(0.4, difficulty == PhantomDifficulty.Easy ? 1.5 : 3.5),
            pigment < 0.45 ? random.Uniform(0.1, dark ? 0.6 : 0.45) : 0,
            pigment < 0.2 ? random.Uniform(-0.5, -0.1) : dark ? random.Uniform(-0.1, 0.35) : random.Uniform(-0.15, 0.25),
            random.Chance(0.2) ? 0 : random.Uniform(0.08, 0.8),
            random.LogUniform(0.5, 2.6),
            random.Uniform(0, 1),
            random.Chance(0.4) ? random.Uniform(0.05, 0.4) : 0,
            random.LogUniform(0.05, 0.7),
            random.Chance(0.35) ? random.Uniform(0.4, 1.4) : 0);
    }

    /// <summary>Lays the plaque, as it is at one visit, over the skin.</summary>
    public void Paint(SurfaceLayers layers, PlaqueState state)
    {
        double reach = Outline.ReachMm + Math.Max(0, state.ShiftMm) + (2 * EdgeMm) + 4;
        double full = state.Redness * PortableMath.Log(BloodRatio);
        SurfaceGrid grid = layers.Grid;
        (int left, int right, int top, int bottom) = grid.Window(Outline.X, Outline.Y, reach);
        for (int row = top; row <= bottom; row++)
        {
            double y = grid.Y(row);
            Span<float> blood = layers.LesionBlood.PaintRow(row);
            Span<float> melanin = layers.LesionMelanin.PaintRow(row);
            Span<float> scale = layers.Scale.PaintRow(row);
            Span<float> height = layers.Height.PaintRow(row);
            for (int column = left; column <= right; column++)
            {
                double x = grid.X(column);
                double inside = Outline.Inside(x, y);
                double moved = inside + state.ShiftMm;
                if (Math.Max(inside, moved) < -EdgeMm - 4)
                {
                    continue;
                }

                double body = PortableMath.SmoothStep(-EdgeMm, EdgeMm, moved);
                double halo = 0.22 * PortableMath.SmoothStep(-EdgeMm - 4, 0, moved);
                blood[column] = Math.Max(blood[column], (float)(full * Math.Max(body * Uneven(x, y, body), halo)));
                melanin[column] += (float)Pigment(x, y, inside, moved, body, state);
                if (body > 0)
                {
                    scale[column] = Math.Max(scale[column], (float)Flake(x, y, moved, ScaleCover * state.Scaling));
                    height[column] += (float)(state.Redness * Rise(x, y, moved));
                }
            }
        }

        PaintPlugs(layers, state);
    }

    private double Uneven(double x, double y, double body) =>
        body <= 0 ? 1 : 1 + (0.3 * LatticeNoise.Octaves(x / 3.2, y / 3.2, Outline.Seed + 51, 4, 0.6));

    private double Pigment(double x, double y, double inside, double moved, double body, PlaqueState state)
    {
        double ln = CenterLn * body * PortableMath.SmoothStep(0, 0.6 * Outline.RadiusMm, moved);
        if (RimLn > 0)
        {
            double t = moved / Math.Max(1, 0.25 * Outline.RadiusMm);
            ln += RimLn * PortableMath.Exp(-t * t);
        }

        ln *= state.Redness;
        double trace = state.TraceLn == 0 ? 0 : state.TraceLn * PortableMath.SmoothStep(-1.5, 1.5, inside);
        return trace == 0 ? ln : ln + (trace * (1 + (0.5 * LatticeNoise.Octaves(x / 4, y / 4, Outline.Seed + 52, 3))));
    }

    private double Rise(double x, double y, double moved)
    {
        double plateau = PortableMath.SmoothStep(-0.8, 1.2, moved) - (Atrophy * PortableMath.SmoothStep(0.2, 0.9, moved / Outline.RadiusMm));
        double rough = 0.12 * LatticeNoise.Octaves(x / 0.9, y / 0.9, Outline.Seed + 53, 2) * PortableMath.SmoothStep(-0.5, 0.5, moved);
        return HeightMm * (plateau + rough);
    }

    private double Flake(double x, double y, double moved, double cover)
    {
        double within = PortableMath.SmoothStep(-0.4, 0.8, moved) * (1 - (ScaleAtRim * PortableMath.SmoothStep(0.15, 0.5, moved / Outline.RadiusMm)));
        if (within * cover <= 0.02)
        {
            return 0;
        }

        ulong seed = Outline.Seed + 61;
        double patchy = LatticeNoise.Octaves(x / (3 * FlakeMm), y / (3 * FlakeMm), seed, 3);
        double gx = (x / FlakeMm) + (0.5 * LatticeNoise.Octaves(x / (0.6 * FlakeMm), y / (0.6 * FlakeMm), seed + 1, 3));
        double gy = (y / FlakeMm) + (0.5 * LatticeNoise.Octaves(x / (0.6 * FlakeMm), y / (0.6 * FlakeMm), seed + 2, 3));
        int column = (int)Math.Floor(gx);
        int row = (int)Math.Floor(gy);
        double first = 9;
        double second = 9;
        double draw = 0;
        double thickness = 0;
        for (int j = row - 1; j <= row + 1; j++)
        {
            for (int i = column - 1; i <= column + 1; i++)
            {
                double dx = i + LatticeNoise.Cell(i, j, seed + 3) - gx;
                double dy = j + LatticeNoise.Cell(i, j, seed + 4) - gy;
                double distance = (dx * dx) + (dy * dy);
                if (distance < first)
                {
                    second = first;
                    first = distance;
                    draw = LatticeNoise.Cell(i, j, seed + 5);
                    thickness = LatticeNoise.Cell(i, j, seed + 7);
                }
                else if (distance < second)
                {
                    second = distance;
                }
            }
        }

        double border = Math.Sqrt(second) - Math.Sqrt(first);
        double present = PortableMath.SmoothStep(-0.12, 0.12, (cover * within * 1.1) + (0.45 * patchy) - draw);
        double powder = 0.3 * PortableMath.SmoothStep(0.1, 0.6, cover * within + (0.5 * LatticeNoise.Octaves(x / 0.5, y / 0.5, seed + 6, 3)));
        double flake = present * PortableMath.SmoothStep(0, 0.22, border) * (0.45 + (0.5 * thickness));
        return Math.Clamp(Math.Max(flake, powder * within), 0, 0.95);
    }

    private void PaintPlugs(SurfaceLayers layers, PlaqueState state)
    {
        int count = (int)(PlugsPerSquareMm * Math.PI * Outline.RadiusMm * Outline.RadiusMm * state.Redness);
        RandomStream random = new RandomStream(Outline.Seed).Fork(71);
        for (int i = 0; i < Math.Min(count, 400); i++)
        {
            double x = Outline.X + (random.Normal() * Outline.RadiusMm * 0.6);
            double y = Outline.Y + (random.Normal() * Outline.RadiusMm * 0.6);
            double radius = random.Uniform(0.15, 0.4);
            double strength = random.Uniform(0.3, 0.9);
            if (Outline.Inside(x, y) + state.ShiftMm < 0.5)
            {
                continue;
            }

            layers.SpotMelanin.Paint(x, y, 3 * radius, (px, py, before) =>
                before + (float)(strength * PortableMath.Exp(-(((px - x) * (px - x)) + ((py - y) * (py - y))) / (radius * radius))));
        }
    }
}
