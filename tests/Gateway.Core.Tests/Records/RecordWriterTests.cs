using System.Buffers;
using System.Text;
using Gateway.Core.Catalogue;
using Gateway.Core.Records;
using Xunit;

namespace Gateway.Core.Tests.Records;

public sealed class RecordWriterTests
{
    [Fact]
    public void The_bytes_are_those_of_protobuf()
    {
        using var writer = new RecordWriter(1);
        writer.WriteText(1, "张三");
        writer.WriteInteger(2, -1);
        writer.WriteDecimal(3, 12.50m);
        writer.WriteBoolean(4, false);
        writer.WriteDate(5, 1990, 2, 0);
        writer.WriteAbsence(6, Absence.NotHeld);
        writer.WriteTimestamp(7, new RecordMoment(1, 5));
        writer.WriteCode(8, "1");
        writer.WriteBinary(16, [7]);
        var output = new ArrayBufferWriter<byte>();
        Assert.Equal(writer.Complete(output), output.WrittenCount);
        Assert.Equal(
            "0A06E5BCA0E4B889" + "10FFFFFFFFFFFFFFFFFF01" + "1A0431322E35" + "2000" + "2A0508C60F1002"
            + "3A0408011005" + "420131" + "82010107" + "82D30E0408061002",
            Convert.ToHexString(output.WrittenSpan));
    }

    [Fact]
    public void Long_texts_are_written_whole()
    {
        foreach (var length in new[] { 0, 1, 41, 42, 43, 44, 127, 128, 5000 })
        {
            var text = new string('字', length);
            using var writer = new RecordWriter(1);
            writer.WriteText(1, text);
            var scanner = new RecordScanner(writer.Complete());
            Assert.True(scanner.Read());
            Assert.Equal(text, Encoding.UTF8.GetString(scanner.Payload));
        }
    }

    [Fact]
    public void Fields_out_of_order_are_refused()
    {
        using var writer = new RecordWriter();
        writer.WriteText(2, "");
        Assert.Throws<InvalidOperationException>(() => writer.WriteText(2, ""));
        Assert.Throws<InvalidOperationException>(() => writer.WriteAbsence(1, Absence.Null));
    }

    [Fact]
    public void A_dropped_record_leaves_no_trace()
    {
        using var writer = new RecordWriter();
        writer.WriteText(1, "gone");
        writer.WriteAbsence(2, Absence.Null);
        Assert.Throws<EncoderFallbackException>(() => writer.WriteText(3, "\uD800"));
        writer.Reset();
        writer.WriteText(1, "a");
        Assert.Equal("0A0161", Convert.ToHexString(writer.Complete()));
    }

    [Fact]
    public void Dates_and_moments_that_are_none_are_refused()
    {
        using var writer = new RecordWriter();
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.WriteDate(1, 2023, 2, 29));
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.WriteDate(1, 2023, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.WriteTimestamp(1, new RecordMoment(0, -1)));
    }

    [Theory]
    [InlineData("1969-12-31T23:59:59.5Z", -1, 500_000_000)]
    [InlineData("0001-01-01T00:00:00Z", -62_135_596_800, 0)]
    [InlineData("9999-12-31T23:59:59.9999999Z", 253_402_300_799, 999_999_900)]
    public void Moments_before_the_epoch_count_nanoseconds_forward(string text, long seconds, int nanos) =>
        Assert.Equal(
            new RecordMoment(seconds, nanos),
            RecordMoment.From(DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void The_states_field_has_the_pinned_number() => Assert.Equal(30000, Field.StatesNumber);
}
