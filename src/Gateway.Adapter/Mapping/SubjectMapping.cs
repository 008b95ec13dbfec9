namespace Gateway.Adapter.Mapping;

/// <summary>A column that identifies a subject of a row.</summary>
/// <param name="Column">The column.</param>
/// <param name="Type">Subject type code: 111, 001, ….</param>
internal sealed record SubjectMapping(string Column, string Type);
