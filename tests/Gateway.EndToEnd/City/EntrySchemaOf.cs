using Gateway.Contracts.Adapter.V1;
using Gateway.Contracts.Management.V1;

namespace Gateway.EndToEnd.City;

/// <summary>What the gateway tells an adapter of an entry.</summary>
internal static class EntrySchemaOf
{
    public static EntrySchema Of(Entry entry)
    {
        var subjects = entry.SubjectFields.ToDictionary(subject => subject.Field, subject => subject.Type);
        return new EntrySchema
        {
            Entry = $"{entry.Department}/{entry.ApiName}",
            Version = $"{entry.Major}.{entry.Revision}",
            Fields =
            {
                entry.Fields.OrderBy(field => field.Number).Select(field => new FieldSchema
                {
                    Number = field.Number,
                    ApiName = field.ApiName,
                    Type = (Contracts.Adapter.V1.FieldType)field.Type,
                    Length = field.Length,
                    Masking = (Contracts.Adapter.V1.Masking)field.Masking,
                    SubjectType = subjects.GetValueOrDefault(field.ApiName, ""),
                }),
            },
            KeyFields = { entry.KeyFields.Select(key => entry.Fields.First(field => field.ApiName == key).Number) },
        };
    }
}
