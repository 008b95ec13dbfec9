using Gateway.Adapter.Conversion;
using Gateway.Adapter.Mapping;
using Gateway.Adapter.Sources;
using Gateway.Core.Catalogue;

namespace Gateway.Adapter.Preparing;

/// <summary>Plans the column that says for which moment a row holds.</summary>
internal static class MomentPlanner
{
    public static PlannedMoment? Plan(EntryMapping mapping, ColumnFinder columns, TimeZoneInfo zone, PlanFaults faults)
    {
        if (mapping.AsOf is not { Column: { } name } from || columns.Find("", name) is not { } column)
        {
            return null;
        }

        var timed = column.Kind is ColumnKind.Date or ColumnKind.LocalTime or ColumnKind.Moment or ColumnKind.Any;
        if (!timed && from.Formats.IsEmpty)
        {
            faults.Add("", name, $"as_of is {column.TypeName}; say how times are written in it, such as format: yyyyMMddHHmmss.");
            return null;
        }

        return new PlannedMoment(new ConvertedField(0, FieldType.Timestamp, 0, Masking.None, from, column.Kind, zone), column);
    }
}
