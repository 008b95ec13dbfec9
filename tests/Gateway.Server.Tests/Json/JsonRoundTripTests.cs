using System.Text.Json;
using CsCheck;
using Gateway.Contracts.V1;
using Gateway.Server.SharedData.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Type;

namespace Gateway.Server.Tests.Json;

/// <summary>Messages of any type go into JSON and come back the same.</summary>
public sealed class JsonRoundTripTests
{
    private static readonly JsonFormatter s_formatter = new(JsonFormatter.Settings.Default);
    private static readonly JsonParser s_parser = new(JsonParser.Settings.Default);

    public static TheoryData<string> Generated =>
        [.. new[] { "ExchangeContext", "LookupRequest", "LookupResponse", "Provenance", "VerifyRequest", "VerifyResponse", "LookupManyResponse" }];

    [Fact]
    public void Any_message_of_any_type_comes_back_byte_by_byte() =>
        Gen.Int.Select(Gen.Int[0, int.MaxValue].Array[8]).Sample(
            (schema, messages) =>
            {
                var type = RandomSchema.Of(schema);
                var plan = JsonPlan.Of(type);
                foreach (var seed in messages)
                {
                    var message = RandomMessage.Of(type, seed);
                    var json = Transcoded.ToJson(plan, message);
                    using var parsed = JsonDocument.Parse(json);
                    Assert.Equal(Convert.ToHexString(message), Convert.ToHexString(Transcoded.ToBytes(plan, json)));
                }
            },
            iter: 400);

    [Theory]
    [MemberData(nameof(Generated))]
    public void Generated_types_are_mapped_as_their_own_formatter_and_parser_do(string name)
    {
        var type = SharedDataReflection.Descriptor.MessageTypes
            .Concat(RecordReflection.Descriptor.MessageTypes)
            .Concat(ExchangeReflection.Descriptor.MessageTypes)
            .Single(type => type.Name == name);
        var plan = JsonPlan.Of(type);
        Gen.Int.Sample(seed => Agrees(plan, type, RandomMessage.Of(type, seed)), iter: 500);
    }

    [Fact]
    public void A_date_is_an_ordinary_message() =>
        Agrees(JsonPlan.Of(Date.Descriptor), Date.Descriptor, new Date { Year = 1988, Month = 5 }.ToByteArray());

    [Fact]
    public void Fields_in_any_order_and_values_that_stand_twice_are_read_as_every_parser_does()
    {
        var plan = JsonPlan.Of(LookupResponse.Descriptor);
        var first = new LookupResponse { Truncated = true, Receipt = new Receipt { ExchangeId = "a", LogOrigin = "o" }, Outcome = LookupOutcome.NotFound };
        var second = new LookupResponse { Outcome = LookupOutcome.Found, Receipt = new Receipt { ExchangeId = "b" }, Records = { new Gateway.Contracts.V1.Record() } };
        byte[] bytes = [.. first.ToByteArray(), .. second.ToByteArray()];

        Assert.Equal(
            """{"outcome":"LOOKUP_OUTCOME_FOUND","records":[{}],"truncated":true,"receipt":{"exchangeId":"b","logOrigin":"o"}}""",
            Transcoded.ToJson(plan, bytes));
    }

    [Fact]
    public void Of_a_oneof_the_last_member_stands_and_of_equal_keys_the_last_entry()
    {
        byte[] values = [.. new Value { Integer = 5 }.ToByteArray(), .. new Value { Date = new Date { Year = 1 } }.ToByteArray(), .. new Value { Text = "t" }.ToByteArray(), .. new Value { Date = new Date { Month = 2 } }.ToByteArray(), .. new Value { Date = new Date { Day = 3 } }.ToByteArray()];
        byte[] keys = [.. new Key { Fields = { ["a"] = "1", ["b"] = "2" } }.ToByteArray(), .. new Key { Fields = { ["a"] = "3" } }.ToByteArray()];

        Assert.Equal("""{"date":{"month":2,"day":3}}""", Transcoded.ToJson(JsonPlan.Of(Value.Descriptor), values));
        Assert.Equal("""{"fields":{"b":"2","a":"3"}}""", Transcoded.ToJson(JsonPlan.Of(Key.Descriptor), keys));
    }

    [Fact]
    public void Bytes_that_are_no_message_are_said_to_be_none()
    {
        var plan = JsonPlan.Of(LookupResponse.Descriptor);

        Assert.Throws<InvalidDataException>(() => Transcoded.ToJson(plan, [0x32, 0x05, 0x01]));
        Assert.Throws<InvalidDataException>(() => Transcoded.ToJson(plan, [0x32, 0x03, 0x0A, 0x01, 0xFF]));
    }

    private static void Agrees(JsonPlan plan, MessageDescriptor type, byte[] bytes)
    {
        var message = type.Parser.ParseFrom(bytes);
        var json = Transcoded.ToJson(plan, bytes);
        using var ours = JsonDocument.Parse(json);
        using var theirs = JsonDocument.Parse(s_formatter.Format(message));

        Assert.True(JsonElement.DeepEquals(theirs.RootElement, ours.RootElement), $"{theirs.RootElement}\n{ours.RootElement}");
        Assert.Equal(message, s_parser.Parse(json, type));
        Assert.Equal(message, type.Parser.ParseFrom(Transcoded.ToBytes(plan, s_formatter.Format(message))));
    }
}
