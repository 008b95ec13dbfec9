using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Gateway.Testing;

/// <summary>Loopback TCP ports on which nothing listens.</summary>
public static class FreePort
{
    private const int First = 10_000;
    private const int MostAttempts = 1_000;

    private static readonly HashSet<int> Given = [];

    /// <summary>A free port, never the same twice in this process.</summary>
    /// <remarks>
    /// Taken from below the kernel's ephemeral range: an outgoing connection of some other
    /// program can then not take the port while its server is down for a restart.
    /// </remarks>
    public static int Next()
    {
        var end = EndOfRange();
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var port = RandomNumberGenerator.GetInt32(First, end);
            lock (Given)
            {
                if (!Given.Contains(port) && IsFree(port))
                {
                    Given.Add(port);
                    return port;
                }
            }
        }

        throw new InvalidOperationException($"No free loopback port between {First} and {end} in {MostAttempts} attempts.");
    }

    private static bool IsFree(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int EndOfRange()
    {
        const string Setting = "/proc/sys/net/ipv4/ip_local_port_range";
        var firstEphemeral = File.Exists(Setting)
            ? int.Parse(File.ReadAllText(Setting).Split('\t', ' ')[0], CultureInfo.InvariantCulture)
            : 32_768;
        return firstEphemeral > First + 5_000 ? firstEphemeral : 65_000;
    }
}
