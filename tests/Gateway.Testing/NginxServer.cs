using System.Globalization;

namespace Gateway.Testing;

/// <summary>A real nginx of the test's own, on a loopback port: it serves what the test's configuration says.</summary>
public sealed class NginxServer : IAsyncDisposable
{
    private const int MostPorts = 3;

    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(10);
    private static readonly ServerAccount Account = new("www-data");

    private readonly TemporaryFolder folder = new();
    private ChildProcess? process;

    private NginxServer() => Directory.CreateDirectory(Root);

    public int Port { get; private set; }

    public Uri Address => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}"));

    /// <summary>The folder for files that it may serve.</summary>
    public string Root => Path.Combine(folder.Path, "www");

    /// <summary>A line of each request that it answered: its number on its connection, its version, its method, its path.</summary>
    public IReadOnlyList<string> Requests => File.ReadAllLines(AccessLog);

    private string AccessLog => Path.Combine(folder.Path, "access.log");

    /// <summary>Starts it.</summary>
    /// <param name="serverBlock">What stands in its server block; the port and the root are known by then.</param>
    /// <param name="others">Server blocks beside it, at ports that the test takes.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public static async Task<NginxServer> StartAsync(
        Func<NginxServer, string> serverBlock, Func<NginxServer, string>? others = null, CancellationToken cancellationToken = default)
    {
        var server = new NginxServer();
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                server.Port = FreePort.Next();
                try
                {
                    await server.LaunchAsync(serverBlock(server), others?.Invoke(server) ?? "", cancellationToken);
                    return server;
                }
                catch (InvalidOperationException)
                    when (attempt < MostPorts && server.process!.Tail.Contains("already in use", StringComparison.OrdinalIgnoreCase))
                {
                    // Another program was quicker; the next port.
                }
            }
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await process.DisposeAsync();
        }

        folder.Dispose();
    }

    private async Task LaunchAsync(string serverBlock, string others, CancellationToken cancellationToken)
    {
        if (process is not null)
        {
            await process.DisposeAsync();
        }

        var file = folder.At("nginx.conf");
        await File.WriteAllTextAsync(file, Configuration(serverBlock, others), cancellationToken);
        await Account.OwnAsync(folder.Path, cancellationToken);
        var started = process = Account.Start(Programs.Find("nginx", "nginx"), ["-p", folder.Path, "-c", file, "-e", "stderr"], folder.Path);
        try
        {
            await Poll.UntilAsync(() => AnswersAsync(started, cancellationToken), StartPatience, "it answers", cancellationToken);
        }
        catch (TimeoutException)
        {
            throw started.Failure($"did not answer within {StartPatience}");
        }
    }

    // All it writes lies in the folder: the places that its package made are the system's.
    private string Configuration(string serverBlock, string others) => string.Create(CultureInfo.InvariantCulture, $$"""
        daemon off;
        worker_processes 1;
        pid {{folder.Path}}/nginx.pid;
        error_log stderr;
        events { worker_connections 512; }
        http {
          log_format line '$connection_requests $server_protocol $request_method $uri';
          access_log {{AccessLog}} line;
          client_body_temp_path {{folder.Path}}/body;
          proxy_temp_path {{folder.Path}}/proxy;
          fastcgi_temp_path {{folder.Path}}/fastcgi;
          uwsgi_temp_path {{folder.Path}}/uwsgi;
          scgi_temp_path {{folder.Path}}/scgi;
          server {
            listen 127.0.0.1:{{Port}};
            {{serverBlock}}
          }
          {{others}}
        }
        """);

    private async Task<bool> AnswersAsync(ChildProcess started, CancellationToken cancellationToken)
    {
        if (started.HasExited)
        {
            await started.WaitForExitAsync(StopPatience, cancellationToken);
            throw started.Failure("ended while starting");
        }

        try
        {
            using var client = new HttpClient();
            using var response = await client.GetAsync(Address, cancellationToken);
            return response.Headers.Server.ToString().StartsWith("nginx", StringComparison.Ordinal);
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
