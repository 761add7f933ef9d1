using LesionMetrics.Registration;

namespace LesionMetrics.Tests.Registration;

/// <summary>How far a registration is off, over the places whose true counterpart lies within the follow-up.</summary>
internal static class MappingError
{
    private const int Pitch = 20;

    /// <summary>Mean distance from the truth, pixels; the registration must have a mapping there.</summary>
    public static double Mean(RegistrationResult result, Func<double, double, (double X, double Y)> truth)
    {
        Assert.NotNull(result.Mapping);
        PixelMapping mapping = result.Mapping;
        double sum = 0;
        int count = 0;
        for (int y = 0; y < mapping.BaselineSize.Height; y += Pitch)
        {
            for (int x = 0; x < mapping.BaselineSize.Width; x += Pitch)
            {
                (double tx, double ty) = truth(x, y);
                (double mx, double my) = mapping.Map(x, y);
                if (tx < 2 || ty < 2 || tx > mapping.FollowupSize.Width - 3 || ty > mapping.FollowupSize.Height - 3 || double.IsNaN(mx) || double.IsNaN(tx))
                {
                    continue;
                }

                sum += Math.Sqrt(((mx - tx) * (mx - tx)) + ((my - ty) * (my - ty)));
                count++;
            }
        }

        Assert.True(count > 100, $"only {count} places have a counterpart");
        return sum / count;
    }
}
