using Gateway.Client.Refusals;
using Gateway.Client.Tests.Running;
using Gateway.Contracts.V1;
using Gateway.Core.Decisions;
using Google.Protobuf;
using Grpc.Core;

namespace Gateway.Client.Tests.Calls;

public sealed class StreamTests
{
    private static readonly RpcException s_gone = new(new Status(Grpc.Core.StatusCode.Unavailable, ""));

    [Fact]
    public async Task A_whole_stream_is_read_and_equal_receipts_are_kept_once()
    {
        var receipts = new ListedReceipts();
        var gateway = new ScriptedStream([Message(0, "a"), Message(1, "a"), Message(2, "b")]);

        var results = await ReadAsync(gateway, receipts);

        Assert.Equal([0u, 1u, 2u], results.Select(result => result.Required().Index));
        Assert.Equal(["a", "b"], receipts.Kept.Select(kept => kept.ExchangeId));
        Assert.Equal(1, gateway.Disposed);
    }

    [Fact]
    public async Task A_refusal_is_the_last_result()
    {
        var receipts = new ListedReceipts();

        var results = await ReadAsync(new ScriptedStream([Message(0, "a"), Failures.Of(Reasons.QuotaSpent, "q")]), receipts);

        Assert.Equal(2, results.Count);
        Assert.Equal("QUOTA_SPENT", results[1].Refusal!.Reason);
        Assert.Equal([("a", null), ("q", "QUOTA_SPENT")], receipts.Kept.Select(kept => (kept.ExchangeId, kept.Reason)));
    }

    [Fact]
    public async Task A_stream_is_sent_again_before_its_first_message()
    {
        var gateway = new ScriptedStream([s_gone], [Message(0, "a")]);

        var results = await ReadAsync(gateway, new ListedReceipts());

        Assert.True(Assert.Single(results).IsAnswered);
        Assert.Equal((2, 2), (gateway.Calls, gateway.Disposed));
    }

    [Fact]
    public async Task A_stream_is_not_sent_again_behind_its_first_message()
    {
        var gateway = new ScriptedStream([Message(0, "a"), s_gone], [Message(0, "b")]);

        var results = await ReadAsync(gateway, new ListedReceipts());

        Assert.Equal((2, 1), (results.Count, gateway.Calls));
        Assert.Equal("GATEWAY_UNREACHABLE", results[1].Refusal!.Reason);
    }

    [Fact]
    public async Task A_message_is_not_handed_on_before_its_receipt_is_kept()
    {
        var receipts = new ListedReceipts(() => throw new IOException("full"));

        var result = Assert.Single(await ReadAsync(new ScriptedStream([Message(0, "a")]), receipts));

        Assert.Equal(("RECEIPT_NOT_KEPT", "a"), (result.Refusal!.Reason, result.Refusal.ExchangeId));
    }

    private static async Task<List<GatewayResult<LookupManyResponse>>> ReadAsync(ScriptedStream gateway, ListedReceipts receipts)
    {
        var results = new List<GatewayResult<LookupManyResponse>>();
        await foreach (var result in gateway.Client(receipts).LookupMany(new LookupManyRequest()).ReadResultsAsync())
        {
            results.Add(result);
        }

        return results;
    }

    private static LookupManyResponse Message(uint index, string exchange) => new()
    {
        Index = index,
        Receipt = new Receipt { ExchangeId = exchange, LeafHash = ByteString.CopyFromUtf8(exchange), LogOrigin = "log" },
    };
}
