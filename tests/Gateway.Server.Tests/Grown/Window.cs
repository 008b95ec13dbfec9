using System.Collections.Concurrent;
using System.Globalization;
using Gateway.Contracts.V1;
using Gateway.Server.Tests.City;
using Gateway.Server.Tests.Process;
using Google.Rpc;
using Grpc.Core;

namespace Gateway.Server.Tests.Grown;

/// <summary>A consumer with channels of its own to every gateway. Each attempt of a call has a case number of its own, so that the log tells of each what became of it.</summary>
internal sealed class Window(int number, IReadOnlyList<GatewayReplica> replicas)
{
    private readonly SharedDataService.SharedDataServiceClient[] _gateways =
        [.. replicas.Select(replica => new SharedDataService.SharedDataServiceClient(replica.Connect("shenpi", "shenpi-window")))];

    private int _attempts;

    /// <summary>Case number and exchange id of every call that was answered.</summary>
    public ConcurrentDictionary<string, string> Answered { get; } = new(StringComparer.Ordinal);

    /// <summary>Case number and reason of every call that was refused by the gateway.</summary>
    public ConcurrentDictionary<string, string> Refused { get; } = new(StringComparer.Ordinal);

    /// <summary>Case number and fault of every attempt that got no answer of the gateway's.</summary>
    public ConcurrentDictionary<string, string> Unanswered { get; } = new(StringComparer.Ordinal);

    /// <summary>Calls one gateway once.</summary>
    public async Task CallAsync(int place)
    {
        var caseNumber = string.Create(CultureInfo.InvariantCulture, $"W{number}-{Interlocked.Increment(ref _attempts)}");
        try
        {
            var answer = await _gateways[place].LookupAsync(
                Registered.Lookup(request => request.Context.CaseNumber = caseNumber), deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(30));
            Assert.True(Answered.TryAdd(caseNumber, answer.Receipt.ExchangeId));
        }
        catch (RpcException exception)
        {
            if (exception.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Reason is { } reason)
            {
                Assert.True(Refused.TryAdd(caseNumber, reason));
            }
            else
            {
                Assert.True(Unanswered.TryAdd(caseNumber, $"gateway {place + 1}: {exception.Status}"));
            }
        }
    }
}
