using Gateway.Adapter.Conversion;
using Gateway.Adapter.Mapping;
using Gateway.Adapter.Sources;
using Gateway.Core.Catalogue;

namespace Gateway.Adapter.Preparing;

/// <summary>Plans the columns that say for which moment a row holds, or one field of it.</summary>
internal static class MomentPlanner
{
    /// <param name="field">api_name of the field; empty for the row.</param>
    /// <param name="mapping">How the moment is mapped; null where it is not.</param>
    /// <param name="columns">The live table.</param>
    /// <param name="zone">Zone of times without one.</param>
    /// <param name="faults">Where a fault is noted.</param>
    public static PlannedMoment? Plan(string field, FieldMapping? mapping, ColumnFinder columns, TimeZoneInfo zone, PlanFaults faults)
    {
        if (mapping is not { Column: { } name } || columns.Find(field, name) is not { } column)
        {
            return null;
        }

        var timed = column.Kind is ColumnKind.Date or ColumnKind.LocalTime or ColumnKind.Moment or ColumnKind.Any;
        if (!timed && mapping.Formats.IsEmpty)
        {
            faults.Add(field, name, $"as_of is {column.TypeName}; say how times are written in it, such as format: yyyyMMddHHmmss.");
            return null;
        }

        return new PlannedMoment(new ConvertedField(0, FieldType.Timestamp, 0, Masking.None, mapping, column.Kind, zone), column);
    }
}
