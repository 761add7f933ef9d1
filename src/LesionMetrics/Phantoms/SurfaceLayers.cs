namespace LesionMetrics.Phantoms;

/// <summary>Everything that lies in or on the skin at one visit, in the surface frame. Logarithms are natural.</summary>
internal sealed class SurfaceLayers
{
    /// <summary>Empty layers.</summary>
    public SurfaceLayers(SurfaceGrid grid)
        : this(grid, new SurfaceRaster(grid), new SurfaceRaster(grid), new SurfaceRaster(grid))
    {
    }

    private SurfaceLayers(SurfaceGrid grid, SurfaceRaster spotMelanin, SurfaceRaster spotBlood, SurfaceRaster height)
    {
        Grid = grid;
        SpotMelanin = spotMelanin;
        SpotBlood = spotBlood;
        Height = height;
        LesionMelanin = new SurfaceRaster(grid);
        LesionBlood = new SurfaceRaster(grid);
        Scale = new SurfaceRaster(grid);
        NewSpot = new SurfaceRaster(grid);
        Ink = new SurfaceRaster(grid);
    }

    /// <summary>Where the points lie.</summary>
    public SurfaceGrid Grid { get; }

    /// <summary>ln melanin added by moles, freckles and other lasting spots.</summary>
    public SurfaceRaster SpotMelanin { get; }

    /// <summary>ln blood added by vessels and angiomas.</summary>
    public SurfaceRaster SpotBlood { get; }

    /// <summary>Height above the body's shape, in mm.</summary>
    public SurfaceRaster Height { get; }

    /// <summary>ln of melanin over its perilesional value, by lesions. Below ln 0.5 the skin counts as depigmented.</summary>
    public SurfaceRaster LesionMelanin { get; }

    /// <summary>ln of blood over its perilesional value, by plaques. From ln 1.6 the skin counts as plaque.</summary>
    public SurfaceRaster LesionBlood { get; }

    /// <summary>Cover by scale, 0-1.</summary>
    public SurfaceRaster Scale { get; }

    /// <summary>Positive in dark spots that were not there at the baseline.</summary>
    public SurfaceRaster NewSpot { get; }

    /// <summary>Marker ink, 0-1.</summary>
    public SurfaceRaster Ink { get; }

    /// <summary>Layers with the same lasting spots and no lesion: where the next visit starts.</summary>
    public SurfaceLayers WithoutLesions() => new(Grid, SpotMelanin.Copy(), SpotBlood, Height.Copy());
}
