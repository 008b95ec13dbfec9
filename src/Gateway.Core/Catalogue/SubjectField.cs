namespace Gateway.Core.Catalogue;

/// <summary>A field that identifies a subject (主体).</summary>
/// <param name="Field">Index of the field in the entry.</param>
/// <param name="Type">Subject type code: 111, 001, ….</param>
public readonly record struct SubjectField(int Field, string Type);
