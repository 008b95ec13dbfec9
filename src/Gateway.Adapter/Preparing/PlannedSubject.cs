using System.Collections.Frozen;
using Gateway.Adapter.Sources;

namespace Gateway.Adapter.Preparing;

/// <summary>A column that identifies a subject.</summary>
/// <param name="Type">Subject type code.</param>
/// <param name="Column">The live column.</param>
/// <param name="NullWords">Values that mean that there is none; null for none.</param>
internal sealed record PlannedSubject(string Type, ColumnDescription Column, FrozenSet<string>? NullWords);
