namespace LesionMetrics.Phantoms;

/// <summary>Grows the hairs of a site. Roots stay from visit to visit; length and lie do not.</summary>
internal static class HairGrowth
{
    private const float White = 0.72f;

    /// <summary>The hairs of one population at one visit.</summary>
    /// <param name="style">The population.</param>
    /// <param name="body">Where skin is.</param>
    /// <param name="layers">The baseline's layers: hair in deep depigmentation may have turned white.</param>
    /// <param name="leukotrichia">Share of hairs in depigmented skin that are white.</param>
    /// <param name="halfWidthMm">Half the width of the area that grows hair.</param>
    /// <param name="halfHeightMm">Half its height.</param>
    /// <param name="roots">Seeds the roots: the same at each visit.</param>
    /// <param name="visit">Seeds length and lie: another at each visit.</param>
    /// <param name="lengthFactor">1, or less where hair was cut.</param>
    public static List<HairStrand> Grow(
        HairStyle style,
        BodySurface body,
        SurfaceLayers layers,
        double leukotrichia,
        double halfWidthMm,
        double halfHeightMm,
        RandomStream roots,
        RandomStream visit,
        double lengthFactor)
    {
        int count = (int)Math.Min(60000, style.PerSquareCm * 4 * halfWidthMm * halfHeightMm / 100);
        List<HairStrand> strands = new(count);
        ulong flow = roots.Fork(9).Seed;
        for (int i = 0; i < count; i++)
        {
            double x = roots.Uniform(-halfWidthMm, halfWidthMm);
            double y = roots.Uniform(-halfHeightMm, halfHeightMm);
            double angle = style.Angle + (2.2 * LatticeNoise.Octaves(x / 45, y / 45, flow, 2)) + (style.Disorder * roots.Normal());
            double length = style.LengthMm * PortableMath.Exp(0.4 * roots.Normal()) * lengthFactor;
            double width = style.WidthMm * PortableMath.Exp(0.25 * roots.Normal());
            double curl = style.Curl * roots.Normal();
            bool white = roots.Chance(style.WhiteShare);
            double shade = PortableMath.Exp(0.25 * roots.Normal());
            bool turned = roots.Chance(leukotrichia);
            angle += 0.3 * visit.Normal();
            length *= PortableMath.Exp(0.2 * visit.Normal());
            if (visit.Chance(0.04))
            {
                continue;
            }

            body.Sample(x, y, out BodyPoint p);
            if (p.SkinEdge < 0.3 || p.LipEdge > -0.5 || p.EyeEdge > -1 || IsSparse(x, y, flow))
            {
                continue;
            }

            white |= turned && layers.LesionMelanin.Sample(x, y) < -1;
            strands.Add(new HairStrand(
                x,
                y,
                angle,
                curl,
                length,
                width,
                white ? White : (float)(style.Red * shade),
                white ? White : (float)(style.Green * shade),
                white ? White * 0.96f : (float)(style.Blue * shade),
                (float)style.Opacity));
        }

        return strands;
    }

    /// <summary>Brow and lashes of an eye, dark whatever grows elsewhere.</summary>
    public static List<HairStrand> GrowAboutEye(EyeShape eye, HairStyle style, RandomStream roots, RandomStream visit)
    {
        List<HairStrand> strands = [];
        float red = (float)Math.Min(style.Red, 0.12);
        float green = (float)Math.Min(style.Green, 0.08);
        float blue = (float)Math.Min(style.Blue, 0.05);
        double outward = eye.NoseSide > 0 ? Math.PI : 0;
        int browCount = roots.Integer(250, 700);
        for (int i = 0; i < browCount; i++)
        {
            double t = roots.Uniform(-1, 1);
            double x = t * 25;
            double along = -t * eye.NoseSide;
            double y = eye.BrowY - (3.5 * along * (1 - (0.5 * along))) + (roots.Normal() * 2.0 * (1 - (0.55 * Math.Max(0, along))));
            double angle = outward + (eye.NoseSide * (0.9 - (0.9 * (along + 1)))) + (0.25 * roots.Normal()) + (0.08 * visit.Normal());
            strands.Add(new HairStrand(x, y, angle, 0.3 * roots.Normal(), roots.Uniform(4, 9), roots.Uniform(0.05, 0.09), red, green, blue, 0.9f));
        }

        for (int i = 0; i < 110; i++)
        {
            bool upper = i < 75;
            double x = roots.Uniform(-0.97, 0.97) * eye.HalfWidth;
            double y = upper ? eye.UpperLid(x) - 0.2 : eye.LowerLid(x) + 0.3;
            double lean = x / eye.HalfWidth * 0.7;
            double angle = upper ? -(Math.PI / 2) + lean : (Math.PI / 2) - lean;
            angle += 0.15 * roots.Normal() + (0.05 * visit.Normal());
            double length = upper ? roots.Uniform(5, 8.5) : roots.Uniform(2.5, 4.5);
            strands.Add(new HairStrand(x, y, angle, (x > 0 ? -0.5 : 0.5) * (upper ? 1 : -1), length, roots.Uniform(0.06, 0.1), red * 0.5f, green * 0.5f, blue * 0.5f, 0.92f));
        }

        return strands;
    }

    private static bool IsSparse(double x, double y, ulong seed) =>
        LatticeNoise.Cell((int)Math.Floor(x * 3), (int)Math.Floor(y * 3), seed) < 0.5 - (0.9 * (0.5 + LatticeNoise.Octaves(x / 25, y / 25, seed + 1, 2)));
}
