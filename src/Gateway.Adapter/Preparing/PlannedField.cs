using Gateway.Adapter.Conversion;
using Gateway.Adapter.Sources;

namespace Gateway.Adapter.Preparing;

/// <summary>A field of a prepared schema.</summary>
/// <param name="Field">Its number, type, masking and mapping.</param>
/// <param name="ApiName">Its name in contracts.</param>
/// <param name="SubjectType">Subject type code where it identifies a subject; empty elsewhere.</param>
/// <param name="Column">The live column; null for a constant and for a field that is not held.</param>
/// <param name="Conversion">Brings values into its type.</param>
/// <param name="AsOf">Says for which moment the source states it; null where nothing does.</param>
internal sealed record PlannedField(
    ConvertedField Field, string ApiName, string SubjectType, ColumnDescription? Column, Conversion.Conversion Conversion, PlannedMoment? AsOf)
{
    public int Number => Field.Number;

    /// <summary>Claimed values of it are compared as names.</summary>
    public bool IsName { get; init; }
}
