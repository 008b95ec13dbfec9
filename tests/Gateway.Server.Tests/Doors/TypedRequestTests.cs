using System.Buffers;
using System.Text;
using CsCheck;
using Gateway.Contracts.V1;
using Gateway.Core.Catalogue;
using Gateway.Core.Records;
using Gateway.Server.Contracts;
using Gateway.Server.SharedData;
using Gateway.Server.SharedData.Json;
using Gateway.Server.SharedData.Typed;
using Gateway.Server.Tests.City;
using Gateway.Server.Tests.Contracts;
using Google.Protobuf;
using Operations = Gateway.Core.Catalogue.Operations;

namespace Gateway.Server.Tests.Doors;

/// <summary>Requests of an entry's own service, as bytes: sound ones, hostile ones, and those of the golden wire.</summary>
public sealed class TypedRequestTests
{
    private static readonly Operations[] s_methods = [Operations.Lookup, Operations.Verify, Operations.LookupMany];

    private static readonly byte[] s_sound =
        [.. TypedCall.Key(), .. TypedCall.Mask("name", "birth_date"), .. TypedCall.Context()];

    [Fact]
    public void Any_bytes_are_a_request_or_a_refusal() =>
        Gen.Select(Entries.Any, Gen.OneOf(s_methods.Select(Gen.Const).ToArray()), Gen.Byte.Array[0, 400]).Sample((entry, method, bytes) => Read(entry, method, bytes), iter: 20_000);

    [Fact]
    public void A_sound_request_with_bytes_changed_is_a_request_or_a_refusal() =>
        Gen.Select(Gen.OneOf(s_methods.Select(Gen.Const).ToArray()), Gen.Select(Gen.Int[0, s_sound.Length - 1], Gen.Byte).Array[1, 6], Gen.Int[0, s_sound.Length]).Sample(
            (method, changes, length) =>
            {
                var bytes = s_sound.ToArray();
                foreach (var (place, value) in changes)
                {
                    bytes[place] = value;
                }

                Read(Entries.Full, method, bytes[..length]);
            },
            iter: 20_000);

    [Fact]
    public void A_flood_of_keys_paths_or_claims_is_not_kept()
    {
        byte[] key = [.. Enumerable.Repeat<byte[]>([0x0A, 0], 100_000).SelectMany(each => each)];
        Assert.InRange(Read(Entries.Full, Operations.LookupMany, key).Keys.Count, 1001, 1001);
        var paths = TypedCall.Field(2, [.. Enumerable.Repeat<byte[]>([0x0A, 1, (byte)'x'], 80_000).SelectMany(each => each)]);
        Assert.InRange(Read(Entries.Full, Operations.Lookup, paths).Fields.Length, 257, 257);
        var claims = TypedCall.Field(2, [.. Enumerable.Repeat<byte[]>([0x12, 1, (byte)'x'], 80_000).SelectMany(each => each)]);
        Assert.Single(Read(Entries.Full, Operations.Verify, claims).Claims);
    }

    [Fact]
    public void What_is_sent_is_what_is_read() => Gen.Select(Gen.String[Gen.Char['一', '龥'], 0, 20], Gen.Date, Gen.Shuffle(new[] { 0, 1, 2 })).Sample((text, date, order) =>
    {
        byte[][] parts =
        [
            TypedCall.Field(1, [.. TypedCall.Field(1, Encoding.UTF8.GetBytes(text)), .. TypedCall.Field(3, new Google.Type.Date { Year = date.Year, Month = date.Month, Day = date.Day }.ToByteArray())]),
            TypedCall.Mask("sex", "household_size"),
            TypedCall.Context(),
        ];

        var request = Read(Entries.Full, Operations.Lookup, [.. order.SelectMany(part => parts[part])]);

        Assert.Null(request.Unreadable);
        Assert.Equal([new("citizen_number", text), new("birth_date", date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))], request.Keys[0]);
        Assert.Equal(["sex", "household_size"], request.Fields);
        Assert.Equal(Registered.Lookup().Context, request.Context);
    });

    [Fact]
    public void Lengths_written_longer_than_need_be_are_read() =>
        Assert.Equal("x", Read(Entries.Full, Operations.Lookup, [0x0A, 0x83, 0x00, 0x0A, 0x01, (byte)'x']).Keys[0].First().Value);

    [Fact]
    public void A_record_is_itself_again_after_json() => Gen.Select(Entries.Any, Gen.Int).Sample(
        (entry, seed) =>
        {
            var record = RecordOf(entry, new Random(seed));
            var plan = JsonPlan.Of(EntryContracts.Of(entry)!.Record);
            var json = new ArrayBufferWriter<byte>();
            using (var writer = new System.Text.Json.Utf8JsonWriter(json))
            {
                ProtobufToJson.Write(plan, record, writer);
            }

            var back = new ArrayBufferWriter<byte>();
            Assert.True(JsonToProtobuf.TryWrite(plan, json.WrittenSpan, back, out var fault), fault?.Message);
            Assert.Equal(record, back.WrittenSpan.ToArray());
        },
        iter: 1000);

    [Fact]
    public void The_wire_of_a_reply_is_what_it_was()
    {
        var record = Registered.Record(2, 3);
        var head = new LookupResponse { Outcome = LookupOutcome.Found, Receipt = new Receipt { ExchangeId = "e", LogOrigin = "o" } };

        Assert.Equal("080132060A01651A016F12141209E5BCA0E4B889E4B8B01A07089E0F10011801", Convert.ToHexString(new Reply(head, [record], 2, null).ToBytes().Span));
        var generic = LookupResponse.Parser.ParseFrom(new Reply(head, [record], 2, EntryOfCity()).ToBytes().Span);
        Assert.Equal("张三丰", generic.Records[0].Fields["name"].Text);
        Assert.Equal(new Google.Type.Date { Year = 1950, Month = 1, Day = 1 }, generic.Records[0].Fields["birth_date"].Date);
    }

    [Fact]
    public void The_moments_of_single_fields_are_in_the_generic_record_too()
    {
        using var writer = new RecordWriter();
        writer.WriteText(2, "张三丰");
        writer.WriteAbsence(3, Core.Records.Absence.Withheld);
        writer.WriteProvenance(2, new RecordMoment(1_700_000_000, 5));
        var record = ByteString.CopyFrom(writer.Complete());

        var generic = LookupResponse.Parser.ParseFrom(new Reply(new LookupResponse(), [record], 2, EntryOfCity()).ToBytes().Span).Records[0];

        Assert.Equal((1_700_000_000, 5), (generic.AsOf["name"].Seconds, generic.AsOf["name"].Nanos));
        Assert.Equal(Gateway.Contracts.V1.Absence.Withheld, generic.Fields["birth_date"].Absent);
        Assert.Single(generic.AsOf);
    }

    private static Gateway.Server.Exchanges.ExchangeRequest Read(Entry entry, Operations method, byte[] bytes) =>
        TypedRequests.Read(new TypedTarget(entry.Key.Department, entry.Key.Name, entry.Key.Major, method, "m"), entry, bytes);

    private static Entry EntryOfCity() => Entries.Full with { Fields = [.. Entries.Full.Fields.Take(4)], KeyFields = [0] };

    private static byte[] RecordOf(Entry entry, Random random)
    {
        using var writer = new RecordWriter();
        foreach (var field in entry.Fields)
        {
            switch (random.Next(4) == 0 ? default : field.Type)
            {
                case FieldType.Text or FieldType.Code: writer.WriteText(field.Number, random.Next(3) switch { 0 => "", 1 => "张三\u0001\"\\丰𠮷", _ => "a</b>&\u2028" }); break;
                case FieldType.Decimal: writer.WriteDecimal(field.Number, random.Next() / 100m); break;
                case FieldType.Integer: writer.WriteInteger(field.Number, random.NextInt64(long.MinValue, long.MaxValue)); break;
                case FieldType.Boolean: writer.WriteBoolean(field.Number, random.Next(2) == 0); break;
                case FieldType.Date: writer.WriteDate(field.Number, random.Next(1, 9999), random.Next(0, 2) * random.Next(1, 13), 0); break;
                case FieldType.Timestamp: writer.WriteTimestamp(field.Number, new RecordMoment(random.NextInt64(-62_135_596_800, 253_402_300_800), random.Next(1_000_000_000))); break;
                case FieldType.Binary: writer.WriteBinary(field.Number, [1, 2, (byte)random.Next()]); break;
                default: writer.WriteAbsence(field.Number, (Core.Records.Absence)random.Next(1, 4)); break;
            }
        }

        return writer.Complete().ToArray();
    }
}
