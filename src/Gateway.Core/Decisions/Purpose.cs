namespace Gateway.Core.Decisions;

/// <summary>On whose behalf a call is made (使用目的), as the caller states it.</summary>
/// <param name="ServiceItemCode">Service item.</param>
/// <param name="Scenario">Scenario of the item.</param>
/// <param name="CaseNumber">Number of the application, or null.</param>
/// <param name="TaskNumber">Number of the task, or null.</param>
/// <param name="OfficerId">Officer's pseudonymous id.</param>
public readonly record struct Purpose(
    string? ServiceItemCode,
    string? Scenario,
    string? CaseNumber,
    string? TaskNumber,
    string? OfficerId);
