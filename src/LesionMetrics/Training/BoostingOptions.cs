namespace LesionMetrics.Training;

/// <summary>How one classifier is boosted.</summary>
/// <param name="Rounds">Boosting rounds: trees a class.</param>
/// <param name="LearningRate">Shrinkage of each round, in (0, 1].</param>
/// <param name="FeatureShare">Share of the features that each tree may use, in (0, 1].</param>
/// <param name="Depth">Depth of a tree.</param>
/// <param name="LeastLeafWeight">Least sum of second derivatives in a leaf: about the rows that it must rest on, by their weight and doubt.</param>
public sealed record BoostingOptions(int Rounds, double LearningRate, double FeatureShare, int Depth = 6, double LeastLeafWeight = 10);
