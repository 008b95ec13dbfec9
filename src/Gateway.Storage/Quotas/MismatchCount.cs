namespace Gateway.Storage.Quotas;

/// <summary>What one verification counts towards.</summary>
/// <param name="Consumer">Slug of the consuming department.</param>
/// <param name="Day">Day of the jurisdiction.</param>
/// <param name="Subjects">Keyed pseudonyms of the subjects, distinct and in ordinal order; at most 64 characters each.</param>
public sealed record MismatchCount(string Consumer, DateOnly Day, IReadOnlyList<string> Subjects);
