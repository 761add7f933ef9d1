using LesionMetrics.Imaging;

namespace LesionMetrics.Phantoms;

/// <summary>Renders synthetic series in memory. Single-threaded and free of shared state: call it from as many threads as you like.</summary>
public static class PhantomRenderer
{
    /// <summary>Renders all visits of one subject and view, with truth.</summary>
    /// <exception cref="ArgumentException">No visit is asked for, the first day is not 0, or days do not ascend.</exception>
    public static PhantomSeries Render(PhantomSpec spec)
    {
        if (spec.Days.Count == 0 || spec.Days[0] != 0)
        {
            throw new ArgumentException("A series starts with a baseline on day 0.", nameof(spec));
        }

        for (int i = 1; i < spec.Days.Count; i++)
        {
            if (spec.Days[i] <= spec.Days[i - 1])
            {
                throw new ArgumentException("The days of a series ascend.", nameof(spec));
            }
        }

        PhantomSpec resolved = spec.Resolve();
        PhantomScene scene = PhantomScene.Draw(resolved);
        List<PhantomVisit> visits = [];
        List<PhantomPairTruth> followups = [];
        SurfaceView baselineView = VisitPose.Draw(scene.Frame, 0, resolved.Difficulty!.Value, scene.Random.Fork(500));
        for (int visit = 0; visit < resolved.Days.Count; visit++)
        {
            SurfaceLayers layers = scene.LayersAt(visit);
            SurfaceView view = visit == 0
                ? baselineView
                : VisitPose.Draw(scene.Frame, visit, resolved.Difficulty!.Value, scene.Random.Fork((ulong)(500 + visit)));
            PhantomVisit rendered = RenderVisit(scene, layers, view, visit);
            visits.Add(rendered);
            if (visit > 0)
            {
                followups.Add(PairTruthBuilder.Build(scene, baselineView, visits[0].Masks, view, rendered.Masks, layers));
            }
        }

        return new PhantomSeries(resolved, scene.Traits.ItaDegrees, scene.Frame.PixelsPerMm, visits, followups);
    }

    private static PhantomVisit RenderVisit(PhantomScene scene, SurfaceLayers layers, SurfaceView view, int visit)
    {
        PhantomSpec spec = scene.Spec;
        PhantomDifficulty difficulty = spec.Difficulty!.Value;
        RandomStream random = scene.Random.Fork((ulong)(600 + visit));
        LightSetup light = LightSetup.Draw(difficulty, random.Fork(1));
        light = light with { Gloss = light.Gloss * scene.Spec.GlossGain };
        Backdrop backdrop = Backdrop.Draw(spec.Size.LongerSide, random.Fork(2));
        Sticker? sticker = Sticker.Draw(scene.Frame, random.Fork(3));
        PlanarImage linear = new(new Plane(spec.Size), new Plane(spec.Size), new Plane(spec.Size));
        PhantomMasks masks = new(spec.Size);
        SkinShader shader = new(scene, layers, view, light, backdrop, sticker);
        shader.Shade(linear, masks);
        HairPainter painter = new(view, scene.Frame.PixelsPerMm, shader, light, linear, masks);
        foreach (List<HairStrand> population in Hairs(scene, random.Fork(4)))
        {
            painter.Paint(population);
        }

        scene.Traits.Colors.Sample((float)scene.Traits.LnMelanin, (float)scene.Traits.LnBlood, out float r, out float g, out float b);
        CameraSetup camera = CameraSetup.Draw((0.2126 * r) + (0.7152 * g) + (0.0722 * b), difficulty, random.Fork(5));
        RgbRaster photo = PhotoDevelopment.Develop(linear, camera, random.Fork(6).Seed);
        return new PhantomVisit(VisitName(spec.Days[visit]), spec.Days[visit], photo, masks, camera.JpegQuality);
    }

    private static IEnumerable<List<HairStrand>> Hairs(PhantomScene scene, RandomStream visit)
    {
        RandomStream roots = scene.Random.Fork(700);
        double halfWidth = scene.Frame.SceneHalfWidthMm;
        double halfHeight = scene.Frame.SceneHalfHeightMm;
        HairStyle vellus = HairStyle.DrawVellus(roots.Fork(1));
        yield return HairGrowth.Grow(vellus, scene.Body, scene.Baseline, 0, halfWidth, halfHeight, roots.Fork(2), visit.Fork(1), 1);
        HairStyle? terminal = HairStyle.DrawTerminal(scene.Spec.Site!.Value, scene.Traits.Tone, scene.Spec.Difficulty!.Value, scene.Spec.Hairy, roots.Fork(3));
        if (terminal is not null)
        {
            double white = roots.Fork(4).Chance(0.4) ? roots.Fork(5).Uniform(0.2, 1) : 0;
            double cut = visit.Chance(0.12) ? visit.Uniform(0.08, 0.5) : 1;
            yield return HairGrowth.Grow(terminal, scene.Body, scene.Baseline, white, halfWidth, halfHeight, roots.Fork(6), visit.Fork(2), cut);
        }

        if (scene.Eye is not null)
        {
            HairStyle dark = terminal ?? HairStyle.DrawTerminal(PhantomSite.Limb, scene.Traits.Tone, PhantomDifficulty.Easy, hairy: false, roots.Fork(7)) ?? vellus;
            yield return HairGrowth.GrowAboutEye(scene.Eye, dark, roots.Fork(8), visit.Fork(3));
        }
    }

    private static string VisitName(int day)
    {
        if (day == 0)
        {
            return "baseline";
        }

        double months = day / 30.4375;
        int nearest = (int)Math.Floor(months + 0.5);
        if (Math.Abs(months - nearest) * 30.4375 <= 1)
        {
            return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"month-{nearest}");
        }

        return day % 7 == 0
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"week-{day / 7}")
            : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"day-{day}");
    }
}
