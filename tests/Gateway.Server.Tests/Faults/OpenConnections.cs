using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Gateway.Server.Tests.Faults;

/// <summary>Counts the connections that the servers of the process hold, by port; those that are opened after it was made.</summary>
internal sealed class OpenConnections : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<int, long> _open = new();

    public OpenConnections()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument is { Meter.Name: "Microsoft.AspNetCore.Server.Kestrel", Name: "kestrel.active_connections" })
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, change, tags, _) => _open.AddOrUpdate(PortOf(tags), change, (_, open) => open + change));
        _listener.Start();
    }

    public long Of(Uri address) => _open.GetValueOrDefault(address.Port);

    public void Dispose() => _listener.Dispose();

    private static int PortOf(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var (name, value) in tags)
        {
            if (name == "server.port")
            {
                return (int)value!;
            }
        }

        return 0;
    }
}
