using Gateway.Demo.Tls;

namespace Gateway.Demo.Running;

internal sealed class CityAdapters : IAsyncDisposable
{
    public IEnumerable<string> Addresses => [];
    public static Task<CityAdapters> StartAsync(DemoFolder folder, TlsFolder tls, CitySystems systems, CancellationToken cancellationToken) => Task.FromResult(new CityAdapters());
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
