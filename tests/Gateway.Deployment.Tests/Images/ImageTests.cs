using System.Globalization;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Gateway.Testing;

namespace Gateway.Deployment.Tests.Images;

public sealed class ImageTests : IAsyncDisposable
{
    private const string User = "1654";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();
    private readonly TestAuthority _authority = TestAuthority.Create("city");
    private readonly int _port = FreePort.Next();
    private readonly int _management = FreePort.Next();

    [Fact]
    public async Task The_gateway_s_image_starts_as_its_user_on_a_read_only_root_and_is_healthy()
    {
        Container.RequireNamespaces();
        var image = await ImageBuild.OfAsync("Dockerfile.gateway");
        var server = _authority.IssueServer("spiffe://test-city/gateway/gateway").WriteTo(_folder.At("etc", "tls", "server"));
        _authority.IssueClient("spiffe://test-city/gateway/gateway").WriteTo(_folder.At("etc", "tls", "client"));
        await File.WriteAllTextAsync(_folder.At("etc", "gateway.yaml"), string.Create(CultureInfo.InvariantCulture, $$"""
            city: test-city
            listen: { address: "127.0.0.1:{{_port}}", certificate: tls/server/cert.pem, key: tls/server/key.pem }
            management: { address: "127.0.0.1:{{_management}}", grpcAddress: "127.0.0.1:{{FreePort.Next()}}" }
            authorities:
              - { certificate: tls/server/ca.pem, departments: ["*"] }
            storage: { provider: sqlite, path: /var/lib/gateway/gateway.db }
            log: { store: sqlite, path: /var/lib/gateway/exchange-log.db, origin: test-city/log }
            pseudonyms: { file: /var/lib/gateway/pseudonym.key, createIfMissing: true }
            departments: { certificate: tls/client/cert.pem, key: tls/client/key.pem, authorities: tls/client/ca.pem }
            """));
        var container = await ContainerAsync(image, "/etc/gateway", "/var/lib/gateway");

        await using var program = container.Start();
        await UntilReadyAsync(program);
        await SeesItsAccountAsync(program);
        Assert.Equal(HttpStatusCode.Unauthorized, await AskedByStrangerAsync());
        await IsHealthyAsync(container, image);
        await CannotWriteItsRootAsync(container);

        program.Terminate();
        Assert.Equal(0, await program.WaitForExitAsync(s_patience));
        await using var after = container.Run(image.HealthCheck!);
        Assert.Equal(1, await after.WaitForExitAsync(s_patience));
    }

    [Fact]
    public async Task The_adapter_s_image_starts_as_its_user_on_a_read_only_root_and_is_healthy()
    {
        Container.RequireNamespaces();
        var image = await ImageBuild.OfAsync("Dockerfile.adapter");
        _authority.IssueServer("spiffe://demo-city/jiaoyu/jiaoyu-adapter").WriteTo(_folder.At("etc", "tls"));
        Directory.CreateDirectory(_folder.At("etc", "mappings"));
        File.Copy(Path.Combine(RepositoryRoot.Path, "deploy", "example", "mappings", "degree.yaml"), _folder.At("etc", "mappings", "degree.yaml"));
        await using var sqlite = ChildProcess.Start(
            "python3",
            ["-c", "import sqlite3, sys; sqlite3.connect(sys.argv[1]).executescript(sys.stdin.read())", _folder.At("etc", "jiaoyu.db")],
            input: await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Path, "deploy", "example", "degrees.sql")));
        Assert.True(await sqlite.WaitForExitAsync(s_patience) == 0, sqlite.Tail);
        await File.WriteAllTextAsync(_folder.At("etc", "adapter.yaml"), string.Create(CultureInfo.InvariantCulture, $$"""
            department: jiaoyu
            listen: { address: "127.0.0.1:{{_port}}", certificate: tls/cert.pem, key: tls/key.pem }
            management: { address: "127.0.0.1:{{_management}}" }
            gateway: { authorities: [tls/ca.pem], spiffeIds: ["spiffe://demo-city/gateway/gateway"] }
            source: { kind: sqlite, connection: "Data Source=/etc/gateway-adapter/jiaoyu.db" }
            mapping: { folder: mappings, timeZone: Asia/Shanghai }
            journal: { path: /var/lib/gateway-adapter/journal.db }
            pseudonyms: { file: /var/lib/gateway-adapter/pseudonym.key, createIfMissing: true }
            """));
        var container = await ContainerAsync(image, "/etc/gateway-adapter", "/var/lib/gateway-adapter");

        await using var program = container.Start();
        await UntilReadyAsync(program);
        await SeesItsAccountAsync(program);
        await IsHealthyAsync(container, image);
        await CannotWriteItsRootAsync(container);

        program.Terminate();
        Assert.Equal(0, await program.WaitForExitAsync(s_patience));
    }

    public async ValueTask DisposeAsync()
    {
        _authority.Dispose();
        _folder.Dispose();
        await Task.CompletedTask;
    }

    private async Task<Container> ContainerAsync(Image image, string configuration, string state)
    {
        Assert.Equal(User, image.User);
        Assert.Equal([state], image.Volumes);
        await OwnedFolder.GiveToAsync(_folder.At("etc"), User);
        await OwnedFolder.GiveToAsync(_folder.At("state"), User);
        return new Container(image)
        {
            Mounts = { new Mount(_folder.At("etc"), configuration, ReadOnly: true), new Mount(_folder.At("state"), state, ReadOnly: false) },
        };
    }

    private async Task UntilReadyAsync(ChildProcess program)
    {
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{_management}") };
        await Poll.UntilAsync(
            async () =>
            {
                Assert.False(program.HasExited, program.Tail);
                try
                {
                    using var response = await http.GetAsync("/readyz");
                    return response.IsSuccessStatusCode;
                }
                catch (HttpRequestException)
                {
                    return false;
                }
            },
            s_patience,
            "it is ready");
    }

    // The process is the program itself: the shell, setpriv and env gave their place to it.
    private static async Task SeesItsAccountAsync(ChildProcess program)
    {
        var status = await File.ReadAllLinesAsync($"/proc/{program.Id}/status");
        Assert.Contains($"Uid:\t{User}\t{User}\t{User}\t{User}", status);
        Assert.Contains("CapEff:\t0000000000000000", status);
        Assert.Contains("NoNewPrivs:\t1", status);
    }

    private async Task<HttpStatusCode> AskedByStrangerAsync()
    {
        using var handler = new SocketsHttpHandler
        {
            SslOptions =
            {
                CertificateChainPolicy = new X509ChainPolicy
                {
                    TrustMode = X509ChainTrustMode.CustomRootTrust,
                    CustomTrustStore = { _authority.Certificate },
                    RevocationMode = X509RevocationMode.NoCheck,
                },
            },
        };
        using var http = new HttpClient(handler);
        using var response = await http.PostAsync(new Uri($"https://127.0.0.1:{_port}/v1/data/gongan/resident:lookup"), new StringContent("{}", null, "application/json"));
        return response.StatusCode;
    }

    private static async Task IsHealthyAsync(Container container, Image image)
    {
        await using var health = container.Run(image.HealthCheck!);
        Assert.True(await health.WaitForExitAsync(s_patience) == 0, health.Tail);
    }

    private static async Task CannotWriteItsRootAsync(Container container)
    {
        foreach (var place in (string[])["/app/x", "/tmp-x", "/etc/x"])
        {
            await using var touch = container.Run(["touch", place]);
            Assert.NotEqual(0, await touch.WaitForExitAsync(s_patience));
            Assert.Contains("Read-only file system", touch.Errors, StringComparison.Ordinal);
        }
    }
}
