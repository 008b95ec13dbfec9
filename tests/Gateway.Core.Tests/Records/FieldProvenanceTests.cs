using CsCheck;
using Gateway.Core.Catalogue;
using Gateway.Core.Records;
using Gateway.Testing;
using Xunit;

namespace Gateway.Core.Tests.Records;

public sealed class FieldProvenanceTests
{
    [Fact]
    public void The_provenance_field_has_the_pinned_number() => Assert.Equal(30001, Field.ProvenanceNumber);

    [Fact]
    public void The_writer_puts_it_after_the_states()
    {
        using var writer = new RecordWriter(1);
        writer.WriteInteger(1, 7);
        writer.WriteProvenance(1, new RecordMoment(1, 5));
        writer.WriteAbsence(2, Absence.NotHeld);
        writer.WriteText(3, "a");
        writer.WriteProvenance(3, default);
        writer.WriteText(200, "b");
        writer.WriteProvenance(200, new RecordMoment(-1, 0));
        Assert.Equal(
            "0807" + "1A0161" + "C20C0162" + "82D30E0408021002"
            + "8AD30E08" + "0801" + "120408011005" + "8AD30E04" + "0803" + "1200" + "8AD30E10" + "08C801" + "120B08FFFFFFFFFFFFFFFFFF01",
            Convert.ToHexString(writer.Complete()));
        writer.WriteText(1, "x");
        Assert.Equal("0A0178", Convert.ToHexString(writer.Complete()));
    }

    [Fact]
    public void The_writer_refuses_what_does_not_ascend_and_moments_that_are_none()
    {
        using var writer = new RecordWriter();
        writer.WriteText(2, "");
        writer.WriteProvenance(2, default);
        Assert.Throws<InvalidOperationException>(() => writer.WriteProvenance(2, default));
        Assert.Throws<InvalidOperationException>(() => writer.WriteProvenance(1, default));
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.WriteProvenance(3, new RecordMoment(0, 1_000_000_000)));
        writer.Reset();
        writer.WriteProvenance(1, default);
    }

    [Fact]
    public void What_the_writer_writes_is_sound_and_read_back() => ProvenanceSample.Of(0).Sample(sample =>
    {
        var scanner = new RecordScanner(sample.Record);
        var read = new List<(int, RecordMoment)>();
        while (scanner.Read())
        {
            if (scanner.Number == Field.ProvenanceNumber)
            {
                Assert.True(FieldProvenanceMark.TryRead(scanner.Payload, out var mark));
                read.Add((mark.Number, mark.AsOf));
            }
        }

        Assert.Equal(sample.Provenance, read);
        return sample.Verdict.IsSound;
    });

    [Fact]
    public void One_twice_or_out_of_order_is_caught() => ProvenanceSample.Of(2).Sample(sample =>
    {
        var (first, second) = (sample.Provenance[0], sample.Provenance[1]);
        var exchanged = sample with { Provenance = sample.Provenance.SetItem(0, second).SetItem(1, first) };
        return sample.With(1, first.Number).Verdict == new RecordVerdict(RecordFlaw.NotAscending, first.Number)
            && exchanged.Verdict == new RecordVerdict(RecordFlaw.NotAscending, first.Number);
    });

    [Fact]
    public void A_value_or_a_state_after_it_is_caught() => ProvenanceSample.Of(1).Sample(sample =>
    {
        var parts = sample.Sample.Parts;
        var provenance = ProvenanceSample.Bytes(sample.Provenance[0]);
        byte[] record = [.. parts.SkipLast(1).SelectMany(part => part.Bytes), .. provenance, .. parts[^1].Bytes];
        var own = parts[^1].Number == sample.Provenance[0].Number;
        return RecordCheck.Check(record, sample.Sample.Entry, sample.Sample.Asked).Flaw
            == (own ? RecordFlaw.ProvenanceWithoutValue : RecordFlaw.NotAscending);
    });

    [Fact]
    public void One_of_a_field_that_has_no_value_or_was_not_asked_is_caught() =>
        Gen.Select(ProvenanceSample.Of(1), Gen.Int[1, Field.GreatestNumber]).Sample((sample, stranger) =>
        {
            var entry = sample.Sample.Entry;
            var index = entry.Fields.ToList().FindIndex(field => field.Number == stranger);
            var only = sample with { Provenance = [sample.Provenance[0]] };
            var valued = sample.Sample.Parts.Any(part => part.Number == stranger);
            var flaw = valued ? RecordFlaw.None
                : index >= 0 && sample.Sample.Asked.Contains(index) ? RecordFlaw.ProvenanceWithoutValue
                : RecordFlaw.ProvenanceNotAsked;
            Assert.Equal(flaw, only.With(0, stranger).Verdict.Flaw);
            for (var i = 0; i < entry.Fields.Length; i++)
            {
                var stated = sample.Sample.Asked.Contains(i) && sample.Sample.Parts.All(part => part.Number != entry.Fields[i].Number);
                var expected = stated ? new RecordVerdict(RecordFlaw.ProvenanceWithoutValue, entry.Fields[i].Number)
                    : sample.Sample.Asked.Contains(i) ? RecordVerdict.Sound
                    : new RecordVerdict(RecordFlaw.ProvenanceNotAsked, entry.Fields[i].Number);
                Assert.Equal(expected, only.With(0, entry.Fields[i].Number).Verdict);
            }
        });

    [Fact]
    public void A_cut_inside_it_is_caught() =>
        Gen.Select(ProvenanceSample.Of(1), Gen.Int[0, int.MaxValue]).Sample((sample, at) =>
        {
            var whole = sample.Sample.Record;
            byte[] record = [.. whole, .. ProvenanceSample.Bytes(sample.Provenance[0])];
            var cut = whole.Length + 1 + (at % (record.Length - whole.Length - 1));
            return RecordCheck.Check(record.AsSpan(0, cut), sample.Sample.Entry, sample.Sample.Asked).Flaw == RecordFlaw.Truncated;
        });

    [Fact]
    public void A_record_with_any_byte_changed_gets_a_verdict() =>
        Gen.Select(ProvenanceSample.Of(1), Gen.Int[0, int.MaxValue], Gen.Byte).Sample((sample, at, value) =>
        {
            var record = sample.Record;
            record[at % record.Length] = value;
            _ = RecordCheck.Check(record, sample.Sample.Entry, sample.Sample.Asked);
        });

    [Theory]
    [InlineData("08011200", RecordFlaw.None)]
    [InlineData("0801120408011005", RecordFlaw.None)]
    [InlineData("0801", RecordFlaw.MalformedProvenance)]
    [InlineData("", RecordFlaw.MalformedProvenance)]
    [InlineData("1200", RecordFlaw.MalformedProvenance)]
    [InlineData("12000801", RecordFlaw.MalformedProvenance)]
    [InlineData("080112001200", RecordFlaw.MalformedProvenance)]
    [InlineData("080112001801", RecordFlaw.MalformedProvenance)]
    [InlineData("08001200", RecordFlaw.MalformedProvenance)]
    [InlineData("08B894011200", RecordFlaw.MalformedProvenance)]
    [InlineData("08011001", RecordFlaw.MalformedProvenance)]
    [InlineData("080112020800", RecordFlaw.MalformedProvenance)]
    [InlineData("0801120408011000", RecordFlaw.MalformedProvenance)]
    [InlineData("0801120410050801", RecordFlaw.MalformedProvenance)]
    [InlineData("08011206108094EBDC03", RecordFlaw.MalformedProvenance)]
    [InlineData("0801120708808CFFC9DE8F", RecordFlaw.MalformedProvenance)]
    [InlineData("080112040801", RecordFlaw.MalformedProvenance)]
    [InlineData("08021200", RecordFlaw.ProvenanceWithoutValue)]
    [InlineData("08031200", RecordFlaw.ProvenanceNotAsked)]
    [InlineData("08041200", RecordFlaw.ProvenanceNotAsked)]
    public void A_planted_flaw_is_named(string hex, RecordFlaw flaw)
    {
        var entry = RecordSample.EntryOf(
            RecordSample.FieldOf(1, FieldType.Text), RecordSample.FieldOf(2, FieldType.Text), RecordSample.FieldOf(3, FieldType.Text));
        Assert.Equal(flaw, RecordCheck.Check(
            [.. Convert.FromHexString("0A0161" + "82D30E0408021001"), .. Framed(hex)], entry, default(FieldSet).With(0).With(1)).Flaw);
    }

    [Fact]
    public void Another_wire_type_is_caught()
    {
        var entry = RecordSample.EntryOf(RecordSample.FieldOf(1, FieldType.Text));
        Assert.Equal(
            new RecordVerdict(RecordFlaw.WrongWireType, Field.ProvenanceNumber),
            RecordCheck.Check(Convert.FromHexString("0A0161" + "88D30E01"), entry, RecordSample.All(entry)));
    }

    [Fact]
    public void Checking_allocates_nothing()
    {
        var sample = ProvenanceSample.Of(3).Single();
        var record = sample.Record;
        Assert.Equal(0, Allocations.Of(() =>
        {
            for (var i = 0; i < 1000; i++)
            {
                RecordCheck.Check(record, sample.Sample.Entry, sample.Sample.Asked);
            }
        }));
    }

    private static byte[] Framed(string hex)
    {
        using var writer = new RecordWriter();
        writer.WriteBinary(Field.ProvenanceNumber, Convert.FromHexString(hex));
        return writer.Complete().ToArray();
    }
}
