namespace LesionMetrics.Phantoms;

/// <summary>One subject's site as it is at baseline: what every visit shares.</summary>
/// <param name="Spec">Resolved settings.</param>
/// <param name="Frame">Scale and extent.</param>
/// <param name="Traits">The person's skin.</param>
/// <param name="Body">The body's shape.</param>
/// <param name="Eye">The eye, where the site has one.</param>
/// <param name="Relief">Microrelief and fine mottling.</param>
/// <param name="Lesions">Lesions at baseline.</param>
/// <param name="Baseline">Everything on the skin at baseline.</param>
/// <param name="Moles">Centers and radii of moles, in mm.</param>
/// <param name="Random">The subject's random stream.</param>
internal sealed record PhantomScene(
    PhantomSpec Spec,
    SiteFrame Frame,
    SkinTraits Traits,
    BodySurface Body,
    EyeShape? Eye,
    ReliefTile Relief,
    LesionPlan Lesions,
    SurfaceLayers Baseline,
    IReadOnlyList<(double X, double Y, double RadiusMm)> Moles,
    RandomStream Random)
{
    // Coarse samples of the body lie this many baseline pixels apart.
    private const double BodyStepPixels = 8;

    // Layers are a little coarser than the photo, whose lens blurs as much.
    private const double LayerStepPixels = 1.25;

    /// <summary>Draws a scene from a resolved spec.</summary>
    public static PhantomScene Draw(PhantomSpec spec)
    {
        RandomStream random = new RandomStream(spec.Seed).Fork(2);
        PhantomSite site = spec.Site!.Value;
        SiteFrame frame = SiteFrame.Draw(site, spec.Size, random.Fork(1));
        RandomStream person = spec.PersonSeed is { } seed ? new RandomStream(seed).Fork(3) : random.Fork(20);
        SkinTraits traits = SkinTraits.Draw(spec.Tone!.Value, person.Fork(1)).Mottled(spec.MottleGain);
        EyeShape? eye = site == PhantomSite.Periorbital ? new EyeShape(random.Fork(3)) : null;
        IBodyShape shape = site switch
        {
            PhantomSite.Periorbital => eye!,
            PhantomSite.Chin => new ChinShape(traits.Tone, random.Fork(3)),
            _ => CylinderShape.Draw(site, 2 * frame.HalfWidthMm, 2 * frame.HalfHeightMm, random.Fork(3)),
        };
        SurfaceGrid coarse = SurfaceGrid.Covering(frame.SceneHalfWidthMm, frame.SceneHalfHeightMm, BodyStepPixels / frame.PixelsPerMm);
        BodySurface body = BodySurface.Build(coarse, shape, traits, random.Fork(4).Seed);
        int tileSide = spec.Size.LongerSide >= 1200 ? 1024 : 512;
        ReliefTile relief = new(tileSide, frame.PixelsPerMm, SkinRelief.Draw(site, frame.PixelsPerMm, random.Fork(5)).Deepened(spec.ReliefGain), random.Fork(6));
        LesionPlan lesions = LesionPlan.Draw(spec, frame, body, random.Fork(7));
        SurfaceGrid fine = SurfaceGrid.Covering(frame.SceneHalfWidthMm, frame.SceneHalfHeightMm, LayerStepPixels / frame.PixelsPerMm);
        SurfaceLayers layers = new(fine);
        IReadOnlyList<(double X, double Y, double RadiusMm)> moles =
            SkinSpots.Paint(layers, body, traits, frame.SceneHalfWidthMm, frame.SceneHalfHeightMm, random.Fork(8));
        SkinDecoys.Paint(layers, frame.SceneHalfWidthMm, frame.SceneHalfHeightMm, random.Fork(10));
        SurfaceLayers baseline = layers.WithoutLesions();
        foreach (DepigmentedPatch patch in lesions.Patches)
        {
            patch.Paint(baseline, PatchState.Baseline);
        }

        foreach (PlaqueLesion plaque in lesions.Plaques)
        {
            plaque.Paint(baseline, PlaqueState.Baseline);
        }

        InkMark.Paint(baseline, lesions, spec, random.Fork(11));
        return new PhantomScene(spec, frame, traits, body, eye, relief, lesions, baseline, moles, random.Fork(9))
        {
            Lasting = layers,
        };
    }

    /// <summary>Layers with lasting spots alone.</summary>
    public required SurfaceLayers Lasting { get; init; }

    /// <summary>Everything on the skin at a visit, 0 the baseline.</summary>
    public SurfaceLayers LayersAt(int visit)
    {
        if (visit == 0)
        {
            return Baseline;
        }

        double share = (double)Spec.Days[visit] / Spec.Days[^1];
        SurfaceLayers layers = Lasting.WithoutLesions();
        DepigmentationResponse response = Spec.DepigmentationResponse!.Value;
        for (int i = 0; i < Lesions.Patches.Count; i++)
        {
            DepigmentedPatch patch = Lesions.Patches[i];
            patch.Paint(layers, PatchState.After(response, share, patch.Outline.RadiusMm, Random.Fork((ulong)(1000 + i))));
        }

        if (response == DepigmentationResponse.Progress)
        {
            int appeared = (int)Math.Floor((Lesions.Late.Count * share) + 0.5);
            for (int i = 0; i < appeared; i++)
            {
                Lesions.Late[i].Paint(layers, PatchState.Baseline);
            }
        }

        for (int i = 0; i < Lesions.Plaques.Count; i++)
        {
            PlaqueLesion plaque = Lesions.Plaques[i];
            plaque.Paint(layers, PlaqueState.After(Spec.PlaqueResponse!.Value, share, plaque.Outline.RadiusMm, Random.Fork((ulong)(2000 + i))));
        }

        PaintNewSpots(layers);
        InkMark.Paint(layers, Lesions, Spec, Random.Fork((ulong)(4000 + visit)));
        return layers;
    }

    private void PaintNewSpots(SurfaceLayers layers)
    {
        if (Spec.NewDarkSpots != true || Lesions.Patches.Count == 0)
        {
            return;
        }

        RandomStream random = Random.Fork(3000);
        int count = random.Integer(2, 9);
        for (int i = 0; i < count; i++)
        {
            PatchOutline near = random.Pick<DepigmentedPatch>([.. Lesions.Patches]).Outline;
            (double sin, double cos) = PortableMath.SinCos(random.Uniform(0, 2 * Math.PI));
            double distance = near.RadiusMm * random.Uniform(0.3, 1.3);
            double x = near.X + (distance * cos);
            double y = near.Y + (distance * sin);
            double radius = random.LogUniform(0.6, 2.4);
            double strength = random.Uniform(0.45, 1.1);
            Body.Sample(x, y, out BodyPoint p);
            if (p.SkinEdge < radius || p.LipEdge > -radius || p.EyeEdge > -radius || layers.LesionMelanin.Sample(x, y) < -0.3)
            {
                continue;
            }

            PatchOutline outline = PatchOutline.Draw(x, y, radius, random.Fork((ulong)i));
            double edge = 0.3 * radius;
            layers.SpotMelanin.Paint(x, y, outline.ReachMm + edge, (px, py, before) =>
                before + (float)(strength * PortableMath.SmoothStep(-edge, edge, outline.Inside(px, py))));
            layers.NewSpot.Paint(x, y, outline.ReachMm, (px, py, before) => Math.Max(before, (float)Math.Max(0, outline.Inside(px, py))));
        }
    }
}
