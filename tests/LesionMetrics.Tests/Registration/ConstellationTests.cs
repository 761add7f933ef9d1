using LesionMetrics.Imaging;
using LesionMetrics.Phantoms;
using LesionMetrics.Registration;

namespace LesionMetrics.Tests.Registration;

public class ConstellationTests
{
    private static readonly ImageSize Size = new(1000, 800);

    [Theory]
    [InlineData(0.0, 1.0)]
    [InlineData(0.6, 0.7)]
    [InlineData(-0.6, 1.5)]
    public void TwoInThreeThatAgreeLeadTheProposals(double turn, double scale)
    {
        RandomStream random = new(11);
        Homography truth = About(turn, scale);
        List<Landmark> from = Draw(random, 24);
        List<Landmark> to = [.. from.Take(16).Select(l => Moved(l, truth, scale, random)), .. Draw(random, 12)];

        Homography best = Constellation.Propose(from, to, Size, Size)[0];
        foreach ((double x, double y) in new[] { (300.0, 300.0), (700.0, 300.0), (500.0, 600.0) })
        {
            (double u, double v) = best.Apply(x, y);
            (double tu, double tv) = truth.Apply(x, y);
            Assert.InRange(Math.Sqrt(((u - tu) * (u - tu)) + ((v - tv) * (v - tv))), 0, 10);
        }
    }

    [Fact]
    public void ALargerTurnThanIsBelievedIsNotProposed()
    {
        RandomStream random = new(12);
        List<Landmark> from = Draw(random, 20);
        Homography turned = About(Math.PI / 2, 1);
        List<Landmark> to = [.. from.Select(l => Moved(l, turned, 1, random))];

        Assert.All(Constellation.Propose(from, to, Size, Size), map =>
        {
            (double xx, double xy, double yx, double yy) = map.Jacobian(500, 400);
            Assert.InRange(Math.Abs(Math.Atan2(yx - xy, xx + yy)), 0, 1.1);
        });
    }

    [Fact]
    public void NothingIsProposedForNoLandmarks() => Assert.Empty(Constellation.Propose([], Draw(new RandomStream(1), 9), Size, Size));

    [Fact]
    public void DarkIsNeverLaidOnPale()
    {
        RandomStream random = new(13);
        List<Landmark> from = Draw(random, 20);
        List<Landmark> to = [.. from.Select(l => l with { Kind = (l.Kind + 1) % Landmark.KindCount })];
        Assert.DoesNotContain(Constellation.Propose(from, to, Size, Size), map => Math.Abs(map.C) + Math.Abs(map.F) < 5 && Math.Abs(map.A - 1) < 0.02);
    }

    [Fact]
    public void SpotsAreFoundWhateverTheLight()
    {
        SmoothSkin skin = new(3, 600, 480, moles: 10, patches: 0);
        List<Landmark> found = Find(skin, 1);
        List<Landmark> darker = Find(skin, 0.5);

        Assert.Equal(Strongest(found), Strongest(darker));
        Assert.All(found.Take(6), l => Assert.Equal(0, l.Kind));

        static List<Landmark> Find(SmoothSkin skin, double gain) =>
            LandmarkDetector.Find(TextureBuilder.Build(skin.Photograph(600, 480, (x, y) => (x, y), 3, gain), new RegistrationOptions()));

        static IEnumerable<(double X, double Y)> Strongest(List<Landmark> landmarks) =>
            landmarks.Take(6).Select(l => (Math.Round(l.X / 4), Math.Round(l.Y / 4))).Order();
    }

    private static Homography About(double turn, double scale)
    {
        double p = scale * Math.Cos(turn);
        double q = scale * Math.Sin(turn);
        return Homography.Similarity(p, q, 500 - (p * 500) + (q * 400), 400 - (q * 500) - (p * 400));
    }

    private static List<Landmark> Draw(RandomStream random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => new Landmark(random.Uniform(100, 900), random.Uniform(100, 700), random.Uniform(4, 9), random.Integer(0, 3), random.Uniform(1, 3)))];

    private static Landmark Moved(Landmark landmark, Homography map, double scale, RandomStream random)
    {
        (double x, double y) = map.Apply(landmark.X, landmark.Y);
        return landmark with { X = x + random.Uniform(-3, 3), Y = y + random.Uniform(-3, 3), Sigma = landmark.Sigma * scale };
    }
}
