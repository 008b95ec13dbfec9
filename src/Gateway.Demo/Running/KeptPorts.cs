using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Gateway.Cli.Connecting;

namespace Gateway.Demo.Running;

/// <summary>
/// The ports of the last run, where they are still free: the commands that were printed then go on working, and
/// what is registered need not change.
/// </summary>
internal sealed class KeptPorts
{
    private const string Any = "127.0.0.1:0";

    private readonly CityFile? _last;

    private KeptPorts(CityFile? last) => _last = last;

    /// <summary>Endpoint of the gateway.</summary>
    public string Gateway => FreeOrAny(_last?.Gateway.Address);

    /// <summary>Endpoint of health and metrics.</summary>
    public string Management => FreeOrAny(_last?.Gateway.Management);

    public static KeptPorts Read(DemoFolder folder)
    {
        try
        {
            return new KeptPorts(File.Exists(folder.CityFile) ? CityFile.Read(folder.CityFile) : null);
        }
        catch (ConnectionSettingsException)
        {
            // Somebody changed the file. It is written anew.
            return new KeptPorts(null);
        }
    }

    /// <summary>Endpoint of an adapter.</summary>
    public string Of(string system) =>
        FreeOrAny(_last?.Systems.FirstOrDefault(candidate => candidate.Id == system)?.Addresses is [var address, ..] ? address : null);

    /// <summary>Endpoint of an adapter's health and metrics.</summary>
    public string ManagementOf(string system) => FreeOrAny(_last?.Systems.FirstOrDefault(candidate => candidate.Id == system)?.Management);

    /// <summary>The endpoint of an address where it is free, or any.</summary>
    public static string FreeOrAny(string? address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri))
        {
            return Any;
        }

        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            // As Kestrel binds: a port whose last connections linger is free.
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            socket.Bind(new IPEndPoint(IPAddress.Loopback, uri.Port));
            return string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{uri.Port}");
        }
        catch (SocketException)
        {
            return Any;
        }
    }
}
