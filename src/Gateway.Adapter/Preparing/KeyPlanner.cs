using System.Collections.Immutable;
using Gateway.Adapter.Conversion;
using Gateway.Adapter.Mapping;
using Gateway.Adapter.Sources;
using Gateway.Contracts.Adapter.V1;

namespace Gateway.Adapter.Preparing;

/// <summary>Plans the key fields of a schema.</summary>
internal static class KeyPlanner
{
    public static ImmutableArray<PlannedKey> Plan(
        EntrySchema schema, EntryMapping mapping, ColumnFinder columns, TimeZoneInfo zone, ISourceDialect dialect, PlanFaults faults)
    {
        foreach (var name in mapping.Key.Keys.Where(name => !IsKey(schema, name)))
        {
            faults.Add(name, mapping.Key[name], "the mapping's key names it, but it is no key field of the entry; remove it.");
        }

        var planned = ImmutableArray.CreateBuilder<PlannedKey>(schema.KeyFields.Count);
        var first = 0;
        foreach (var number in schema.KeyFields)
        {
            var field = schema.Fields.First(candidate => candidate.Number == number);
            var from = mapping.Fields.GetValueOrDefault(field.ApiName);
            var name = mapping.Key.GetValueOrDefault(field.ApiName) ?? from?.Column;
            if (name is null)
            {
                faults.Add(field.ApiName, "", "a key field needs a column; map it, or name its column under key.");
                continue;
            }

            if (columns.Find(field.ApiName, name) is not { } column)
            {
                continue;
            }

            // A column of its own has forms of its own; the field's are those of the field's column.
            var forms = mapping.Key.ContainsKey(field.ApiName) && from?.Column != name ? new FieldMapping { Column = name } : from!;
            var converted = FieldPlanner.Convert(field, forms, column, zone);
            if (KeyConversion.Fault(converted) is { } fault)
            {
                faults.Add(field.ApiName, name, fault);
                continue;
            }

            var pad = forms.Pad > 0 ? forms.Pad : dialect.IgnoresPadding ? 0 : column.Length;
            var conversion = new KeyConversion(converted, column.Kind is ColumnKind.Text or ColumnKind.PaddedText or ColumnKind.Any ? pad : 0);
            planned.Add(new PlannedKey(converted.Number, field.SubjectType, column, conversion, first));
            first += conversion.FormCount;
        }

        return planned.ToImmutable();
    }

    private static bool IsKey(EntrySchema schema, string name) =>
        schema.Fields.Any(field => field.ApiName == name && schema.KeyFields.Contains(field.Number));
}
