namespace LesionMetrics.Phantoms;

/// <summary>The body at one point of the surface frame: large shape, and what kind of tissue lies there.</summary>
internal struct BodyPoint
{
    /// <summary>Slope of the body's height toward the camera, along x.</summary>
    public float SlopeX;

    /// <summary>Slope of the body's height toward the camera, along y.</summary>
    public float SlopeY;

    /// <summary>Distance to the body's outline in mm, positive on the body.</summary>
    public float SkinEdge;

    /// <summary>Distance to the border of the lips in mm, positive on the lips.</summary>
    public float LipEdge;

    /// <summary>Distance to the lid margins in mm, positive in the eye opening.</summary>
    public float EyeEdge;

    /// <summary>Signed distance to the nearest crease (mouth line, lid fold) in mm.</summary>
    public float Crease;

    /// <summary>Natural logarithm of melanin against the person's average.</summary>
    public float LnMelanin;

    /// <summary>Natural logarithm of blood against the person's average.</summary>
    public float LnBlood;

    /// <summary>Gloss of the film of sebum, 0-1.</summary>
    public float Oil;

    /// <summary>Share of light that reaches the point past neighboring shapes, 0-1.</summary>
    public float Exposure;

    /// <summary>Offset in mm at which fine texture is looked up, so that its period does not show.</summary>
    public float WarpX;

    /// <summary>As <see cref="WarpX"/>, along y.</summary>
    public float WarpY;

    /// <summary>A point on the line between two others.</summary>
    public static void Mix(in BodyPoint a, in BodyPoint b, float t, ref BodyPoint result)
    {
        result.SlopeX = a.SlopeX + (t * (b.SlopeX - a.SlopeX));
        result.SlopeY = a.SlopeY + (t * (b.SlopeY - a.SlopeY));
        result.SkinEdge = a.SkinEdge + (t * (b.SkinEdge - a.SkinEdge));
        result.LipEdge = a.LipEdge + (t * (b.LipEdge - a.LipEdge));
        result.EyeEdge = a.EyeEdge + (t * (b.EyeEdge - a.EyeEdge));
        result.Crease = a.Crease + (t * (b.Crease - a.Crease));
        result.LnMelanin = a.LnMelanin + (t * (b.LnMelanin - a.LnMelanin));
        result.LnBlood = a.LnBlood + (t * (b.LnBlood - a.LnBlood));
        result.Oil = a.Oil + (t * (b.Oil - a.Oil));
        result.Exposure = a.Exposure + (t * (b.Exposure - a.Exposure));
        result.WarpX = a.WarpX + (t * (b.WarpX - a.WarpX));
        result.WarpY = a.WarpY + (t * (b.WarpY - a.WarpY));
    }
}
