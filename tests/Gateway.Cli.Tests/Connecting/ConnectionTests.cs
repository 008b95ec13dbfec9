using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using Gateway.Cli.Connecting;
using Gateway.Cli.Terminals;
using Gateway.Cli.Tests.Running;
using Gateway.Testing;
using Grpc.Core;

namespace Gateway.Cli.Tests.Connecting;

public sealed class ConnectionTests
{
    [Fact]
    public async Task A_gateway_of_another_authority_is_not_trusted()
    {
        using var other = TestAuthority.Create("city");
        await using var gateway = await FakeGateway.StartAsync(_ => other.IssueServer("spiffe://city/gateway/server"));
        await FailsAsync(gateway.Connect, NotTrusted(gateway.Address));
        Assert.Empty(gateway.Management.Gotten);
    }

    [Fact]
    public async Task A_gateway_under_another_name_is_not_trusted()
    {
        await using var gateway = await FakeGateway.StartAsync(authority => authority.Issue("server", null, dnsNames: ["elsewhere"], addresses: []));
        await FailsAsync(
            gateway.Connect,
            $"could not connect to {gateway.Address}: its certificate does not bear this address's name. Use the address that the certificate names.\n");
    }

    [Fact]
    public async Task A_gateway_with_a_certificate_for_clients_only_is_not_trusted()
    {
        using var authority = TestAuthority.Create("city");
        using var certificate = authority.Issue("server", null, dnsNames: ["localhost"], addresses: [IPAddress.Loopback], serverAuth: false);
        await using var gateway = await FakeGateway.StartAsync();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        // Kestrel refuses to present such a certificate.
        var answering = AnswerAsync(listener, async stream =>
        {
            await using var tls = new SslStream(stream);
            await tls.AuthenticateAsServerAsync(certificate.Certificate);
        });
        var ca = gateway.At("ca.pem");
        await File.WriteAllTextAsync(ca, authority.Pem, TestContext.Current.CancellationToken);
        var address = $"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        await FailsAsync(
            ["--address", address, "--cert", gateway.Files.Certificate, "--cert-key", gateway.Files.Key, "--ca", ca],
            NotTrusted(address));
        listener.Stop();
        await answering;
    }

    [Fact]
    public async Task Where_nothing_listens_the_exit_code_is_3()
    {
        await using var gateway = await FakeGateway.StartAsync();
        var address = $"https://127.0.0.1:{FreePort.Next()}";
        await FailsAsync(
            [.. gateway.Connect[2..], "--address", address],
            $"could not connect to {address}: nothing listens there. Check the address, and that the gateway runs.\n");
    }

    [Fact]
    public async Task A_name_that_is_not_known_is_told()
    {
        await using var gateway = await FakeGateway.StartAsync();
        await FailsAsync(
            [.. gateway.Connect[2..], "--address", "https://gateway.invalid:1"],
            "could not connect to https://gateway.invalid:1: the host's name is not known. Check the address.\n");
    }

    [Fact]
    public async Task Something_that_speaks_no_TLS_is_told()
    {
        await using var gateway = await FakeGateway.StartAsync();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var answering = AnswerAsync(listener, stream => stream.WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray()).AsTask());
        var address = $"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        await FailsAsync(
            [.. gateway.Connect[2..], "--address", address],
            $"could not connect to {address}: the TLS handshake failed. Check that the address is the gateway's exchange port, not its health port.\n");
        listener.Stop();
        await answering;
    }

    [Fact]
    public async Task A_gateway_that_does_not_answer_in_time_is_told()
    {
        await using var gateway = await FakeGateway.StartAsync();
        gateway.SharedData.OnLookup = async (_, context) =>
        {
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
            throw new NotSupportedException();
        };
        var run = await CliRun.OfAsync(
            [
                "lookup", "a/b", "--key", "a=1", "--field", "f", "--item", "i", "--scenario", "s", "--officer", "o", "--case", "1",
                "--deadline", "1500ms", .. gateway.Connect,
            ]);
        Assert.Equal(
            new CliRun(
                ExitCodes.NotConnected,
                "",
                $"could not connect to {gateway.Address}: no answer within 1.5 s. Check the address and the network, or allow more time with --deadline.\n"),
            run);
    }

    [Fact]
    public async Task An_interrupted_call_ends_with_130()
    {
        await using var gateway = await FakeGateway.StartAsync();
        using var interrupt = new CancellationTokenSource();
        gateway.Management.OnGet = _ =>
        {
            interrupt.Cancel();
            throw new RpcException(new Status(StatusCode.Cancelled, ""));
        };
        var run = await CliRun.OfAsync(["get", "entry", .. gateway.Connect], "", cancel: interrupt.Token);
        Assert.Equal(new CliRun(ExitCodes.Interrupted, "", "interrupted.\n"), run);
    }

    [Fact]
    public async Task Every_call_has_a_deadline()
    {
        await using var gateway = await FakeGateway.StartAsync();
        gateway.SharedData.OnLookup = (_, _) => Task.FromResult(new Contracts.V1.LookupResponse());
        using var connection = GatewayConnection.Open(gateway.Options with { Deadline = TimeSpan.FromMinutes(3) });
        var before = TimeProvider.System.GetUtcNow().UtcDateTime;
        await connection.SharedData.LookupAsync(new(), cancellationToken: TestContext.Current.CancellationToken);
        Assert.InRange(gateway.SharedData.LastDeadline, before.AddMinutes(2), before.AddMinutes(4));
        await connection.SharedData.LookupAsync(new(), deadline: before.AddMinutes(20), cancellationToken: TestContext.Current.CancellationToken);
        Assert.InRange(gateway.SharedData.LastDeadline, before.AddMinutes(19), before.AddMinutes(21));
    }

    private static string NotTrusted(string address) =>
        $"could not connect to {address}: its certificate does not come from the authority in --ca. "
        + "Check the address, and that --ca is the gateway's authority.\n";

    private static async Task FailsAsync(string[] connect, string expected) =>
        Assert.Equal(new CliRun(ExitCodes.NotConnected, "", expected), await CliRun.OfAsync(["get", "entry", .. connect]));

    private static async Task AnswerAsync(TcpListener listener, Func<NetworkStream, Task> answer)
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
                try
                {
                    await answer(client.GetStream());
                }
                catch (Exception exception) when (exception is IOException or AuthenticationException)
                {
                    // The client went away, as it should.
                }
            }
        }
        catch (Exception exception) when (exception is SocketException or InvalidOperationException)
        {
            // The listener was stopped, while it waited or between two callers.
        }
    }
}
