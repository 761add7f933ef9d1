namespace LesionMetrics.Phantoms;

/// <summary>
/// What a clinic's close-up of one lesion has that a photo of a body site lacks: a narrow field, horn or crust on the lesion, redness that fades
/// out slowly around it, skin full of vessels and blotches, dry sheen, ink of any color. A plaque is there what a person outlines: it ends at half its own contrast, however red the skin about it.
/// </summary>
/// <param name="FieldMm">Skin along the photo's longer side, 18-100 mm.</param>
/// <param name="Lesions">How many lesions of a kind at most; others than the first are small.</param>
/// <param name="HaloShare">Redness about a plaque as a share of the plaque's own contrast, 0-0.45: so the plaque ends at half its contrast.</param>
/// <param name="HaloReach">How far that reaches, in radii of the plaque, 0.2-1.5.</param>
/// <param name="Dome">Height of a plaque's middle in its radii, 0-0.5.</param>
/// <param name="CrustCover">Share of a plaque under horn or crust, 0-1.</param>
/// <param name="CrustRed">Linear red of horn or crust.</param>
/// <param name="CrustGreen">Its green.</param>
/// <param name="CrustBlue">Its blue.</param>
/// <param name="Sheen">Strength of the broad sheen of dry skin, 0-1.5.</param>
/// <param name="Dryness">Depth of furrows over a plain photo's, 1-3.</param>
/// <param name="Mottling">Mottling of blood and pigment over a plain photo's, 1-2.</param>
/// <param name="VesselTrees">Trees of widened vessels.</param>
/// <param name="Blotches">Faint red blotches.</param>
/// <param name="InkRed">Share of red that ink takes, 0.5-0.95.</param>
/// <param name="InkGreen">Share of green.</param>
/// <param name="InkBlue">Share of blue.</param>
/// <param name="BlurPixels">Standard deviation of defocus, in pixels of the photo.</param>
public sealed record CloseUp(
    double FieldMm,
    int Lesions,
    double HaloShare,
    double HaloReach,
    double Dome,
    double CrustCover,
    double CrustRed,
    double CrustGreen,
    double CrustBlue,
    double Sheen,
    double Dryness,
    double Mottling,
    int VesselTrees,
    int Blotches,
    double InkRed,
    double InkGreen,
    double InkBlue,
    double BlurPixels)
{
    // White, yellow, gray-brown and brown horn; raw, fresh and clotted blood.
    private static readonly (double Red, double Green, double Blue)[] Crusts =
    [
        (0.72, 0.68, 0.62), (0.55, 0.48, 0.34), (0.30, 0.25, 0.18), (0.16, 0.09, 0.05), (0.42, 0.07, 0.05), (0.14, 0.02, 0.014), (0.03, 0.018, 0.014),
    ];

    // Gentian violet, blue, black and a worn gray line.
    private static readonly (double Red, double Green, double Blue)[] Inks = [(0.75, 0.85, 0.5), (0.9, 0.75, 0.4), (0.9, 0.9, 0.85), (0.5, 0.5, 0.35)];

    /// <summary>Draws a close-up.</summary>
    internal static CloseUp Draw(RandomStream random)
    {
        (double Red, double Green, double Blue) crust = random.Pick<(double, double, double)>(Crusts);
        (double Red, double Green, double Blue) ink = random.Pick<(double, double, double)>(Inks);
        double light = random.Uniform(0.75, 1.25);
        return new CloseUp(
            random.LogUniform(18, 100),
            random.Chance(0.75) ? 1 : random.Integer(2, 4),
            random.Chance(0.7) ? random.Uniform(0.08, 0.45) : 0,
            random.LogUniform(0.2, 1.5),
            random.Chance(0.35) ? random.Uniform(0.08, 0.5) : 0,
            random.Chance(0.6) ? random.Uniform(0.1, 1.2) : 0,
            Math.Min(0.85, crust.Red * light),
            Math.Min(0.85, crust.Green * light),
            Math.Min(0.85, crust.Blue * light),
            random.Chance(0.65) ? random.LogUniform(0.1, 1.5) : 0,
            random.LogUniform(1, 3),
            random.Uniform(1, 2),
            random.Chance(0.5) ? random.Integer(3, 40) : 0,
            random.Chance(0.6) ? random.Integer(2, 24) : 0,
            ink.Red * random.Uniform(0.9, 1.05),
            ink.Green * random.Uniform(0.9, 1.05),
            ink.Blue * random.Uniform(0.9, 1.05),
            random.LogUniform(0.35, 2));
    }

    /// <summary>An outline as a single lesion has it: rounder, its border less frayed.</summary>
    internal static PatchOutline Rounded(PatchOutline outline) => outline with { Warp = 0.7 * outline.Warp, FrayMm = 0.4 * outline.FrayMm, Stretch = Math.Min(outline.Stretch, 1.7) };

    /// <summary>Lays the vessels and blotches of a close-up over its skin.</summary>
    internal void PaintSkin(SurfaceLayers layers, double halfWidthMm, double halfHeightMm, RandomStream random)
    {
        RandomStream blotch = random.Fork(1);
        for (int i = 0; i < Blotches; i++)
        {
            double x = blotch.Uniform(-halfWidthMm, halfWidthMm);
            double y = blotch.Uniform(-halfHeightMm, halfHeightMm);
            PatchOutline outline = PatchOutline.Draw(x, y, FieldMm * blotch.LogUniform(0.015, 0.15), blotch.Fork((ulong)i)) with { FrayOctaves = 3 };
            double strength = blotch.Uniform(0.08, 0.36);
            double edge = blotch.Uniform(0.2, 1) * outline.RadiusMm;
            layers.SpotBlood.Paint(outline.X, outline.Y, outline.ReachMm + edge, (px, py, before) =>
                Math.Max(before, (float)(strength * PortableMath.SmoothStep(-edge, edge, outline.Inside(px, py)))));
        }

        RandomStream vessel = random.Fork(2);
        for (int i = 0; i < VesselTrees; i++)
        {
            PaintVessel(layers, vessel.Uniform(-halfWidthMm, halfWidthMm), vessel.Uniform(-halfHeightMm, halfHeightMm), vessel.Fork((ulong)i));
        }
    }

    private void PaintVessel(SurfaceLayers layers, double x, double y, RandomStream random)
    {
        double angle = random.Uniform(0, 2 * Math.PI);
        double strength = random.Uniform(0.2, 0.9);
        double width = FieldMm * random.LogUniform(0.001, 0.005);
        for (int step = random.Integer(15, 90); step > 0; step--)
        {
            angle += 0.3 * random.Normal();
            (double sin, double cos) = PortableMath.SinCos(angle);
            x += 1.2 * width * cos;
            y += 1.2 * width * sin;
            double cx = x;
            double cy = y;
            layers.SpotBlood.Paint(x, y, 2.5 * width, (px, py, before) =>
                Math.Max(before, (float)(strength * PortableMath.Exp(-(((px - cx) * (px - cx)) + ((py - cy) * (py - cy))) / (width * width)))));
        }
    }
}
