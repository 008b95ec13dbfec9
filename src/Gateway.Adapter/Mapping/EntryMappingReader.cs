using System.Collections.Frozen;
using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Gateway.Adapter.Mapping;

/// <summary>Reads one document of a mapping file.</summary>
internal static class EntryMappingReader
{
    /// <summary>The mapping; null where flaws were noted.</summary>
    public static EntryMapping? Read(YamlNode root, string file, string department, MappingFlaws flaws)
    {
        var before = flaws.Count;
        if (root is not YamlMappingNode document)
        {
            flaws.Add(file, (int)root.Start.Line, "", "a mapping is keys and values. Write entry: DEPARTMENT/ENTRY, table: NAME and fields.");
            return null;
        }

        var node = new MappingNode(document, file, "", flaws);
        var mapping = new EntryMapping
        {
            Entry = ReadEntry(node, department),
            Major = node.Number("version", 1, 9999),
            Schema = node.Text("schema"),
            Table = node.Required("table", "name the table or view."),
            Key = (node.Table("key") ?? []).ToFrozenDictionary(StringComparer.Ordinal),
            AsOf = FieldMappingReader.ReadMoment(node),
            Subjects = ReadSubjects(node),
            Zone = ReadZone(node),
            Fields = ReadFields(node),
            Canonical = Canonical(document),
        };
        node.End("entry", "version", "schema", "table", "key", "as_of", "subjects", "time_zone", "fields");
        return flaws.Count == before ? mapping : null;
    }

    private static string ReadEntry(MappingNode node, string department)
    {
        var entry = node.Required("entry", $"name the entry: {department}/ENTRY.");
        if (entry.Length > 0 && (!entry.StartsWith(department + "/", StringComparison.Ordinal) || entry.Length == department.Length + 1))
        {
            node.Fault("entry", $"this adapter is of the department {department}. Write {department}/ENTRY.");
        }

        return entry;
    }

    private static ImmutableArray<SubjectMapping> ReadSubjects(MappingNode node)
    {
        var subjects = ImmutableArray.CreateBuilder<SubjectMapping>();
        foreach (var child in node.Children("subjects", "write a list of column and type."))
        {
            subjects.Add(new SubjectMapping(
                child.Required("column", "name the column that identifies the subject."),
                child.Required("type", "write the subject's type code, such as \"111\".")));
            child.End("column", "type");
        }

        return subjects.ToImmutable();
    }

    private static TimeZoneInfo? ReadZone(MappingNode node)
    {
        if (node.Text("time_zone") is not { } name)
        {
            return null;
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
        {
            node.Fault("time_zone", "write a time zone such as Asia/Shanghai.");
        }

        return zone;
    }

    private static FrozenDictionary<string, FieldMapping> ReadFields(MappingNode node)
    {
        var fields = new Dictionary<string, FieldMapping>(StringComparer.Ordinal);
        if (!node.Has("fields"))
        {
            node.Fault("fields", "map the entry's fields: NAME: { column: COLUMN }.");
        }

        if (node.Child("fields", "write NAME: { column: COLUMN } for each field.") is { } list)
        {
            foreach (var name in list.Names)
            {
                fields[name] = list.IsText(name)
                    ? new FieldMapping { Column = list.Required(name, "Name the column.") }
                    : list.Child(name, "write column: NAME, constant: VALUE or not_held: true.") is { } child
                        ? FieldMappingReader.Read(child)
                        : new FieldMapping { NotHeld = true };
            }
        }

        return fields.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static string Canonical(YamlMappingNode document)
    {
        using var text = new StringWriter();
        new YamlStream(new YamlDocument(document)).Save(new Emitter(text), assignAnchors: false);
        return text.ToString();
    }
}
