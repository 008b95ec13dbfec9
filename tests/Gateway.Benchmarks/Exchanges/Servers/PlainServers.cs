using System.Globalization;
using Gateway.Benchmarks.Exchanges.Machine;
using Gateway.Testing;

namespace Gateway.Benchmarks.Exchanges.Servers;

/// <summary>Starts servers of this program, each a process of its own.</summary>
internal sealed class PlainServers(string tlsFolder) : IAsyncDisposable
{
    private static readonly string s_program = Path.Combine(AppContext.BaseDirectory, "Gateway.Benchmarks");

    private readonly List<ChildProcess> _processes = [];

    /// <summary>Starts a server in a mode and returns its address and its clock.</summary>
    public (Uri Address, ProcessClock Clock) Start(string mode, string? argument = null, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var port = FreePort.Next();
        string[] arguments = [mode, port.ToString(CultureInfo.InvariantCulture), tlsFolder, .. argument is null ? [] : new[] { argument }];
        var process = ChildProcess.Start(s_program, arguments, environment);
        _processes.Add(process);
        return (new Uri($"https://127.0.0.1:{port}"), ProcessClock.Of(process.Id));
    }

    /// <summary>What the servers printed: nothing, unless something is wrong.</summary>
    public string Complaints() => string.Concat(_processes.Select(process => process.Tail));

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
        {
            await process.DisposeAsync();
        }
    }
}
