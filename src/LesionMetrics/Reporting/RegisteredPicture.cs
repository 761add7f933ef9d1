using LesionMetrics.Imaging;
using LesionMetrics.Registration;
using LesionMetrics.Reporting.Drawing;

namespace LesionMetrics.Reporting;

/// <summary>A follow-up photo carried into the baseline's frame, for people to look at; nothing is measured on it.</summary>
public static class RegisteredPicture
{
    /// <summary>
    /// <paramref name="followup"/>, a reduced picture of the follow-up photo, resampled bilinearly at each pixel of a baseline picture of
    /// <paramref name="baselineSize"/>. Gray where it shows nothing.
    /// </summary>
    public static Canvas Warp(RgbRaster followup, PixelMapping mapping, ImageSize baselineSize)
    {
        (Plane mapX, Plane mapY) = mapping.SampleAt(baselineSize, followup.Size);
        Canvas result = new(baselineSize, Palette.NoCounterpart);
        for (int y = 0; y < baselineSize.Height; y++)
        {
            ReadOnlySpan<float> rowX = mapX.Row(y);
            ReadOnlySpan<float> rowY = mapY.Row(y);
            Span<byte> target = result.Row(y);
            for (int x = 0; x < rowX.Length; x++)
            {
                // Half a pixel beyond the outer centers still lies on the photo. NaN, no counterpart, fails the comparisons.
                if (rowX[x] >= -0.5f && rowY[x] >= -0.5f && rowX[x] <= followup.Size.Width - 0.5f && rowY[x] <= followup.Size.Height - 0.5f)
                {
                    Sample(followup, rowX[x], rowY[x], target.Slice(x * 3, 3));
                }
            }
        }

        return result;
    }

    private static void Sample(RgbRaster picture, float x, float y, Span<byte> color)
    {
        float clampedX = Math.Clamp(x, 0, picture.Size.Width - 1);
        float clampedY = Math.Clamp(y, 0, picture.Size.Height - 1);
        int left = (int)clampedX;
        int top = (int)clampedY;
        int right = Math.Min(left + 1, picture.Size.Width - 1) * 3;
        ReadOnlySpan<byte> upper = picture.Row8(top);
        ReadOnlySpan<byte> lower = picture.Row8(Math.Min(top + 1, picture.Size.Height - 1));
        float u = clampedX - left;
        float v = clampedY - top;
        left *= 3;
        for (int c = 0; c < 3; c++)
        {
            float above = upper[left + c] + (u * (upper[right + c] - upper[left + c]));
            float below = lower[left + c] + (u * (lower[right + c] - lower[left + c]));
            color[c] = (byte)(above + (v * (below - above)) + 0.5f);
        }
    }
}
