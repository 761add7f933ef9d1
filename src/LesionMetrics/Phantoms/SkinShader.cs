using LesionMetrics.Imaging;

namespace LesionMetrics.Phantoms;

/// <summary>Colors every pixel of one visit in linear light, and writes down what each one truly is.</summary>
internal sealed class SkinShader
{
    // Beyond this, mottling and relief wash out as lips and lids take over.
    private const float LnHalf = -0.6931472f;
    private const float LnPlaque = 0.4700036f;

    // Light that enters skin leaves it millimeters away, more so the redder it is, and fills in the shading of fine relief.
    private const float ReliefInRed = 0.5f;
    private const float ReliefInGreen = 0.8f;

    private readonly PhantomScene _scene;
    private readonly SurfaceLayers _layers;
    private readonly SurfaceView _view;
    private readonly LightSetup _light;
    private readonly Backdrop _backdrop;
    private readonly Sticker? _sticker;
    private readonly EyeShader? _eye;
    private readonly ulong _seed;

    /// <summary>Prepares one visit.</summary>
    public SkinShader(PhantomScene scene, SurfaceLayers layers, SurfaceView view, LightSetup light, Backdrop backdrop, Sticker? sticker)
    {
        _scene = scene;
        _layers = layers;
        _view = view;
        _light = light;
        _backdrop = backdrop;
        _sticker = sticker;
        _eye = scene.Eye is null ? null : new EyeShader(scene.Eye, scene.Random.Fork(77).Seed);
        _seed = scene.Random.Fork(78).Seed;
    }

    /// <summary>Light at a pixel before the surface's slope: fall-off over the photo, and the three channels' tint.</summary>
    public (float Red, float Green, float Blue) LightAt(double x, double y)
    {
        double u = (2 * x / _view.Size.Width) - 1;
        double v = (2 * y / _view.Size.Height) - 1;
        double level = Math.Max(0.25, 1 + (_light.FalloffX * u) + (_light.FalloffY * v)) * (1 - (_light.Vignetting * 0.5 * ((u * u) + (v * v))));
        double tint = _light.TintX * u;
        return ((float)(level * _light.Red * (1 + tint)), (float)level, (float)(level * _light.Blue * (1 - tint)));
    }

    /// <summary>Shades the whole photo.</summary>
    public void Shade(PlanarImage linear, PhantomMasks masks)
    {
        SurfaceSampling sampling = new(_view);
        int width = linear.Size.Width;
        for (int y = 0; y < linear.Size.Height; y++)
        {
            Span<float> red = linear.Red.WritableRow(y);
            Span<float> green = linear.Green.WritableRow(y);
            Span<float> blue = linear.Blue.WritableRow(y);
            sampling.StartRow(y);
            for (int x = 0; x < width; x++)
            {
                sampling.Locate(x, out double sx, out double sy);
                ShadePixel(x, y, sx, sy, masks, ref red[x], ref green[x], ref blue[x]);
            }
        }
    }

    private void ShadePixel(int x, int y, double sx, double sy, PhantomMasks masks, ref float red, ref float green, ref float blue)
    {
        (float lightR, float lightG, float lightB) = LightAt(x, y);
        _scene.Body.Sample(sx, sy, out BodyPoint body);
        float pixelsPerMm = (float)_scene.Frame.PixelsPerMm;
        float onBody = Math.Clamp(0.5f + (body.SkinEdge * pixelsPerMm), 0, 1);
        float r = 0;
        float g = 0;
        float b = 0;
        if (onBody < 1)
        {
            double shadow = 1 - (0.6 * PortableMath.Exp(-Math.Max(0, -body.SkinEdge) / _backdrop.ShadowMm));
            float fold = (float)(_backdrop.Fold(x, y) * _backdrop.Weave(x, y) * shadow * 0.85);
            r = (float)_backdrop.Red * fold;
            g = (float)_backdrop.Green * fold;
            b = (float)_backdrop.Blue * fold;
        }

        int at = (y * _view.Size.Width) + x;
        if (onBody > 0)
        {
            ShadeSkin(sx, sy, body, at, masks, out float skinR, out float skinG, out float skinB);
            r += onBody * (skinR - r);
            g += onBody * (skinG - g);
            b += onBody * (skinB - b);
        }

        if (_sticker is not null)
        {
            float cover = (float)_sticker.Cover(x, y, out double ink);
            if (cover > 0)
            {
                float paper = (float)((1 - ink) * 0.95);
                r += cover * (((float)_sticker.Red * paper) + 0.02f - r);
                g += cover * (((float)_sticker.Green * paper) + 0.02f - g);
                b += cover * (((float)_sticker.Blue * paper) + 0.02f - b);
                if (cover > 0.5f)
                {
                    masks.Clear(at);
                    masks.Label.WritablePixels[at] = Mask.In;
                }
            }
        }

        red = r * lightR;
        green = g * lightG;
        blue = b * lightB;
    }

    private void ShadeSkin(double sx, double sy, in BodyPoint body, int at, PhantomMasks masks, out float r, out float g, out float b)
    {
        SkinTraits traits = _scene.Traits;
        float pixelsPerMm = (float)_scene.Frame.PixelsPerMm;
        _scene.Relief.Sample(sx + body.WarpX, sy + body.WarpY, out float slopeX, out float slopeY, out float furrow, out float fineMelanin, out float fineBlood);
        int index = _layers.Grid.Locate(sx, sy, out float fx, out float fy);
        float lip = Math.Clamp(0.5f + (body.LipEdge * 1.2f), 0, 1);
        float lesionMelanin = (1 - lip) * _layers.LesionMelanin.Sample(index, fx, fy);
        float lesionBlood = (1 - lip) * _layers.LesionBlood.Sample(index, fx, fy);
        float scale = _layers.Scale.IsPainted ? (1 - lip) * _layers.Scale.Sample(index, fx, fy) : 0;
        (float heightX, float heightY) = _layers.Height.IsPainted ? _layers.Height.Slope(index, fx, fy) : (0, 0);
        float texture = 1 - (0.75f * lip);
        float lnMelanin = (float)traits.LnMelanin + body.LnMelanin + lesionMelanin + _layers.SpotMelanin.Sample(index, fx, fy)
            + (texture * (((float)traits.FineMelanin * fineMelanin) - (2.2f * furrow)));
        float lnBlood = (float)traits.LnBlood + body.LnBlood + lesionBlood + _layers.SpotBlood.Sample(index, fx, fy)
            + (texture * (float)traits.FineBlood * fineBlood);
        traits.Colors.Sample(lnMelanin, lnBlood, out r, out g, out b);
        if (scale > 0)
        {
            // Scale is horn full of air: near white, a little yellow, and it lets what lies below show through where thin.
            float horn = 0.58f + (0.5f * furrow) + (0.04f * fineMelanin);
            r += scale * (horn - r);
            g += scale * ((horn * 0.96f) - g);
            b += scale * ((horn * 0.88f) - b);
        }

        float ink = _layers.Ink.IsPainted ? _layers.Ink.Sample(index, fx, fy) : 0;
        if (ink > 0)
        {
            r *= 1 - (0.72f * ink);
            g *= 1 - (0.82f * ink);
            b *= 1 - (0.45f * ink);
        }

        if (lip > 0)
        {
            float groove = (float)LatticeNoise.Sample(sx * 1.1, sy * 0.16, _seed);
            slopeX += lip * 0.9f * groove;
        }

        float crease = body.Crease * body.Crease / (lip > 0 ? 0.25f : 0.5f);
        float dark = body.Crease < BodySurface.Far ? 1 - ((lip > 0 ? 0.75f : 0.35f) / (1 + (crease * crease))) : 1;
        float gain = texture * (1 + (1.2f * scale));
        ApplyLight(body, body.SlopeX + heightX, body.SlopeY + heightY, gain * slopeX, gain * slopeY, dark, scale, ref r, ref g, ref b);
        float inEye = _eye is null ? 0 : Math.Clamp(0.5f + (body.EyeEdge * pixelsPerMm), 0, 1);
        if (inEye > 0 || (_eye is not null && body.EyeEdge > -1.2f))
        {
            _eye!.Shade(sx, sy, body.EyeEdge, inEye, _light, ref r, ref g, ref b);
        }

        if (body.SkinEdge <= 0)
        {
            return;
        }

        if (inEye > 0.5f)
        {
            masks.Eye.WritablePixels[at] = Mask.In;
        }
        else if (body.LipEdge > 0)
        {
            masks.Lips.WritablePixels[at] = Mask.In;
        }
        else
        {
            masks.Skin.WritablePixels[at] = Mask.In;
            masks.Depigmented.WritablePixels[at] = lesionMelanin < LnHalf ? Mask.In : Mask.Out;
            masks.Plaque.WritablePixels[at] = lesionBlood >= LnPlaque ? Mask.In : Mask.Out;
            masks.NewSpots.WritablePixels[at] = _layers.NewSpot.IsPainted && _layers.NewSpot.Sample(index, fx, fy) > 0 ? Mask.In : Mask.Out;
        }
    }

    private void ApplyLight(
        in BodyPoint body, float largeX, float largeY, float fineX, float fineY, float dark, float scale, ref float r, ref float g, ref float b)
    {
        float lx = (float)_light.X;
        float ly = (float)_light.Y;
        float lz = (float)_light.Z;
        float ambient = (float)_light.Ambient;
        float large = Facing(largeX, largeY, lx, ly, lz) / lz;
        float full = Facing(largeX + fineX, largeY + fineY, lx, ly, lz) / lz;
        float fine = full - large;
        float open = body.Exposure * dark;
        float tilt = 1 / MathF.Sqrt(1 + (largeX * largeX) + (largeY * largeY));
        float fill = ambient * (0.55f + (0.45f * tilt)) * open;
        float direct = (1 - ambient) * body.Exposure * (0.4f + (0.6f * dark));
        r *= fill + (direct * Math.Max(0, large + (ReliefInRed * fine)));
        g *= fill + (direct * Math.Max(0, large + (ReliefInGreen * fine)));
        b *= fill + (direct * Math.Max(0, large + fine));
        if (_light.Gloss <= 0)
        {
            return;
        }

        float hz = lz + 1;
        float length = 1 / MathF.Sqrt((lx * lx) + (ly * ly) + (hz * hz));
        float half = Facing(largeX + (1.3f * fineX), largeY + (1.3f * fineY), lx * length, ly * length, hz * length);
        float s = half * half;
        s *= s;
        s *= s;
        s *= s;
        float s32 = s * s;
        float s128 = s32 * s32;
        s128 *= s128;
        float oil = body.Oil * (1 - scale);
        float shine = (float)_light.Gloss * body.Exposure * ((0.022f * s32) + (oil * 0.16f * s128));
        r += shine;
        g += shine;
        b += shine;
    }

    private static float Facing(float slopeX, float slopeY, float x, float y, float z) =>
        Math.Max(0, ((-slopeX * x) - (slopeY * y) + z) / MathF.Sqrt(1 + (slopeX * slopeX) + (slopeY * slopeY)));
}
