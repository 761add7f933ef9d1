using System.Security.Cryptography;
using LesionMetrics.Imaging;
using LesionMetrics.Phantoms;
using LesionMetrics.Study;

namespace LesionMetrics.Tests.Phantoms;

public sealed class PhantomRendererTests
{
    private static readonly ImageSize Small = new(240, 180);

    [Theory]
    [InlineData(PhantomSite.Flat, "34F5B6C693E17392")]
    [InlineData(PhantomSite.Periorbital, "6DB55FAE288459E3")]
    public void A_seed_gives_the_same_bytes_everywhere(PhantomSite site, string expected)
    {
        PhantomSeries series = PhantomRenderer.Render(new PhantomSpec { Seed = 5, Size = Small, Site = site, Unaffected = false });
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (PhantomVisit visit in series.Visits)
        {
            hash.AppendData(visit.Photo.Bytes);
            hash.AppendData(visit.Masks.Depigmented.Pixels);
            hash.AppendData(visit.Masks.Plaque.Pixels);
            hash.AppendData(visit.Masks.Hair.Pixels);
        }

        Assert.Equal(expected, Convert.ToHexString(hash.GetHashAndReset())[..16]);
    }

    [Fact]
    public void Threads_change_no_byte()
    {
        PhantomSpec spec = new() { Seed = 9, Size = Small };
        byte[][] photos = new byte[4][];
        Parallel.For(0, photos.Length, i => photos[i] = PhantomRenderer.Render(spec).Visits[1].Photo.Bytes.ToArray());
        Assert.All(photos, photo => Assert.Equal(photos[0], photo));
    }

    [Fact]
    public void Another_seed_gives_another_photo()
    {
        byte[] first = PhantomRenderer.Render(new PhantomSpec { Seed = 1, Size = Small, Site = PhantomSite.Flat }).Visits[0].Photo.Bytes.ToArray();
        byte[] second = PhantomRenderer.Render(new PhantomSpec { Seed = 2, Size = Small, Site = PhantomSite.Flat }).Visits[0].Photo.Bytes.ToArray();
        Assert.NotEqual(first, second);
    }

    [Theory]
    [InlineData(PhantomSite.Flat)]
    [InlineData(PhantomSite.Limb)]
    [InlineData(PhantomSite.Side)]
    [InlineData(PhantomSite.Trunk)]
    [InlineData(PhantomSite.Chin)]
    [InlineData(PhantomSite.Periorbital)]
    public void An_unaffected_subject_has_skin_and_no_lesion(PhantomSite site)
    {
        PhantomSeries series = PhantomRenderer.Render(new PhantomSpec { Seed = 21, Size = Small, Site = site, Unaffected = true });
        foreach (PhantomVisit visit in series.Visits)
        {
            Assert.Equal(0, visit.Masks.Depigmented.CountIn());
            Assert.Equal(0, visit.Masks.Plaque.CountIn());
            Assert.True(visit.Masks.Skin.CountIn() > Small.PixelCount / 5);
        }

        Assert.Null(series.Followups[0].Depigmented.RepigmentationPercent);
        Assert.Equal(site == PhantomSite.Chin, series.Visits[0].Masks.Lips.CountIn() > 0);
    }

    [Fact]
    public void Lesions_lie_on_skin_and_skin_apart_from_lips_eye_and_label()
    {
        for (ulong seed = 30; seed < 36; seed++)
        {
            PhantomSite site = seed % 2 == 0 ? PhantomSite.Chin : PhantomSite.Periorbital;
            PhantomMasks masks = PhantomRenderer.Render(new PhantomSpec { Seed = seed, Size = Small, Site = site, Lesions = LesionCondition.Both }).Visits[0].Masks;
            for (int i = 0; i < Small.PixelCount; i++)
            {
                bool skin = masks.Skin.Pixels[i] != 0;
                Assert.True(skin || (masks.Depigmented.Pixels[i] | masks.Plaque.Pixels[i]) == 0);
                Assert.True(!skin || (masks.Lips.Pixels[i] | masks.Eye.Pixels[i] | masks.Label.Pixels[i]) == 0);
            }
        }
    }

    [Fact]
    public void Depigmented_skin_is_lighter_and_plaque_redder_than_the_skin_about_it()
    {
        PhantomVisit visit = PhantomRenderer.Render(new PhantomSpec
        {
            Seed = 44,
            Size = new ImageSize(400, 300),
            Site = PhantomSite.Flat,
            Tone = SkinTone.III,
            Difficulty = PhantomDifficulty.Easy,
            Lesions = LesionCondition.Both,
            LargestLesionShare = 0.3,
        }).Visits[0];
        (double skinGreen, double skinRatio) = Means(visit, skin: true, visit.Masks.Skin);
        (double paleGreen, _) = Means(visit, skin: false, visit.Masks.Depigmented);
        (_, double redRatio) = Means(visit, skin: false, visit.Masks.Plaque);
        Assert.True(paleGreen > skinGreen * 1.05, $"{paleGreen} against {skinGreen}");
        Assert.True(redRatio > skinRatio * 1.05, $"{redRatio} against {skinRatio}");
    }

    [Fact]
    public void The_same_scene_at_another_size_has_the_same_areas()
    {
        PhantomSpec spec = new() { Seed = 51, Site = PhantomSite.Limb, Lesions = LesionCondition.Vitiligo, LargestLesionShare = 0.3, Size = new ImageSize(320, 240) };
        PhantomPairTruth small = PhantomRenderer.Render(spec).Followups[0];
        PhantomPairTruth large = PhantomRenderer.Render(spec with { Size = new ImageSize(640, 480) }).Followups[0];
        Assert.True(small.Depigmented.BaselineAreaPixels > 300);

        // Border pixels and the label's own pixel size are what is left: a few per cent.
        Assert.Equal(1, large.Depigmented.BaselineAreaPixels / (4.0 * small.Depigmented.BaselineAreaPixels), 0.04);
        Assert.Equal(1, large.SharedSkinAreaPixels / (4.0 * small.SharedSkinAreaPixels), 0.02);
    }

    [Theory]
    [InlineData(new int[] { })]
    [InlineData(new[] { 3 })]
    [InlineData(new[] { 0, 9, 9 })]
    public void Days_that_make_no_series_are_refused(int[] days) =>
        Assert.Throws<ArgumentException>(() => PhantomRenderer.Render(new PhantomSpec { Seed = 1, Size = Small, Days = days }));

    private static (double Green, double RedOverGreen) Means(PhantomVisit visit, bool skin, Mask mask)
    {
        double red = 0;
        double green = 0;
        long count = 0;
        ReadOnlySpan<byte> bytes = visit.Photo.Bytes;
        for (int i = 0; i < mask.Pixels.Length; i++)
        {
            bool lesion = (visit.Masks.Depigmented.Pixels[i] | visit.Masks.Plaque.Pixels[i]) != 0;
            if (mask.Pixels[i] != 0 && !(skin && lesion))
            {
                red += bytes[3 * i];
                green += bytes[(3 * i) + 1];
                count++;
            }
        }

        Assert.True(count > 200, $"{count} pixels");
        return (green / count, red / green);
    }

    /// <summary>Uneven skin is no lesion: gains change the photo, and no truth but that of hair, which is told by how much it hides.</summary>
    [Fact]
    public void Gains_of_mottling_and_relief_change_the_photo_and_not_its_truth()
    {
        PhantomSpec spec = new() { Seed = 33, Size = Small, Site = PhantomSite.Flat, Unaffected = false };
        PhantomVisit plain = PhantomRenderer.Render(spec).Visits[0];
        PhantomVisit mottled = PhantomRenderer.Render(spec with { MottleGain = 2.5 }).Visits[0];
        PhantomVisit rough = PhantomRenderer.Render(spec with { ReliefGain = 4 }).Visits[0];

        Assert.True(Deviation(mottled) > 1.2 * Deviation(plain));
        Assert.True(Roughness(rough) > 1.1 * Roughness(plain));
        Assert.All([mottled, rough], visit =>
        {
            Assert.True(visit.Masks.Depigmented.Pixels.SequenceEqual(plain.Masks.Depigmented.Pixels));
            Assert.True(visit.Masks.Plaque.Pixels.SequenceEqual(plain.Masks.Plaque.Pixels));
        });
    }

    /// <summary>Standard deviation of green codes over unaffected skin.</summary>
    private static double Deviation(PhantomVisit visit)
    {
        List<double> green = [];
        for (int i = 0; i < visit.Masks.Skin.Pixels.Length; i++)
        {
            if (visit.Masks.Skin.Pixels[i] != Mask.Out && visit.Masks.Depigmented.Pixels[i] == Mask.Out && visit.Masks.Plaque.Pixels[i] == Mask.Out)
            {
                green.Add(visit.Photo.Bytes[(3 * i) + 1]);
            }
        }

        double mean = green.Average();
        return Math.Sqrt(green.Average(value => (value - mean) * (value - mean)));
    }

    /// <summary>Mean difference between the green codes of neighbors in a row.</summary>
    private static double Roughness(PhantomVisit visit) =>
        Enumerable.Range(0, visit.Masks.Skin.Pixels.Length - 1).Average(i => Math.Abs(visit.Photo.Bytes[(3 * i) + 4] - visit.Photo.Bytes[(3 * i) + 1]));
}
