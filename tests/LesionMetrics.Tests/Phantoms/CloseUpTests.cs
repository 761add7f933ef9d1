using LesionMetrics.Imaging;
using LesionMetrics.Phantoms;
using LesionMetrics.Study;

namespace LesionMetrics.Tests.Phantoms;

public sealed class CloseUpTests
{
    private static readonly ImageSize Size = new(320, 240);

    [Fact]
    public void ACloseUpShowsOneLesionAboutItsMiddle()
    {
        for (ulong seed = 1; seed <= 6; seed++)
        {
            Mask plaque = PhantomRenderer.Render(Spec(seed)).Visits[0].Masks.Plaque;
            double x = 0;
            double y = 0;
            for (int row = 0; row < Size.Height; row++)
            {
                for (int column = 0; column < Size.Width; column++)
                {
                    x += plaque[column, row] ? column : 0;
                    y += plaque[column, row] ? row : 0;
                }
            }

            double area = plaque.CountIn();
            Assert.True(area > 0.02 * Size.PixelCount);
            Assert.InRange(x / area / Size.Width, 0.15, 0.85);
            Assert.InRange(y / area / Size.Height, 0.15, 0.85);
        }
    }

    [Fact]
    public void RednessAboutTheLesionIsNoPlaque()
    {
        PhantomSpec spec = Spec(4);
        long with = PlaqueArea(spec with { CloseUp = spec.CloseUp! with { HaloShare = 0.45, HaloReach = 1.5 } });
        long without = PlaqueArea(spec with { CloseUp = spec.CloseUp! with { HaloShare = 0 } });

        Assert.Equal(without, with);
    }

    [Fact]
    public void HornAndCrustHideRednessAndBelongToThePlaque()
    {
        PhantomSpec spec = Spec(4);
        PhantomSpec crusted = spec with { CloseUp = spec.CloseUp! with { CrustCover = 1.2, CrustRed = 0.03, CrustGreen = 0.02, CrustBlue = 0.015 } };
        PhantomSpec bare = spec with { CloseUp = spec.CloseUp! with { CrustCover = 0 } };

        Assert.Equal(PlaqueArea(bare), PlaqueArea(crusted));
        Assert.True(MeanOverPlaque(crusted) < 0.7 * MeanOverPlaque(bare));
    }

    private static PhantomSpec Spec(ulong seed) => new()
    {
        Seed = seed,
        Size = Size,
        Days = [0],
        Site = PhantomSite.Flat,
        Tone = SkinTone.II,
        Lesions = LesionCondition.Dle,
        Unaffected = false,
        LargestLesionShare = 0.4,
        InkChance = 0,
        CloseUp = CloseUp.Draw(new RandomStream(seed)) with { Lesions = 1 },
    };

    private static long PlaqueArea(PhantomSpec spec) => PhantomRenderer.Render(spec).Visits[0].Masks.Plaque.CountIn();

    private static double MeanOverPlaque(PhantomSpec spec)
    {
        PhantomVisit visit = PhantomRenderer.Render(spec).Visits[0];
        double sum = 0;
        for (int i = 0; i < visit.Masks.Plaque.Pixels.Length; i++)
        {
            sum += visit.Masks.Plaque.Pixels[i] != Mask.Out ? visit.Photo.Bytes[(3 * i) + 1] : 0;
        }

        return sum / visit.Masks.Plaque.CountIn();
    }
}
