using Gateway.Contracts.Adapter.V1;
using Gateway.Core.Catalogue;
using FieldMatching = Gateway.Contracts.Adapter.V1.FieldMatching;
using FieldType = Gateway.Contracts.Adapter.V1.FieldType;
using Masking = Gateway.Contracts.Adapter.V1.Masking;

namespace Gateway.Adapter.Preparing;

/// <summary>What must hold in a schema that the gateway sends.</summary>
internal static class SchemaRules
{
    /// <summary>What is wrong; null for nothing.</summary>
    public static string? Fault(EntrySchema? schema)
    {
        if (schema is null || schema.Entry.Length is 0 or > 200 || schema.Version.Length is 0 or > 40)
        {
            return "The schema names no entry and version.";
        }

        if (schema.Fields.Count is 0 or > Entry.GreatestFieldCount)
        {
            return $"A schema has from 1 to {Entry.GreatestFieldCount} fields.";
        }

        var last = 0u;
        foreach (var field in schema.Fields)
        {
            if (field.Number <= last || field.Number > Field.GreatestNumber)
            {
                return $"The fields' numbers ascend from 1 to {Field.GreatestNumber}.";
            }

            if (field.ApiName.Length is 0 or > 100 || field.Type is <= FieldType.Unspecified or > FieldType.Binary
                || field.Masking is < Masking.Unspecified or > Masking.Withhold)
            {
                return $"The field {field.Number} has no name, type or masking that this adapter knows.";
            }

            if (field.Matching is < FieldMatching.Unspecified or > FieldMatching.Name
                || (field.Matching == FieldMatching.Name && (field.Type != FieldType.Text || field.SubjectType.Length > 0)))
            {
                return $"The field {field.Number} is compared in a way that this adapter does not know, or as a name without being one.";
            }

            last = field.Number;
        }

        return schema.KeyFields.Count == 0 || schema.KeyFields.Distinct().Count() != schema.KeyFields.Count
            || schema.KeyFields.Any(number => schema.Fields.All(field => field.Number != number))
            ? "The key fields are some of the fields, each once."
            : null;
    }
}
