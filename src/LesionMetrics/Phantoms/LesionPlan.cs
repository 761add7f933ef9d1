using LesionMetrics.Study;

namespace LesionMetrics.Phantoms;

/// <summary>The lesions of a site, where and how they start.</summary>
/// <param name="Patches">Depigmented patches at baseline.</param>
/// <param name="Plaques">Plaques at baseline.</param>
/// <param name="Late">Patches that appear later, where the response is progress.</param>
internal sealed record LesionPlan(IReadOnlyList<DepigmentedPatch> Patches, IReadOnlyList<PlaqueLesion> Plaques, IReadOnlyList<DepigmentedPatch> Late)
{
    /// <summary>How far out patches of an extensive kind may have their center, in half sides: beyond 1 the frame cuts all but a part off.</summary>
    private const double FrameReach = 1.1;

    /// <summary>Draws lesions on plain skin within the middle of the frame.</summary>
    public static LesionPlan Draw(PhantomSpec spec, SiteFrame frame, BodySurface body, RandomStream random)
    {
        List<DepigmentedPatch> patches = [];
        List<PlaqueLesion> plaques = [];
        List<DepigmentedPatch> late = [];
        if (spec.Unaffected == true)
        {
            return new LesionPlan(patches, plaques, late);
        }

        PhantomDifficulty difficulty = spec.Difficulty!.Value;
        List<(double X, double Y, double Radius)> taken = [];
        if (spec.ExtensivePatches && spec.Lesions!.Value.HasFlag(LesionCondition.Vitiligo))
        {
            patches.AddRange(DrawExtensive(frame, body, difficulty, random.Fork(3)));
        }
        else if (spec.Lesions!.Value.HasFlag(LesionCondition.Vitiligo))
        {
            RandomStream draw = random.Fork(1);
            int wanted = draw.Integer(1, 6);
            double large = spec.LargestLesionShare ?? draw.LogUniform(0.09, 0.5);
            for (int i = 0; i < wanted; i++)
            {
                if (Place(frame, body, large * draw.LogUniform(0.3, 1), taken, draw) is { } place)
                {
                    patches.Add(DepigmentedPatch.Draw(place.X, place.Y, place.Radius, difficulty, draw.Fork((ulong)i)));
                }
            }

            for (int i = 0; i < 4; i++)
            {
                if (Place(frame, body, large * draw.LogUniform(0.12, 0.4), taken, draw) is { } place)
                {
                    late.Add(DepigmentedPatch.Draw(place.X, place.Y, place.Radius, difficulty, draw.Fork((ulong)(100 + i))));
                }
            }
        }

        if (spec.Lesions!.Value.HasFlag(LesionCondition.Dle))
        {
            RandomStream draw = random.Fork(2);
            int wanted = draw.Integer(1, 6);
            double large = spec.LargestLesionShare ?? draw.LogUniform(0.09, 0.42);
            for (int i = 0; i < wanted; i++)
            {
                if ((spec.PlaquesOnLids ? PlaceOnLid(frame, body, taken, draw) : Place(frame, body, large * draw.LogUniform(0.35, 1), taken, draw)) is { } place)
                {
                    plaques.Add(PlaqueLesion.Draw(place.X, place.Y, place.Radius, spec.Tone!.Value, difficulty, draw.Fork((ulong)i)));
                }
            }
        }

        return new LesionPlan(patches, plaques, late);
    }

    /// <summary>Patches that meet and that the frame cuts, each as deep as one that is plain to see.</summary>
    private static IEnumerable<DepigmentedPatch> DrawExtensive(SiteFrame frame, BodySurface body, PhantomDifficulty difficulty, RandomStream random)
    {
        double shorter = Math.Min(frame.HalfWidthMm, frame.HalfHeightMm);
        PhantomDifficulty depth = difficulty == PhantomDifficulty.Easy ? difficulty : PhantomDifficulty.Medium;
        int wanted = random.Integer(2, 7);
        for (int i = 0; i < 8 * wanted && wanted > 0; i++)
        {
            double x = random.Uniform(-FrameReach, FrameReach) * frame.HalfWidthMm;
            double y = random.Uniform(-FrameReach, FrameReach) * frame.HalfHeightMm;
            double radius = shorter * random.LogUniform(0.15, 0.9);
            body.Sample(x, y, out BodyPoint p);
            if (p.SkinEdge >= 0 && p.LipEdge <= 0 && p.EyeEdge <= 0)
            {
                yield return DepigmentedPatch.Draw(x, y, radius, depth, random.Fork((ulong)i));
                wanted--;
            }
        }
    }

    private static (double X, double Y, double Radius)? PlaceOnLid(
        SiteFrame frame, BodySurface body, List<(double X, double Y, double Radius)> taken, RandomStream random)
    {
        double radius = frame.HalfWidthMm * random.Uniform(0.07, 0.13);
        for (int attempt = 0; attempt < 60; attempt++)
        {
            double x = random.Uniform(-16, 16);
            double y = random.Uniform(-12, 22);
            body.Sample(x, y, out BodyPoint p);
            if (p.EyeEdge is < -1.2f and > -9 && p.SkinEdge > radius)
            {
                taken.Add((x, y, radius));
                return (x, y, radius);
            }
        }

        return null;
    }

    private static (double X, double Y, double Radius)? Place(
        SiteFrame frame, BodySurface body, double share, List<(double X, double Y, double Radius)> taken, RandomStream random)
    {
        double shorter = Math.Min(frame.HalfWidthMm, frame.HalfHeightMm);
        double radius = share * shorter;

        // What fills the frame is what the photo was taken of: it lies in the middle.
        double spread = 0.82 * Math.Clamp(1.6 - (1.2 * share), 0.2, 1);
        for (int attempt = 0; attempt < 60; attempt++)
        {
            double x = random.Uniform(-spread, spread) * frame.HalfWidthMm;
            double y = random.Uniform(-spread, spread) * frame.HalfHeightMm;
            body.Sample(x, y, out BodyPoint p);
            double margin = 0.45 * radius;
            if (p.SkinEdge < margin || p.LipEdge > -margin || p.EyeEdge > -margin)
            {
                continue;
            }

            bool free = true;
            foreach ((double ox, double oy, double other) in taken)
            {
                double reach = 1.1 * (radius + other);
                free &= ((x - ox) * (x - ox)) + ((y - oy) * (y - oy)) > reach * reach;
            }

            if (free)
            {
                taken.Add((x, y, radius));
                return (x, y, radius);
            }

            radius *= 0.97;
        }

        return null;
    }
}
