using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Gateway.Adapter.Mapping;

/// <summary>Reads how one field is mapped.</summary>
internal static class FieldMappingReader
{
    private const int GreatestCodeCount = 20_000;

    private static readonly string[] Known =
        ["column", "constant", "not_held", "trim", "format", "codes", "null_words", "true_words", "false_words", "scale", "pad"];

    public static FieldMapping Read(MappingNode node)
    {
        var mapping = ReadValue(node) with { AsOf = ReadMoment(node) };
        node.End([.. Known, "as_of"]);
        if (mapping.AsOf is not null && mapping.Column is null)
        {
            node.Fault("as_of", "as_of goes with a column. Remove it.");
        }

        return mapping;
    }

    /// <summary>How <c>as_of</c> is mapped: a column's name, or column and format. Null where it is not.</summary>
    public static FieldMapping? ReadMoment(MappingNode node)
    {
        if (!node.Has("as_of"))
        {
            return null;
        }

        if (node.IsText("as_of"))
        {
            return new FieldMapping { Column = node.Required("as_of", "name the column.") };
        }

        if (node.Child("as_of", "name the column, or write column and format.") is not { } child)
        {
            return null;
        }

        var mapping = ReadValue(child);
        child.End(Known);
        return mapping;
    }

    private static FieldMapping ReadValue(MappingNode node)
    {
        var mapping = new FieldMapping
        {
            Column = node.Text("column"),
            Constant = node.Text("constant"),
            NotHeld = node.Flag("not_held"),
            Trim = node.Flag("trim"),
            Formats = ReadFormats(node),
            Codes = ReadCodes(node),
            NullWords = ReadWords(node, "null_words"),
            TrueWords = ReadWords(node, "true_words"),
            FalseWords = ReadWords(node, "false_words"),
            Scale = node.Number("scale", -18, 18),
            Pad = node.Number("pad", 0, 4000),
        };
        Check(node, mapping);
        return mapping;
    }

    private static void Check(MappingNode node, FieldMapping mapping)
    {
        var sources = (string.IsNullOrWhiteSpace(mapping.Column) ? 0 : 1) + (mapping.Constant is null ? 0 : 1) + (mapping.NotHeld ? 1 : 0);
        if (sources != 1)
        {
            node.Fault("", sources == 0
                ? "say where the value comes from: column: NAME, constant: VALUE or not_held: true."
                : "keep one of column, constant and not_held.");
        }

        if (mapping.TrueWords is { } yes && mapping.FalseWords is { } no && yes.Overlaps(no))
        {
            node.Fault("false_words", "a word cannot mean both true and false. Remove it from one of the lists.");
        }

        if (mapping.TrueWords is null != mapping.FalseWords is null)
        {
            node.Fault(mapping.TrueWords is null ? "true_words" : "false_words", "write both true_words and false_words.");
        }
    }

    private static ImmutableArray<DatePattern> ReadFormats(MappingNode node)
    {
        var formats = ImmutableArray.CreateBuilder<DatePattern>();
        foreach (var text in node.List("format") ?? [])
        {
            if (DatePattern.TryCreate(text) is { } pattern)
            {
                formats.Add(pattern);
            }
            else
            {
                node.Fault("format", $"'{text}' is no form of a date or time. Write one such as yyyyMMdd, yyyyMM, yyyy, yyyy-MM-dd or yyyyMMddHHmmss.");
            }
        }

        return formats.ToImmutable();
    }

    private static FrozenDictionary<string, string>? ReadCodes(MappingNode node)
    {
        var codes = node.Table("codes");
        if (codes is { Count: 0 or > GreatestCodeCount })
        {
            node.Fault("codes", "write from 1 to 20,000 codes: SOURCE: TARGET.");
        }

        return codes?.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static FrozenSet<string>? ReadWords(MappingNode node, string name) =>
        node.List(name)?.ToFrozenSet(StringComparer.Ordinal);
}
