using System.Collections.Immutable;
using CsCheck;
using Gateway.Core.Catalogue;
using Gateway.Core.Records;

namespace Gateway.Core.Tests.Records;

/// <summary>An entry, the fields asked, and the fields of a sound record of it, one by one.</summary>
internal sealed record RecordSample(Entry Entry, FieldSet Asked, ImmutableArray<(int Number, byte[] Bytes)> Parts)
{
    public byte[] Record => [.. Parts.SelectMany(part => part.Bytes)];

    public static Entry EntryOf(params Field[] fields) => new()
    {
        Key = new EntryKey("gongan", "resident", 1),
        Revision = 0,
        Code = "1",
        Name = "常住人口",
        Summary = "",
        Kind = EntryKind.Record,
        Fields = [.. fields],
        KeyFields = [0],
        SubjectFields = [],
        ShareAttribute = ShareAttribute.Unconditional,
        ShareBasis = "",
        SharingModes = [SharingMode.Service],
        UpdateCycle = UpdateCycle.Daily,
        CacheLimit = TimeSpan.Zero,
        Operations = Operations.Lookup,
        RowLimit = 10,
        Withdrawn = false,
    };

    public static Field FieldOf(int number, FieldType type, int length = 0, Masking masking = Masking.None) =>
        new(number, "项", "f" + number, type, length, Sensitivity.L1, masking, "", "");

    public static FieldSet All(Entry entry) =>
        Enumerable.Range(0, entry.Fields.Length).Aggregate(default(FieldSet), (set, i) => set.With(i));

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.String[Gen.Char['a', 'z'], 0, 80],
        Gen.String[Gen.Char['一', '龥'], 0, 40],
        Gen.Const("𠮷野家"), Gen.Const(""), Gen.Const("\0\u0301"));

    public static readonly Gen<RecordSample> Gen1 =
        from numbers in Gen.Int[1, Field.GreatestNumber].Array[1, 40]
        from types in Gen.Enum<FieldType>().Array[40]
        from dice in Gen.Int[0, 5].Array[40]
        from text in Texts
        from number in Gen.Long
        from amount in Gen.Decimal
        from day in Gen.Date
        from ticks in Gen.DateTimeOffset
        from bytes in Gen.Byte.Array[0, 200]
        select Build([.. numbers.Distinct().Order()], types, dice, new Values(text, number, amount, day, ticks, bytes));

    private sealed record Values(string Text, long Number, decimal Amount, DateTime Day, DateTimeOffset Time, byte[] Bytes);

    private static RecordSample Build(int[] numbers, FieldType[] types, int[] dice, Values values)
    {
        var entry = EntryOf([.. numbers.Select((n, i) => FieldOf(n, types[i]))]);
        var asked = default(FieldSet);
        var parts = ImmutableArray.CreateBuilder<(int, byte[])>();
        using var writer = new RecordWriter(16);
        var states = new List<(int, byte[])>();
        for (var i = 0; i < numbers.Length; i++)
        {
            if (dice[i] == 0)
            {
                continue;
            }

            asked = asked.With(i);
            if (dice[i] == 1)
            {
                writer.WriteAbsence(numbers[i], (Absence)(1 + (i % 3)));
                states.Add((Field.StatesNumber, writer.Complete().ToArray()));
            }
            else
            {
                Write(writer, entry.Fields[i], values);
                parts.Add((numbers[i], writer.Complete().ToArray()));
            }
        }

        parts.AddRange(states);
        return new RecordSample(entry, asked, parts.ToImmutable());
    }

    private static void Write(RecordWriter writer, Field field, Values values)
    {
        switch (field.Type)
        {
            case FieldType.Text: writer.WriteText(field.Number, values.Text); break;
            case FieldType.Code: writer.WriteCode(field.Number, values.Text); break;
            case FieldType.Integer: writer.WriteInteger(field.Number, values.Number); break;
            case FieldType.Decimal: writer.WriteDecimal(field.Number, values.Amount); break;
            case FieldType.Boolean: writer.WriteBoolean(field.Number, values.Number % 2 == 0); break;
            case FieldType.Date:
                writer.WriteDate(field.Number, values.Day.Year, values.Number % 3 == 0 ? 0 : values.Day.Month, values.Number % 3 == 1 ? values.Day.Day : 0);
                break;
            case FieldType.Timestamp: writer.WriteTimestamp(field.Number, RecordMoment.From(values.Time)); break;
            default: writer.WriteBinary(field.Number, values.Bytes); break;
        }
    }
}
