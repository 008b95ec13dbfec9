using Gateway.Adapter.Conversion;
using Gateway.Adapter.Sources;

namespace Gateway.Adapter.Preparing;

/// <summary>A key field of a prepared schema.</summary>
/// <param name="Number">Number of the field.</param>
/// <param name="SubjectType">Subject type code where it identifies a subject; empty elsewhere.</param>
/// <param name="Column">The live column.</param>
/// <param name="Conversion">Brings key values into the column's forms.</param>
/// <param name="First">Index of its first form among the parameters' values.</param>
internal sealed record PlannedKey(int Number, string SubjectType, ColumnDescription Column, KeyConversion Conversion, int First);
