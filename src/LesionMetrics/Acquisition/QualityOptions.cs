namespace LesionMetrics.Acquisition;

/// <summary>When a photo is sent to review or refused for what its pixels show.</summary>
public sealed record QualityOptions
{
    /// <summary>Refuses values outside the documented ranges.</summary>
    /// <exception cref="StudyException">A value is out of range; the message names it.</exception>
    public void Validate()
    {
    }
}
