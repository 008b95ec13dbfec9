using System.Net;

namespace Gateway.Hosting.Health;

/// <summary>Asks the program that runs on this machine whether it is ready: for images, which hold no other client.</summary>
public static class HealthCommand
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(3);

    /// <summary>Prints what <c>/readyz</c> of the management port says.</summary>
    /// <param name="management">Address and port of the options: <c>0.0.0.0:9090</c>.</param>
    /// <returns>0 where it is ready, otherwise 1.</returns>
    public static async Task<int> RunAsync(string management)
    {
        if (!IPEndPoint.TryParse(management, out var address) || address.Port == 0)
        {
            await Console.Error.WriteLineAsync("management.address names no port, so that nobody can ask there. Write 127.0.0.1:9090, say.");
            return 1;
        }

        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { Timeout = s_patience };
        try
        {
            using var response = await client.GetAsync(new Uri($"http://{Nearest(address)}/readyz"));
            await Console.Out.WriteLineAsync((await response.Content.ReadAsStringAsync()).TrimEnd());
            return response.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
        {
            await Console.Error.WriteLineAsync($"Nothing answers at {Nearest(address)}: {fault.Message}");
            return 1;
        }
    }

    /// <summary>Where a program that listens on all addresses is reached from the same machine.</summary>
    public static IPEndPoint Nearest(IPEndPoint address) =>
        address.Address.Equals(IPAddress.Any) ? new(IPAddress.Loopback, address.Port)
        : address.Address.Equals(IPAddress.IPv6Any) ? new(IPAddress.IPv6Loopback, address.Port)
        : address;
}
