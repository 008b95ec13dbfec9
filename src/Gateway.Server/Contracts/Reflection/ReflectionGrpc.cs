using Gateway.Core.Decisions;
using Gateway.Server.Refusals;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Reflection.V1;

namespace Gateway.Server.Contracts.Reflection;

/// <summary>
/// Server reflection over the contracts that the caller may see. Who calls and what it may see is asked again for
/// each request of a stream. Bounded in the size of requests, in their number and in time.
/// </summary>
internal sealed class ReflectionGrpc(ContractReading reading, TimeProvider time)
{
    /// <summary>Greatest size of a request in bytes: names are shorter.</summary>
    public const int GreatestRequest = 4096;

    private const int GreatestCount = 20_000;
    private const int ListCost = 100;

    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(5);

    /// <summary>Serves one stream.</summary>
    public async Task AnswerAsync(
        IAsyncStreamReader<ServerReflectionRequest> requests,
        IServerStreamWriter<ServerReflectionResponse> responses,
        ServerCallContext call)
    {
        var start = time.GetTimestamp();
        var sent = new HashSet<string>(StringComparer.Ordinal);
        var recorded = -1L;
        for (var count = 0; await NextAsync(requests, s_longest - time.GetElapsedTime(start), call.CancellationToken);)
        {
            // A list is made of every entry.
            count += requests.Current.MessageRequestCase == ServerReflectionRequest.MessageRequestOneofCase.ListServices ? ListCost : 1;
            if (count > GreatestCount)
            {
                throw Refuse(new Refusal(Reasons.RequestTooLarge, Detail: $"at most {GreatestCount} requests in one stream; a list counts as {ListCost}."));
            }

            var visible = await OpenAsync(call);
            if (visible.Revision != recorded)
            {
                if (await reading.RecordAsync(visible, null) is { } refusal)
                {
                    throw Refuse(refusal);
                }

                recorded = visible.Revision;
            }

            await responses.WriteAsync(new ReflectionAnswers(visible, sent).Answer(requests.Current), call.CancellationToken);
        }
    }

    private static RpcException Refuse(Refusal refusal) => RefusalStatus.Of(refusal, Guid.Empty, null).ToRpcException();

    private async Task<ContractVisibility> OpenAsync(ServerCallContext call)
    {
        var (visible, refusal) = await reading.OpenAsync(call.GetHttpContext());
        return visible ?? throw Refuse(refusal!);
    }

    private async Task<bool> NextAsync(
        IAsyncStreamReader<ServerReflectionRequest> requests, TimeSpan rest, CancellationToken cancellationToken)
    {
        try
        {
            return await requests.MoveNext(CancellationToken.None)
                .WaitAsync(rest > TimeSpan.Zero ? rest : TimeSpan.Zero, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw Refuse(new Refusal(Reasons.RequestTooLarge, Detail: $"a stream lasts at most {s_longest.TotalMinutes} minutes."));
        }
        catch (InvalidProtocolBufferException)
        {
            throw Refuse(new Refusal(Reasons.RequestMalformed, Detail: "the bytes are not a ServerReflectionRequest."));
        }
    }
}
