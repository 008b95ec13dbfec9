using System.Globalization;
using System.Text.Json;
using Gateway.Testing;

namespace Gateway.Interop.GrpcGo;

/// <summary>The interop test server of grpc-go, at several doors.</summary>
internal sealed class GoServer : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly ChildProcess _process;
    private readonly Dictionary<string, Uri> _addresses = [];

    private GoServer(ChildProcess process) => _process = process;

    /// <summary>Starts it.</summary>
    public static async Task<GoServer> StartAsync(params GoDoor[] doors)
    {
        var programs = await GoPrograms.GetAsync();
        var settings = doors.Select(door => new { door.Name, door.Tls?.Certificate, door.Tls?.Key, door.Clients, door.Compresses });
        var server = new GoServer(ChildProcess.Start(programs.Server, input: JsonSerializer.Serialize(settings)));
        try
        {
            await server._process.WaitForLineAsync("ready", s_patience);
            foreach (var door in doors)
            {
                var line = await server._process.WaitForLineAsync($"door {door.Name} ", s_patience);
                server._addresses[door.Name] = new Uri($"{(door.Tls is null ? "http" : "https")}://127.0.0.1:{line.Split(' ')[^1]}");
            }

            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Address of a door.</summary>
    public Uri AddressOf(string door) => _addresses[door];

    /// <summary>Port of a door.</summary>
    public string PortOf(string door) => AddressOf(door).Port.ToString(CultureInfo.InvariantCulture);

    /// <summary>For each call that came to a door: its method, and the names of its metadata.</summary>
    public (string Method, string[] Metadata)[] CallsOf(string door) =>
    [
        .. _process.Output.Split('\n').Select(line => line.TrimEnd().Split(' '))
            .Where(words => words is ["call", var name, _, _] && name == door)
            .Select(words => (words[2], words[3].Split(','))),
    ];

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
