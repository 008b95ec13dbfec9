using Gateway.Cli.Connecting;
using Gateway.Client;
using Gateway.Client.Receipts;

namespace Gateway.Demo.Case;

/// <summary>Makes the calls of the case as the approval systems do: by the client package, one client for each system.</summary>
internal sealed class CaseRun(CityFile city, string receipts, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan s_deadline = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, ServiceProvider> _systems = new(StringComparer.Ordinal);
    private readonly FileReceiptStore _receipts = new(receipts);

    public async Task<CallResult> CallAsync(CaseCall call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var gateway = GatewayOf(call.System);
        var start = time.GetTimestamp();
        var result = await TypedStubs.LookupAsync(gateway, call);
        return CallResult.Of(call, result.Response, result.Refusal is { } refusal ? CallRefusal.Of(refusal) : null, time.GetElapsedTime(start));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var system in _systems.Values)
        {
            await system.DisposeAsync();
        }

        await _receipts.DisposeAsync();
    }

    private GatewayClient GatewayOf(string id)
    {
        if (!_systems.TryGetValue(id, out var services))
        {
            var system = city.Systems.First(candidate => candidate.Id == id);
            _systems[id] = services = new ServiceCollection()
                .AddSingleton<IReceiptStore>(new SharedReceipts(_receipts))
                .AddGateway(options =>
                {
                    options.Address = new Uri(city.Gateway.Address);
                    options.Certificate = system.Certificate;
                    options.Key = system.Key;
                    options.Authority = system.Authority;
                    options.Deadline = s_deadline;
                })
                .BuildServiceProvider();
        }

        return services.GetRequiredService<GatewayClient>();
    }

    /// <summary>The systems of the demo keep their receipts in one file, which no single one of them closes.</summary>
    private sealed class SharedReceipts(IReceiptStore store) : IReceiptStore
    {
        public ValueTask KeepAsync(KeptReceipt receipt, CancellationToken cancellationToken) => store.KeepAsync(receipt, cancellationToken);
    }
}
