using Gateway.Contracts.V1;
using Gateway.Server.Tests.City;
using Google.Protobuf;
using Grpc.Core;
using LookupManyResponse = Gateway.Contracts.V1.LookupManyResponse;
using Verdict = Gateway.Contracts.Adapter.V1.Verdict;

namespace Gateway.Server.Tests.Doors;

public sealed class TypedDoorTests : IClassFixture<CityFixture>
{
    private const string Service = "shared.gongan.v1.ResidentService";

    private readonly TestCity _city;

    public TypedDoorTests(CityFixture fixture) => _city = fixture.City;

    [Fact]
    public async Task A_lookup_answers_the_records_as_the_adapter_encoded_them()
    {
        var answer = await TypedCall.CallAsync(_city, Service + "/Lookup", [.. TypedCall.Key(), .. TypedCall.Mask("name", "birth_date"), .. TypedCall.Context()]);

        // The entry's response numbers its members as the generic one; its records are bytes to it.
        Assert.Equal([Registered.Record(2, 3)], Bytes(answer, 2));
        var head = LookupResponse.Parser.ParseFrom(Without(answer, 2));
        Assert.Equal((LookupOutcome.Found, "gongan/resident", "1.1"), (head.Outcome, head.Provenance.Entry, head.Provenance.Version));
        var (record, _) = await LogOf.FindAsync(_city, head.Receipt.ExchangeId);
        Assert.Equal("lookup", record.Operation);
    }

    [Fact]
    public async Task A_verification_answers_a_verdict_for_each_claim_by_its_number()
    {
        var claims = TypedCall.Field(2, Registered.Record(2, 3).ToByteArray());

        var answer = await TypedCall.CallAsync(_city, Service + "/Verify", [.. TypedCall.Key(), .. claims, .. TypedCall.Context()]);

        Assert.Equal([ByteString.CopyFrom(2 << 3, (byte)Verdict.Match, 3 << 3, (byte)Verdict.Match)], Bytes(answer, 2));
    }

    [Fact]
    public async Task Many_keys_are_answered_one_message_each()
    {
        byte[] request = [.. Enumerable.Repeat(TypedCall.Key(), 300).SelectMany(key => key), .. TypedCall.Mask("name"), .. TypedCall.Context()];
        using var call = TypedCall.Stream(_city, Service + "/LookupMany", request);

        var answers = await call.ResponseStream.ReadAllAsync().ToListAsync();

        Assert.Equal(300, answers.Count);
        Assert.All(answers, answer => Assert.Equal([Registered.Record(2)], Bytes(answer, 3)));
        Assert.Equal(Enumerable.Range(0, 300), answers.Select(answer => (int)LookupManyResponse.Parser.ParseFrom(Without(answer, 3)).Index));
    }

    [Theory]
    [InlineData("shared.gongan.v1.NobodyService/Lookup", StatusCode.NotFound, "ENTRY_UNKNOWN")]
    [InlineData("shared.gongan.v2.ResidentService/Lookup", StatusCode.NotFound, "ENTRY_UNKNOWN")]
    [InlineData("shared.nowhere.v1.ResidentService/Lookup", StatusCode.NotFound, "ENTRY_UNKNOWN")]
    public async Task An_entry_that_is_not_there_is_named_as_such(string method, StatusCode status, string reason)
    {
        var refused = await Refused.ByAsync(TypedCall.CallAsync(_city, method, []));

        Assert.Equal((status, reason), (refused.Status, refused.Info.Reason));
    }

    [Theory]
    [InlineData("shared.gongan.v1.ResidentService/Erase")]
    [InlineData("shared.gongan.v1.ResidentService/lookup")]
    [InlineData("shared.Gongan.v1.ResidentService/Lookup")]
    [InlineData("gateway.internal.TypedService/Answer")]
    [InlineData("Gateway.Internal.TypedService/Answer")]
    public async Task A_method_that_no_contract_has_is_not_implemented(string method)
    {
        var exception = await Assert.ThrowsAsync<RpcException>(async () => await TypedCall.CallAsync(_city, method, []));

        Assert.Equal(StatusCode.Unimplemented, exception.StatusCode);
    }

    [Fact]
    public async Task Bytes_that_are_no_request_are_refused_and_recorded()
    {
        var (status, info) = await Refused.ByAsync(TypedCall.CallAsync(_city, Service + "/Lookup", [0x0A, 0x7F, 1]));

        Assert.Equal((StatusCode.InvalidArgument, "REQUEST_MALFORMED"), (status, info.Reason));
        var (record, _) = await LogOf.FindAsync(_city, info.Metadata["exchange_id"]);
        Assert.Equal("REQUEST_MALFORMED", record.Reason);
    }

    [Fact]
    public async Task A_member_that_the_key_does_not_have_is_not_dropped()
    {
        var key = TypedCall.Field(1, [.. TypedCall.Field(1, System.Text.Encoding.UTF8.GetBytes(Registered.Resident)), .. TypedCall.Field(9, [1])]);

        Assert.Equal("KEY_MALFORMED", await Refused.ReasonAsync(TypedCall.CallAsync(_city, Service + "/Lookup", [.. key, .. TypedCall.Mask("name"), .. TypedCall.Context()])));
    }

    private static List<ByteString> Bytes(byte[] message, int number) => [.. Fields(message).Where(field => field.Number == number).Select(field => field.Value)];

    private static byte[] Without(byte[] message, int number) => [.. Fields(message).Where(field => field.Number != number).SelectMany(field => field.Whole)];

    private static List<(int Number, ByteString Value, byte[] Whole)> Fields(byte[] message)
    {
        var scanner = new Gateway.Core.Records.RecordScanner(message);
        var fields = new List<(int Number, ByteString Value, byte[] Whole)>();
        while (scanner.Read())
        {
            fields.Add((scanner.Number, ByteString.CopyFrom(scanner.Payload), scanner.FieldBytes.ToArray()));
        }

        Assert.Equal(Gateway.Core.Records.RecordFlaw.None, scanner.Flaw);
        return fields;
    }
}
