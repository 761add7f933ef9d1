namespace LesionMetrics.Phantoms;

/// <summary>Which subjects a synthetic study holds.</summary>
public enum PhantomPreset
{
    /// <summary>Subjects of random tone, site, lesions and response, one in eight without lesions.</summary>
    Random,

    /// <summary>
    /// Four subjects that tell known stories. S001: vitiligo of chin and eye region, partial repigmentation, new dark spots, eyelid plaques that have
    /// resolved at month 6. S002: stable vitiligo on dark skin, three visits. S003: vitiligo that spreads. S004: plaques that grow worse.
    /// </summary>
    SampleStudy,
}
