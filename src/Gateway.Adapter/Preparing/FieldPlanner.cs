using System.Collections.Immutable;
using Gateway.Adapter.Conversion;
using Gateway.Adapter.Mapping;
using Gateway.Adapter.Sources;
using Gateway.Contracts.Adapter.V1;
using Gateway.Core.Records;
using Gateway.Hosting.Configuration;
using FieldType = Gateway.Core.Catalogue.FieldType;
using Masking = Gateway.Core.Catalogue.Masking;

namespace Gateway.Adapter.Preparing;

/// <summary>Plans the fields of a schema.</summary>
internal static class FieldPlanner
{
    public static ImmutableArray<PlannedField> Plan(
        EntrySchema schema, EntryMapping mapping, ColumnFinder columns, TimeZoneInfo zone, PlanFaults faults)
    {
        var planned = ImmutableArray.CreateBuilder<PlannedField>(schema.Fields.Count);
        foreach (var field in schema.Fields)
        {
            if (!mapping.Fields.TryGetValue(field.ApiName, out var from))
            {
                faults.Add(
                    field.ApiName,
                    "",
                    $"the mapping does not have this field; write column: NAME, constant: VALUE or not_held: true ({NearestName.Suggest(field.ApiName, mapping.Fields.Keys).TrimEnd('.')}).");
                continue;
            }

            if (PlanField(field, from, columns, zone, faults) is { } plan)
            {
                planned.Add(plan);
            }
        }

        return planned.ToImmutable();
    }

    /// <summary>The field over its column, for conversions.</summary>
    public static ConvertedField Convert(FieldSchema field, FieldMapping from, ColumnDescription? column, TimeZoneInfo zone) => new(
        (int)field.Number,
        (FieldType)field.Type,
        (int)Math.Min(field.Length, int.MaxValue),
        (Masking)field.Masking,
        from,
        column?.Kind ?? ColumnKind.Any,
        zone);

    private static PlannedField? PlanField(
        FieldSchema field, FieldMapping from, ColumnFinder columns, TimeZoneInfo zone, PlanFaults faults)
    {
        var type = (FieldType)field.Type;
        var column = from.Column is null ? null : columns.Find(field.ApiName, from.Column);
        var moment = MomentPlanner.Plan(field.ApiName, from.AsOf, columns, zone, faults);
        if (from.Column is not null && column is null)
        {
            return null;
        }

        var fault = TypeFit.IdleConversion(type, from) ?? (column is null ? null : TypeFit.Fault(type, column, from));
        if (fault is not null)
        {
            faults.Add(field.ApiName, from.Column ?? "", fault);
            return null;
        }

        var converted = Convert(field, from, column, zone);
        var conversion = Conversions.Create(converted);
        if (from.Constant is { } constant && ConstantFault(conversion, constant) is { } wrong)
        {
            faults.Add(field.ApiName, "", $"the constant cannot be a value of the field: {wrong}");
            return null;
        }

        return new PlannedField(converted, field.ApiName, field.SubjectType, column, conversion, moment) { IsName = field.Matching == FieldMatching.Name };
    }

    private static string? ConstantFault(Conversion.Conversion conversion, string constant)
    {
        using var writer = new RecordWriter(64);
        var cell = Cell.Of(constant);
        return conversion.Write(ref cell, writer, masked: false);
    }
}
