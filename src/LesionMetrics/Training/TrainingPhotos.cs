namespace LesionMetrics.Training;

/// <summary>Photos to learn from, read when they are needed: hundreds do not fit into memory.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Read">Reads the photo at an index; called once a photo and classifier, from several threads.</param>
public sealed record TrainingPhotos(int Count, Func<int, TrainingPhoto> Read);
