namespace Gateway.Storage.Cases;

/// <summary>What names a case.</summary>
/// <param name="Consumer">Slug of the department whose case it is.</param>
/// <param name="CaseNumber">Number of the application (办件编号), at most 64 characters.</param>
public sealed record CaseKey(string Consumer, string CaseNumber);
