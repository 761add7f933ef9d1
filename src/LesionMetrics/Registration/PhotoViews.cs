namespace LesionMetrics.Registration;

/// <summary>What registration may look at of one photo.</summary>
/// <param name="Skin">Its skin; null where none was found.</param>
/// <param name="Picture">All that it shows, within the region of interest if there is one.</param>
public sealed record PhotoViews(RegistrationView? Skin, RegistrationView Picture);
