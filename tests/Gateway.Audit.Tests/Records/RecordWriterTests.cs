using System.Buffers;
using System.Diagnostics;

namespace Gateway.Audit.Tests.Records;

public sealed class RecordWriterTests
{
    // Made by hand from the rules of the .proto file, not by this program.
    private const string Golden =
        "0a10000102030405060708090a0b0c0d0e0f10011881c08481f1ba830320dc0b3206e6b091e694bf60ac02aa0118080112101011121314"
        + "15161718191a1b1c1d1e1f1a026b31b2012c080312046e616d6518012220abababababababababababababababababababababababab"
        + "ababababababababb80101d00101d80101e00180c08481f1ba8303ea0110202122232425262728292a2b2c2d2e2ff20110cdcdcdcdcdcdcd"
        + "cdcdcdcdcdcdcdcdcd";

    private const string GoldenLeaf = "fb1910462b7d7959c1b587cef501853a832d378f186b95a2d8e6c91f5147a22c";

    private const string GoldenJournal =
        "0a10000102030405060708090a0b0c0d0e0f1081c08481f1ba83031a09617070726f76616c734a0301ac025201025a1000010203040506"
        + "0708090a0b0c0d0e0f5a100000000000000000000000000000000062026b316802";

    private static readonly DateTimeOffset Start = new DateTimeOffset(2024, 1, 1, 8, 0, 0, TimeSpan.FromHours(8)).AddMicroseconds(1);

    [Fact]
    public void An_exchange_record_has_exactly_these_bytes()
    {
        byte[] bytes = Write(Sample());
        Assert.Equal(Golden, Convert.ToHexStringLower(bytes));
        Assert.Equal(GoldenLeaf, LeafHash.Compute(bytes).ToString());
    }

    [Fact]
    public void A_journal_record_has_exactly_these_bytes()
    {
        var buffer = new ArrayBufferWriter<byte>();
        JournalRecordWriter.Write(Journal(), buffer);
        Assert.Equal(GoldenJournal, Convert.ToHexStringLower(buffer.WrittenSpan));
    }

    [Fact]
    public void What_came_later_stands_at_the_end_and_leaves_older_records_their_bytes()
    {
        Assert.Equal(Golden + "8802ac02", Convert.ToHexStringLower(Write(Sample() with { Page = 300 })));
        var buffer = new ArrayBufferWriter<byte>();
        JournalRecordWriter.Write(Journal() with { Operation = "fetch_many" }, buffer);
        Assert.Equal(GoldenJournal + "720a66657463685f6d616e79", Convert.ToHexStringLower(buffer.WrittenSpan));
    }

    [Fact]
    public void Nothing_that_was_not_said_is_written_but_the_id_and_the_salt()
    {
        byte[] bytes = Write(new ExchangeRecord());
        Assert.Equal("0a10" + new string('0', 32) + "f20110" + new string('0', 32), Convert.ToHexStringLower(bytes));
    }

    [Fact]
    public async Task A_log_says_the_leaf_hash_of_what_it_was_given()
    {
        await using DurableLog log = Log.Logs.Over(new Log.GatedStore());
        await log.AppendAsync(Sample(), out Digest leaf, Log.Logs.Token);
        Assert.Equal(GoldenLeaf, leaf.ToString());
    }

    [Theory]
    [InlineData(126)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(16_383)]
    [InlineData(16_384)]
    [InlineData(100_000)]
    public void A_text_of_any_length_has_its_length_in_the_shortest_form(int length)
    {
        byte[] bytes = Write(new ExchangeRecord { Consumer = new string('a', length), Act = new Act { Verb = new string('b', length) } });
        Gateway.Contracts.Audit.V1.ExchangeRecord parsed = Gateway.Contracts.Audit.V1.ExchangeRecord.Parser.ParseFrom(bytes);
        Assert.Equal(length, parsed.Consumer.Length);
        Assert.Equal(length, parsed.Act.Verb.Length);
        Assert.Equal(Google.Protobuf.MessageExtensions.ToByteArray(parsed), bytes);
    }

    private static ExchangeRecord Sample() => new()
    {
        ExchangeId = Id(),
        Kind = RecordKind.Exchange,
        StartedAt = Start,
        Duration = TimeSpan.FromMicroseconds(1500),
        Consumer = "民政",
        AgreementRevision = 300,
        Subjects = new[] { new SubjectPseudonym(SubjectRole.Asked, new Pseudonym(Ascending(16)), "k1") },
        Fields = new[] { new FieldRelease(3, "name", Masked: true, new Digest(Repeated(0xAB, 32))) },
        Outcome = Outcome.Found,
        RecordCount = 1,
        Cached = true,
        AsOf = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero),
        TraceId = ActivityTraceId.CreateFromBytes(Ascending(32)),
        Salt = new Salt(Repeated(0xCD, 16)),
    };

    private static JournalRecord Journal() => new()
    {
        ExchangeId = Id(),
        At = Start,
        Consumer = "approvals",
        PlainFields = new uint[] { 1, 300 },
        MaskedFields = new uint[] { 2 },
        SubjectPseudonyms = new[] { new Pseudonym(Ascending(0)), default },
        PseudonymKeyId = "k1",
        RecordCount = 2,
    };

    private static Guid Id() => ExchangeId.Read(Ascending(0));

    private static byte[] Ascending(int from) => [.. Enumerable.Range(from, 16).Select(value => (byte)value)];

    private static byte[] Repeated(byte value, int length) => [.. Enumerable.Repeat(value, length)];

    private static byte[] Write(ExchangeRecord record)
    {
        var buffer = new ArrayBufferWriter<byte>();
        ExchangeRecordWriter.Write(record, buffer);
        return buffer.WrittenSpan.ToArray();
    }
}
