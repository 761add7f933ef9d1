using LesionMetrics.Imaging;
using LesionMetrics.Segmentation;
using LesionMetrics.Study;

namespace LesionMetrics.Tests.Segmentation;

public sealed class LesionProbabilitiesTests
{
    private static readonly ImageSize Size = new(40, 30);

    [Fact]
    public void AKindThatTheStudyRulesOutLeavesItsShareToWhatIsLeft()
    {
        LesionProbabilities seen = new(Filled(0.6f), Filled(0.3f));

        LesionProbabilities plaques = seen.Given(LesionCondition.Dle);
        LesionProbabilities patches = seen.Given(LesionCondition.Vitiligo);

        Assert.Equal(0.75, plaques.Plaque.Samples[5], 1e-6);
        Assert.Equal(0, plaques.Depigmented.Samples[5]);
        Assert.Equal(0.6 / 0.7, patches.Depigmented.Samples[5], 1e-6);
        Assert.Equal(0, patches.Plaque.Samples[5]);
        Assert.Same(seen, seen.Given(LesionCondition.Both));
    }

    [Fact]
    public void WhatIsAffectedInAFormerPatchRemainsOfIt()
    {
        Mask patch = Scene.Rows(Size, 0, 20);
        Mask plaque = Scene.Rows(Size, 10, 30);
        LesionProbabilities seen = new(Filled(0.3f), Filled(0.6f));

        LesionProbabilities remaining = seen.Remaining(new FormerLesions(patch, plaque).DepigmentedAlone);

        Assert.Equal(0.9f, remaining.Depigmented[5, 5], 1e-6f);
        Assert.Equal(0f, remaining.Plaque[5, 5]);
        Assert.Equal((0.3f, 0.6f), (remaining.Depigmented[5, 15], remaining.Plaque[5, 15]));
        Assert.Equal((0.3f, 0.6f), (remaining.Depigmented[5, 25], remaining.Plaque[5, 25]));
    }

    [Fact]
    public void WhatIsCertainlyTheOtherKindIsNotMadeALesionOfThisOne() =>
        Assert.True(new LesionProbabilities(Filled(0.995f), Filled(0.005f)).Given(LesionCondition.Dle).Plaque.Samples[5] <= 0.1f);

    private static Plane Filled(float value) => Scene.Of(Mask.Full(Size), value, value);
}
