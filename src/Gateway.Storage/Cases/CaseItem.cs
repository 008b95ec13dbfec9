namespace Gateway.Storage.Cases;

/// <summary>An item of a case.</summary>
/// <param name="Code">Its code; without blanks.</param>
/// <param name="Department">Slug of the department that implements it.</param>
public sealed record CaseItem(string Code, string Department);
