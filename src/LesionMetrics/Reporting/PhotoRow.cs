namespace LesionMetrics.Reporting;

/// <summary>One row of <c>photos.csv</c>, its columns in order. A number that could not be had honestly is null and its cell empty.</summary>
/// <param name="Subject">Subject code.</param>
/// <param name="Visit">Visit name.</param>
/// <param name="Day">Days since baseline.</param>
/// <param name="View">View name.</param>
/// <param name="Path">Path inside the study.</param>
/// <param name="Sha256">SHA-256 of the file, lower-case hexadecimal; null if it could not be read.</param>
/// <param name="WidthPixels">Upright width.</param>
/// <param name="HeightPixels">Upright height.</param>
/// <param name="Status">Verdict.</param>
/// <param name="StatusReason">Sentence; empty when ok.</param>
/// <param name="BlurScore">Sharpness, higher is sharper.</param>
/// <param name="ClippedPercent">Share of clipped pixels.</param>
/// <param name="SkinPercent">Share of the photo that is skin.</param>
/// <param name="ItaDegrees">Individual typology angle of the unaffected skin.</param>
public sealed record PhotoRow(
    string Subject,
    string Visit,
    double Day,
    string View,
    string Path,
    string? Sha256,
    int? WidthPixels,
    int? HeightPixels,
    OutcomeStatus Status,
    string StatusReason,
    double? BlurScore,
    double? ClippedPercent,
    double? SkinPercent,
    double? ItaDegrees);
