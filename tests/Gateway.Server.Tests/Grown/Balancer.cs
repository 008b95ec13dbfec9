using Gateway.Server.Tests.Process;
using Gateway.Testing;

namespace Gateway.Server.Tests.Grown;

/// <summary>Does what a good load balancer does: it asks every gateway whether it is ready, and sends new calls to those that are.</summary>
internal sealed class Balancer : IAsyncDisposable
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(50);

    private readonly IReadOnlyList<GatewayReplica> _replicas;
    private readonly CancellationTokenSource _stop = new();
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(2) };
    private readonly Task[] _asking;
    private readonly bool[] _ready;
    private int _next;

    public Balancer(IReadOnlyList<GatewayReplica> replicas)
    {
        _replicas = replicas;
        _ready = [.. replicas.Select(_ => true)];
        _asking = [.. replicas.Select((replica, index) => AskAsync(replica, index))];
    }

    /// <summary>The place of a gateway that is ready.</summary>
    public async Task<int> ChooseAsync()
    {
        var chosen = 0;
        await Poll.UntilAsync(
            () =>
            {
                for (var i = 0; i < _replicas.Count; i++)
                {
                    chosen = (int)((uint)Interlocked.Increment(ref _next) % (uint)_replicas.Count);
                    if (Volatile.Read(ref _ready[chosen]))
                    {
                        return true;
                    }
                }

                return false;
            },
            TimeSpan.FromSeconds(30),
            "a gateway is ready");
        return chosen;
    }

    public bool IsReady(int place) => Volatile.Read(ref _ready[place]);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_asking);
        _http.Dispose();
        _stop.Dispose();
    }

    private async Task AskAsync(GatewayReplica replica, int place)
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                using var answer = await _http.GetAsync(new Uri(replica.Management, "/readyz"), _stop.Token);
                Volatile.Write(ref _ready[place], answer.IsSuccessStatusCode);
            }
            catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException)
            {
                Volatile.Write(ref _ready[place], false);
            }

            await Task.Delay(s_interval, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
