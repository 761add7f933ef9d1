namespace LesionMetrics.Phantoms;

/// <summary>The camera of one visit, from lens to file.</summary>
/// <param name="Exposure">Gain of linear light.</param>
/// <param name="BlurPixels">Standard deviation of defocus at 3 megapixels, in pixels.</param>
/// <param name="MotionPixels">Length of motion blur at 3 megapixels, in pixels.</param>
/// <param name="MotionX">Direction of motion, cosine.</param>
/// <param name="MotionY">Direction of motion, sine.</param>
/// <param name="ShotNoise">Variance of linear light at full signal.</param>
/// <param name="ReadNoise">Standard deviation of linear light in the dark.</param>
/// <param name="NoiseGrainPixels">Standard deviation of the smoothing that noise went through, in pixels.</param>
/// <param name="Matrix">What the camera's colors are of linear sRGB, nine numbers, rows sum to 1.</param>
/// <param name="Contrast">Strength of the tone curve's S, 0-0.6.</param>
/// <param name="Shoulder">Roll-off of highlights, 0-1.</param>
/// <param name="Sharpening">Amount of unsharp mask, 0-1.2.</param>
/// <param name="SharpeningPixels">Its standard deviation, in pixels.</param>
/// <param name="JpegQuality">60-95.</param>
internal sealed record CameraSetup(
    double Exposure,
    double BlurPixels,
    double MotionPixels,
    double MotionX,
    double MotionY,
    double ShotNoise,
    double ReadNoise,
    double NoiseGrainPixels,
    double[] Matrix,
    double Contrast,
    double Shoulder,
    double Sharpening,
    double SharpeningPixels,
    int JpegQuality)
{
    /// <summary>Draws a camera that meters skin of the given luminance (linear, 0-1).</summary>
    public static CameraSetup Draw(double skinLuminance, PhantomDifficulty difficulty, RandomStream random)
    {
        double hard = difficulty switch { PhantomDifficulty.Easy => 0.35, PhantomDifficulty.Medium => 0.65, _ => 1 };

        // Metering brings skin part of the way to a middle tone, so that dark skin stays darker.
        double metered = PortableMath.Pow(0.30 / skinLuminance, random.Uniform(0.35, 0.75)) * skinLuminance;
        double level = Math.Clamp(metered * PortableMath.Exp(0.22 * (0.5 + hard) * random.Normal()), 0.06, 0.6);
        double exposure = level / skinLuminance;
        (double sin, double cos) = PortableMath.SinCos(random.Uniform(0, Math.PI));
        return new CameraSetup(
            exposure,
            random.LogUniform(0.35, 0.6 + (0.9 * hard)),
            random.Chance(0.25 * hard) ? random.Uniform(1, 5) : 0,
            cos,
            sin,
            random.LogUniform(0.00003, 0.0006 * hard),
            random.LogUniform(0.0004, 0.004 * hard),
            random.Uniform(0, 0.8),
            DrawMatrix(hard, random),
            random.Uniform(0, 0.5),
            random.Uniform(0, 1),
            random.Chance(0.75) ? random.Uniform(0.1, 1.1) : 0,
            random.Uniform(0.7, 1.6),
            random.Integer(difficulty == PhantomDifficulty.Hard ? 60 : 78, 95));
    }

    private static double[] DrawMatrix(double hard, RandomStream random)
    {
        double saturation = 1 + (0.16 * (0.4 + hard) * random.Normal());
        double[] matrix = new double[9];
        ReadOnlySpan<double> luminance = [0.2126, 0.7152, 0.0722];
        for (int row = 0; row < 3; row++)
        {
            double sum = 0;
            for (int column = 0; column < 3; column++)
            {
                double value = (luminance[column] * (1 - saturation)) + (row == column ? saturation : 0);
                value += row == column ? 0 : 0.03 * hard * random.Normal();
                matrix[(row * 3) + column] = value;
                sum += value;
            }

            matrix[(row * 3) + row] += 1 - sum;
        }

        return matrix;
    }
}
