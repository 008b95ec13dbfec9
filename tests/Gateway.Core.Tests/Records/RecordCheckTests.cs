using CsCheck;
using Gateway.Core.Catalogue;
using Gateway.Core.Records;
using Gateway.Testing;
using Xunit;

namespace Gateway.Core.Tests.Records;

public sealed class RecordCheckTests
{
    [Fact]
    public void Any_bytes_get_a_verdict() =>
        Gen.Select(RecordSample.Gen1, Gen.Byte.Array[0, 300]).Sample((sample, bytes) =>
        {
            var verdict = RecordCheck.Check(bytes, sample.Entry, sample.Asked);
            return verdict == RecordCheck.Check(bytes, sample.Entry, sample.Asked);
        });

    [Fact]
    public void A_record_with_any_byte_changed_gets_a_verdict() =>
        Gen.Select(RecordSample.Gen1, Gen.Int[0, int.MaxValue], Gen.Byte).Sample((sample, at, value) =>
        {
            var record = sample.Record;
            if (record.Length > 0)
            {
                record[at % record.Length] = value;
            }

            _ = RecordCheck.Check(record, sample.Entry, sample.Asked);
        });

    [Fact]
    public void What_the_writer_writes_is_sound() =>
        RecordSample.Gen1.Sample(sample => RecordCheck.Check(sample.Record, sample.Entry, sample.Asked).IsSound);

    [Fact]
    public void Every_cut_is_caught() =>
        Gen.Select(RecordSample.Gen1, Gen.Int[0, int.MaxValue]).Sample((sample, at) =>
        {
            var record = sample.Record;
            return record.Length == 0 || !RecordCheck.Check(record.AsSpan(0, at % record.Length), sample.Entry, sample.Asked).IsSound;
        });

    [Fact]
    public void A_part_left_out_is_missing() => Planted((sample, i) =>
        (sample.Parts.RemoveAt(i), RecordFlaw.Missing));

    [Fact]
    public void A_part_twice_is_caught() => Planted((sample, i) =>
        (sample.Parts.Insert(i, sample.Parts[i]), RecordFlaw.NotAscending));

    [Fact]
    public void Two_parts_exchanged_are_caught() =>
        Gen.Select(RecordSample.Gen1.Where(s => s.Parts.Length > 1), Gen.Int[0, int.MaxValue]).Sample((sample, at) =>
        {
            var i = at % (sample.Parts.Length - 1);
            var parts = sample.Parts.SetItem(i, sample.Parts[i + 1]).SetItem(i + 1, sample.Parts[i]);
            return RecordCheck.Check((sample with { Parts = parts }).Record, sample.Entry, sample.Asked).Flaw == RecordFlaw.NotAscending;
        });

    [Fact]
    public void A_field_that_was_not_asked_is_caught() =>
        RecordSample.Gen1.Sample(sample =>
        {
            for (var i = 0; i < sample.Entry.Fields.Length; i++)
            {
                if (sample.Asked.Contains(i))
                {
                    var fewer = Enumerable.Range(0, sample.Entry.Fields.Length)
                        .Where(j => j != i && sample.Asked.Contains(j))
                        .Aggregate(default(FieldSet), (set, j) => set.With(j));
                    var verdict = RecordCheck.Check(sample.Record, sample.Entry, fewer);
                    if (verdict.Flaw is not (RecordFlaw.NotAsked or RecordFlaw.StateNotAsked)
                        || verdict.Field != sample.Entry.Fields[i].Number)
                    {
                        return false;
                    }
                }
            }

            return true;
        });

    [Fact]
    public void An_unknown_number_is_caught()
    {
        var entry = RecordSample.EntryOf(RecordSample.FieldOf(3, FieldType.Text));
        foreach (var number in new[] { 1, 2, 4, 19000, 29999, 30002, (1 << 29) - 1 })
        {
            using var writer = new RecordWriter();
            writer.WriteText(number, "x");
            Assert.Equal(new RecordVerdict(RecordFlaw.UnknownField, number), RecordCheck.Check(writer.Complete(), entry, default));
        }
    }

    [Theory]
    [InlineData(FieldType.Text, "0A02C328", RecordFlaw.InvalidUtf8)]
    [InlineData(FieldType.Text, "0A03EDA080", RecordFlaw.InvalidUtf8)]
    [InlineData(FieldType.Text, "0801", RecordFlaw.WrongWireType)]
    [InlineData(FieldType.Text, "0D01020304", RecordFlaw.WrongWireType)]
    [InlineData(FieldType.Text, "0B0C", RecordFlaw.WrongWireType)]
    [InlineData(FieldType.Text, "0A0461626364", RecordFlaw.OverLength)]
    [InlineData(FieldType.Text, "0A09E4B880E4B880E4B880", RecordFlaw.None)]
    [InlineData(FieldType.Text, "0A00", RecordFlaw.None)]
    [InlineData(FieldType.Text, "0A8100", RecordFlaw.Malformed)]
    [InlineData(FieldType.Text, "8A000161", RecordFlaw.Malformed)]
    [InlineData(FieldType.Text, "0161", RecordFlaw.Malformed)]
    [InlineData(FieldType.Text, "0AFFFFFFFF0F", RecordFlaw.Truncated)]
    [InlineData(FieldType.Text, "0A05616263", RecordFlaw.Truncated)]
    [InlineData(FieldType.Code, "0A0461626364", RecordFlaw.OverLength)]
    [InlineData(FieldType.Binary, "0A0461626364", RecordFlaw.OverLength)]
    [InlineData(FieldType.Integer, "08FFFFFFFFFFFFFFFFFF01", RecordFlaw.None)]
    [InlineData(FieldType.Integer, "08FFFFFFFFFFFFFFFFFF02", RecordFlaw.Malformed)]
    [InlineData(FieldType.Integer, "0A0101", RecordFlaw.WrongWireType)]
    [InlineData(FieldType.Boolean, "0802", RecordFlaw.MalformedBoolean)]
    [InlineData(FieldType.Boolean, "0800", RecordFlaw.None)]
    [InlineData(FieldType.Decimal, "0A03312E30", RecordFlaw.DecimalNotCanonical)]
    [InlineData(FieldType.Decimal, "0A03312E35", RecordFlaw.None)]
    [InlineData(FieldType.Date, "0A00", RecordFlaw.MalformedDate)]
    [InlineData(FieldType.Date, "0A0308E90F", RecordFlaw.None)]
    [InlineData(FieldType.Date, "0A0508E90F100D", RecordFlaw.MalformedDate)]
    [InlineData(FieldType.Date, "0A0708E90F1002181D", RecordFlaw.MalformedDate)]
    [InlineData(FieldType.Date, "0A0508E90F181D", RecordFlaw.MalformedDate)]
    [InlineData(FieldType.Date, "0A0508E90F2001", RecordFlaw.MalformedDate)]
    [InlineData(FieldType.Timestamp, "0A00", RecordFlaw.None)]
    [InlineData(FieldType.Timestamp, "0A0608011080AABB", RecordFlaw.MalformedTimestamp)]
    [InlineData(FieldType.Timestamp, "0A0B10FFFFFFFFFFFFFFFFFF01", RecordFlaw.MalformedTimestamp)]
    public void A_planted_flaw_is_named(FieldType type, string hex, RecordFlaw flaw)
    {
        var entry = RecordSample.EntryOf(RecordSample.FieldOf(1, type, type is FieldType.Text or FieldType.Code or FieldType.Binary ? 3 : 0));
        Assert.Equal(flaw, RecordCheck.Check(Convert.FromHexString(hex), entry, default(FieldSet).With(0)).Flaw);
    }

    [Theory]
    [InlineData("08011001", RecordFlaw.None)]
    [InlineData("08011003", RecordFlaw.None)]
    [InlineData("08011004", RecordFlaw.MalformedState)]
    [InlineData("0801", RecordFlaw.MalformedState)]
    [InlineData("10010801", RecordFlaw.MalformedState)]
    [InlineData("080110011801", RecordFlaw.MalformedState)]
    [InlineData("08021001", RecordFlaw.StateNotAsked)]
    [InlineData("08031001", RecordFlaw.StateNotAsked)]
    public void A_state_is_held_against_what_was_asked(string hex, RecordFlaw flaw)
    {
        var entry = RecordSample.EntryOf(RecordSample.FieldOf(1, FieldType.Text), RecordSample.FieldOf(2, FieldType.Text));
        using var writer = new RecordWriter();
        writer.WriteBinary(Field.StatesNumber, Convert.FromHexString(hex));
        Assert.Equal(flaw, RecordCheck.Check(writer.Complete(), entry, default(FieldSet).With(0)).Flaw);
    }

    [Fact]
    public void A_value_and_a_state_is_caught()
    {
        var entry = RecordSample.EntryOf(RecordSample.FieldOf(1, FieldType.Text));
        using var writer = new RecordWriter();
        writer.WriteText(1, "x");
        byte[] record = [.. writer.Complete().ToArray(), .. State(writer, 1)];
        Assert.Equal(new RecordVerdict(RecordFlaw.ValueAndState, 1), RecordCheck.Check(record, entry, RecordSample.All(entry)));
    }

    [Fact]
    public void A_record_over_one_mebibyte_is_caught()
    {
        var entry = RecordSample.EntryOf(RecordSample.FieldOf(1, FieldType.Binary));
        using var writer = new RecordWriter();
        writer.WriteBinary(1, new byte[RecordCheck.GreatestLength]);
        Assert.Equal(RecordFlaw.TooLong, RecordCheck.Check(writer.Complete(), entry, RecordSample.All(entry)).Flaw);
    }

    [Fact]
    public void Checking_allocates_nothing()
    {
        var sample = RecordSample.Gen1.Single();
        var record = sample.Record;
        Assert.Equal(0, Allocations.Of(() =>
        {
            for (var i = 0; i < 1000; i++)
            {
                RecordCheck.Check(record, sample.Entry, sample.Asked);
            }
        }));
    }

    private static byte[] State(RecordWriter writer, int number)
    {
        writer.WriteAbsence(number, Absence.Null);
        return writer.Complete().ToArray();
    }

    private static void Planted(
        Func<RecordSample, int, (System.Collections.Immutable.ImmutableArray<(int, byte[])>, RecordFlaw)> plant) =>
        Gen.Select(RecordSample.Gen1.Where(s => s.Parts.Length > 0), Gen.Int[0, int.MaxValue]).Sample((sample, at) =>
        {
            var (parts, flaw) = plant(sample, at % sample.Parts.Length);
            return RecordCheck.Check((sample with { Parts = parts }).Record, sample.Entry, sample.Asked).Flaw == flaw;
        });
}
