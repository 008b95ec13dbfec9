using System.Collections.Immutable;
using Gateway.Adapter.Mapping;
using Gateway.Contracts.Adapter.V1;

namespace Gateway.Adapter.Preparing;

/// <summary>Plans the columns that identify subjects: those the mapping names, and those of the schema's subject fields.</summary>
internal static class SubjectPlanner
{
    public static ImmutableArray<PlannedSubject> Plan(EntrySchema schema, EntryMapping mapping, ColumnFinder columns)
    {
        var planned = new Dictionary<(string, string), PlannedSubject>();
        foreach (var field in schema.Fields.Where(field => field.SubjectType.Length > 0))
        {
            if (mapping.Fields.GetValueOrDefault(field.ApiName) is { Column: { } name } from
                && columns.Find(field.ApiName, name) is { } column)
            {
                planned.TryAdd((field.SubjectType, column.Name), new PlannedSubject(field.SubjectType, column, from.NullWords));
            }
        }

        foreach (var subject in mapping.Subjects)
        {
            if (columns.Find("", subject.Column) is { } column)
            {
                planned.TryAdd((subject.Type, column.Name), new PlannedSubject(subject.Type, column, null));
            }
        }

        return [.. planned.Values];
    }
}
