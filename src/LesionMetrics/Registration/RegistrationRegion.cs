namespace LesionMetrics.Registration;

/// <summary>What of two photos is laid over each other.</summary>
public enum RegistrationRegion
{
    /// <summary>Skin, which bends and bears hair. Lesions can be compared.</summary>
    Skin,

    /// <summary>Whatever the pictures show, as where no skin was found. Nothing is measured on such a registration.</summary>
    Picture,
}
