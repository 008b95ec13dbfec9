using CsCheck;
using Gateway.Core.Catalogue;
using Gateway.Core.Catalogue.Rules;
using Gateway.Server.Contracts;
using Gateway.Testing;

namespace Gateway.Server.Tests.Contracts;

/// <summary>What a revision may not do is what <c>buf breaking</c> calls breaking, and a little more.</summary>
public sealed class SuccessionTests
{
    [Fact]
    public async Task A_revision_is_refused_where_buf_finds_a_break_and_nowhere_else()
    {
        using var folder = new TemporaryFolder();
        var pairs = Pairs().Array[1_500].Single(_ => true, "0000KhO6w6F5").DistinctBy(pair => pair.Before.Key).ToList();
        ProtoTools.Write(folder.At("before"), pairs.Select(pair => pair.Before));
        ProtoTools.Write(folder.At("after"), pairs.Select(pair => pair.After));
        await ProtoTools.BufAsync(folder.At("before"), "--version");

        var (code, output) = await ProtoTools.BufAsync(folder.At("after"), "breaking", "--against", folder.At("before"), "--error-format", "json");

        Assert.Equal(100, code);
        var found = output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => System.Text.Json.JsonDocument.Parse(line).RootElement.GetProperty("path").GetString()!)
            .ToHashSet(StringComparer.Ordinal);
        var expected = pairs.Where(pair => FaultsOf(pair.Before, pair.After).Any(fault => IsOnTheWire(fault, pair.Before, pair.After)))
            .Select(pair => ContractNames.FileOf(pair.Before.Key)).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(expected.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
        Assert.InRange(found.Count, pairs.Count / 5, pairs.Count * 4 / 5);
    }

    [Fact]
    public void What_is_added_breaks_nobody()
    {
        var before = Entries.Full with { Operations = Operations.Lookup };
        var after = before with
        {
            Operations = Operations.Lookup | Operations.Verify,
            Fields = [.. before.Fields.Select(field => field with { Length = field.Length + 10, Name = "新", Description = "新" }), new Field(21, "民族", "ethnicity", FieldType.Text, 0, Sensitivity.L2, Masking.None, "", "")],
            RowLimit = 5,
            Revision = 4,
        };

        Assert.Empty(FaultsOf(before, after));
    }

    [Theory]
    [InlineData(FieldType.Text, FieldType.Code)]
    [InlineData(FieldType.Code, FieldType.Text)]
    [InlineData(FieldType.Decimal, FieldType.Text)]
    public void A_type_that_is_the_same_on_the_wire_is_another_to_callers_without_stubs(FieldType from, FieldType to)
    {
        var before = Entries.Full with { Fields = Entries.Full.Fields.SetItem(1, Entries.Full.Fields[1] with { Type = from }) };
        var after = Entries.Full with { Fields = Entries.Full.Fields.SetItem(1, Entries.Full.Fields[1] with { Type = to }) };

        Assert.Equal("BREAKING_FIELD_RETYPED", Assert.Single(FaultsOf(before, after)).Code);
    }

    private static IReadOnlyList<RuleFault> FaultsOf(Entry before, Entry after)
    {
        var faults = new FaultList();
        RevisionRules.CheckCompatible(
            faults, before, after.Kind, after.Fields, [.. after.KeyFields.Select(index => after.Fields[index].ApiName)], after.Certificate?.TypeCode, after.Operations);
        return faults.Faults;
    }

    /// <summary>The fault is one of those that show in the messages; the others are of what callers know besides them.</summary>
    private static bool IsOnTheWire(RuleFault fault, Entry before, Entry after) => fault.Code switch
    {
        "BREAKING_FIELD_REMOVED" or "BREAKING_FIELD_RENAMED" => true,
        "BREAKING_FIELD_RETYPED" => WireTypeOf(Before(fault, before, after)) != WireTypeOf(After(fault, after)),
        "BREAKING_KEY_FIELDS" => before.KeyFields.Any(index => !after.KeyFields.Select(key => after.Fields[key].Number).Contains(before.Fields[index].Number)),
        _ => false,
    };

    private static Field After(RuleFault fault, Entry after) =>
        after.Fields[int.Parse(fault.Path[(fault.Path.IndexOf('[', StringComparison.Ordinal) + 1)..fault.Path.IndexOf(']', StringComparison.Ordinal)], System.Globalization.CultureInfo.InvariantCulture)];

    private static Field Before(RuleFault fault, Entry before, Entry after) => before.Fields[before.IndexOf((uint)After(fault, after).Number)];

    private static string WireTypeOf(Field field) => field.Type is FieldType.Text or FieldType.Code or FieldType.Decimal ? "string" : field.Type.ToString();

    private static Gen<(Entry Before, Entry After)> Pairs() => Gen.Select(Entries.Any, Gen.Int[0, 11], Gen.Int[0, 63], Entries.FieldOf(1), Gen.Int[1, 18_999], Gen.Int[1, 7])
        .Select((before, change, place, field, number, operations) => (before, Change(before, change, place, field, number, operations)));

    private static Entry Change(Entry entry, int change, int place, Field field, int number, int operations)
    {
        var fields = entry.Fields;
        var index = place % fields.Length;
        var key = entry.KeyFields.Contains(index);
        var isNewNumber = entry.IndexOf((uint)number) < 0;
        var isNewName = fields.All(other => FieldRules.JsonNameOf(other.ApiName) != FieldRules.JsonNameOf(field.ApiName));
        return change switch
        {
            0 when isNewNumber && isNewName => WithFields(entry, fields.Add(field with { Number = number })),
            1 when fields.Length > 1 && !(key && entry.KeyFields.Length == 1) => WithFields(entry, fields.RemoveAt(index)),
            2 when isNewNumber => WithFields(entry, fields.SetItem(index, fields[index] with { Number = number })),
            3 when isNewName => WithFields(entry, fields.SetItem(index, fields[index] with { ApiName = field.ApiName })),
            4 when !key => WithFields(entry, fields.SetItem(index, fields[index] with { Type = field.Type, Masking = Masking.None, CodeTable = field.CodeTable })),
            5 when key && entry.KeyFields.Length > 1 => entry with { KeyFields = entry.KeyFields.Remove(index) },
            6 when !key && fields[index].Type is FieldType.Text or FieldType.Code or FieldType.Integer => entry with { KeyFields = entry.KeyFields.Add(index) },
            7 => entry with { Operations = (Operations)operations },
            8 => WithFields(entry, fields.SetItem(index, fields[index] with { Length = field.Length, Name = field.Name, Description = field.Description })),
            9 => entry with { Kind = entry.Kind == EntryKind.Record ? EntryKind.Certificate : EntryKind.Record, Summary = field.Name, RowLimit = 7 },
            10 when fields[index].ApiName.Contains('_', StringComparison.Ordinal) && char.IsAsciiDigit(fields[index].ApiName[fields[index].ApiName.IndexOf('_', StringComparison.Ordinal) + 1]) =>
                WithFields(entry, fields.SetItem(index, fields[index] with { ApiName = fields[index].ApiName.Remove(fields[index].ApiName.IndexOf('_', StringComparison.Ordinal), 1) })),
            11 when fields.Length > 1 => WithFields(
                entry, fields.SetItem(0, fields[0] with { Number = fields[1].Number }).SetItem(1, fields[1] with { Number = fields[0].Number })),
            _ => entry,
        };
    }

    // Fields are kept ascending by number, and keys stay those of the same name or place.
    private static Entry WithFields(Entry entry, System.Collections.Immutable.ImmutableArray<Field> fields)
    {
        var keys = entry.KeyFields.Select(index => entry.Fields[index])
            .Select(key => fields.FirstOrDefault(field => field.ApiName == key.ApiName) ?? fields.FirstOrDefault(field => field.Number == key.Number))
            .OfType<Field>().ToList();
        System.Collections.Immutable.ImmutableArray<Field> sorted = [.. fields.OrderBy(field => field.Number)];
        return entry with { Fields = sorted, KeyFields = [.. keys.Select(key => sorted.IndexOf(key))], SubjectFields = [] };
    }
}
