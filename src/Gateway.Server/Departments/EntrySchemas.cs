using Gateway.Contracts.Adapter.V1;
using Gateway.Core.Catalogue;
using FieldMatching = Gateway.Contracts.Adapter.V1.FieldMatching;
using FieldType = Gateway.Contracts.Adapter.V1.FieldType;
using Masking = Gateway.Contracts.Adapter.V1.Masking;

namespace Gateway.Server.Departments;

/// <summary>What an adapter needs to know of an entry version.</summary>
internal static class EntrySchemas
{
    /// <summary>The schema of an entry version.</summary>
    public static EntrySchema Of(Entry entry)
    {
        var schema = new EntrySchema { Entry = entry.Path, Version = entry.Version };
        for (var i = 0; i < entry.Fields.Length; i++)
        {
            var field = entry.Fields[i];
            schema.Fields.Add(new FieldSchema
            {
                Number = (uint)field.Number,
                ApiName = field.ApiName,
                Type = (FieldType)(int)field.Type,
                Length = (uint)field.Length,
                Masking = (Masking)(int)field.Masking,
                Matching = field.Matching == Core.Catalogue.FieldMatching.Name ? FieldMatching.Name : FieldMatching.Unspecified,
                SubjectType = entry.SubjectFields.FirstOrDefault(subject => subject.Field == i).Type ?? "",
            });
        }

        schema.KeyFields.AddRange(entry.KeyFields.Select(index => (uint)entry.Fields[index].Number));
        return schema;
    }
}
