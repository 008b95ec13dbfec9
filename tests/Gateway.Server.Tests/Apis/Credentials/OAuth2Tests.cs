using System.Text;
using Gateway.Server.Apis.Credentials;
using Gateway.Testing;

namespace Gateway.Server.Tests.Apis.Credentials;

public sealed class OAuth2Tests : IAsyncLifetime
{
    private readonly CredentialBench _bench = new();
    private TokenServer _server = null!;
    private int _handedOut;

    public async ValueTask InitializeAsync()
    {
        _server = await _bench.ServeAsync();
        HandOut(1000);
    }

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task The_token_is_asked_for_as_the_standard_says_and_sent_as_bearer()
    {
        var credential = _bench.OpenOAuth2(_server, "read list");

        Assert.Equal("Bearer token-1", await CredentialBench.HeaderAsync(credential));

        var asked = Assert.Single(_server.Requests);
        Assert.Equal(("POST", "/token", "grant_type=client_credentials&scope=read+list"), (asked.Method, asked.Path, asked.Body));
        Assert.Equal("application/x-www-form-urlencoded", asked.Headers["Content-Type"]);
        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes("gateway+client:s3cr3t%2F%2B+of%3Aclient")), asked.Headers["Authorization"]);
        Assert.DoesNotContain("traceparent", asked.Headers.Keys, StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Two_hundred_callers_wait_for_one_fetch()
    {
        var gate = new TaskCompletionSource();
        var answer = _server.Answer;
        _server.Answer = async context =>
        {
            await gate.Task;
            await answer(context);
        };
        var credential = _bench.OpenOAuth2(_server);

        var callers = Enumerable.Range(0, 200).Select(_ => Task.Run(() => CredentialBench.HeaderAsync(credential))).ToList();
        await Poll.UntilAsync(() => _server.Requests.Count > 0, CredentialBench.Patience, "the server is asked");
        gate.SetResult();

        Assert.All(await Task.WhenAll(callers), header => Assert.Equal("Bearer token-1", header));
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task A_caller_that_gives_up_ends_the_fetch_for_nobody_else()
    {
        var gate = new TaskCompletionSource();
        var answer = _server.Answer;
        _server.Answer = async context =>
        {
            await gate.Task;
            await answer(context);
        };
        var credential = _bench.OpenOAuth2(_server);
        using var impatient = new CancellationTokenSource();
        var first = CredentialBench.HeaderAsync(credential, cancellationToken: impatient.Token);
        var second = CredentialBench.HeaderAsync(credential);
        await Poll.UntilAsync(() => _server.Requests.Count > 0, CredentialBench.Patience, "the server is asked");

        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        gate.SetResult();

        Assert.Equal("Bearer token-1", await second);
        Assert.Single(_server.Requests);
    }

    [Theory]
    [InlineData(1000, 800)]
    [InlineData(200, 140)]
    [InlineData(60, 30)]
    public async Task It_is_renewed_early_while_the_old_one_is_still_used(int life, int renewed)
    {
        HandOut(life);
        var credential = _bench.OpenOAuth2(_server);
        Assert.Equal("Bearer token-1", await CredentialBench.HeaderAsync(credential));
        _bench.Time.Advance(TimeSpan.FromSeconds(renewed - 1));
        Assert.Equal("Bearer token-1", await CredentialBench.HeaderAsync(credential));
        Assert.Single(_server.Requests);

        var gate = new TaskCompletionSource();
        var answer = _server.Answer;
        _server.Answer = async context =>
        {
            await gate.Task;
            await answer(context);
        };
        _bench.Time.Advance(TimeSpan.FromSeconds(1));
        foreach (var _ in Enumerable.Range(0, 10))
        {
            Assert.Equal("Bearer token-1", await CredentialBench.HeaderAsync(credential));
        }

        gate.SetResult();
        await Poll.UntilAsync(
            async () => await CredentialBench.HeaderAsync(credential) == "Bearer token-2", CredentialBench.Patience, "the new token is used");
        Assert.Equal(2, _server.Requests.Count);
    }

    [Fact]
    public async Task A_renewal_that_fails_leaves_the_old_one_in_use_until_its_end()
    {
        var credential = _bench.OpenOAuth2(_server);
        await CredentialBench.HeaderAsync(credential);
        _server.Says("{}", 503);
        _bench.Time.Advance(TimeSpan.FromSeconds(900));
        Assert.Equal("Bearer token-1", await CredentialBench.HeaderAsync(credential));
        await Poll.UntilAsync(() => _bench.Logged.Contains("503", StringComparison.Ordinal), CredentialBench.Patience, "the failure is logged");

        // While the old one does, the server is left alone for ten seconds.
        _bench.Time.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal("Bearer token-1", await CredentialBench.HeaderAsync(credential));
        Assert.Equal(2, _server.Requests.Count);

        _bench.Time.Advance(TimeSpan.FromSeconds(90));
        Assert.Equal("Bearer token-1", await CredentialBench.HeaderAsync(credential));
        await Poll.UntilAsync(() => _bench.Logged.Split("503").Length == 3, CredentialBench.Patience, "the second failure is logged");
        _bench.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Contains("Side = Provider", await CredentialBench.HeaderAsync(credential), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_listens_the_fault_is_a_value_and_is_remembered_for_a_second()
    {
        var credential = _bench.OpenOAuth2(_server);
        await CredentialBench.HeaderAsync(credential);
        await _server.DisposeAsync();
        _bench.Time.Advance(TimeSpan.FromHours(1));

        using var request = new HttpRequestMessage();
        var first = await credential.ApplyAsync(request, default);
        var second = await credential.ApplyAsync(request, default);

        Assert.Equal(CredentialFault.OfProvider("the server that hands out secrets could not be asked: ConnectionError."), first);
        Assert.Same(first, second);
        Assert.Empty(request.Headers);
        _bench.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.NotSame(first, await credential.ApplyAsync(request, default));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_left_after_five_seconds()
    {
        _server.Answer = context => Task.Delay(Timeout.Infinite, context.RequestAborted);
        var credential = _bench.OpenOAuth2(_server);
        var call = CredentialBench.HeaderAsync(credential);
        await Poll.UntilAsync(() => _server.Requests.Count == 1, CredentialBench.Patience, "the server is asked");

        _bench.Time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(CredentialFault.OfProvider("no answer within 5 s.").ToString(), await call);
    }

    [Fact]
    public async Task A_refused_token_is_fetched_anew_once_and_not_again_within_five_seconds()
    {
        var credential = _bench.OpenOAuth2(_server);
        credential.Refused();
        Assert.Equal("Bearer token-1", await CredentialBench.HeaderAsync(credential));

        foreach (var _ in Enumerable.Range(0, 50))
        {
            credential.Refused();
            Assert.Equal("Bearer token-2", await CredentialBench.HeaderAsync(credential));
        }

        _bench.Time.Advance(TimeSpan.FromSeconds(5));
        credential.Refused();
        Assert.Equal("Bearer token-3", await CredentialBench.HeaderAsync(credential));
        Assert.Equal(3, _server.Requests.Count);
    }

    [Fact]
    public async Task A_server_that_no_trusted_authority_vouches_for_gets_nothing()
    {
        using var foreign = TestAuthority.Create("foreign");
        var options = new ApiCredentialOptions
        {
            Name = "untrusted",
            Department = CredentialBench.Department,
            Kind = ApiCredentialKind.OAuth2,
            OAuth2 = new OAuth2Options
            {
                TokenEndpoint = _server.Address,
                ClientId = "gateway",
                ClientSecretFile = _bench.Write("secret", "secret"),
            },
        };
        var byPlatform = _bench.OpenOne(options);
        options.Authorities = _bench.Write("foreign.pem", foreign.Pem);
        var byForeign = _bench.OpenOne(options);

        foreach (var credential in new[] { byPlatform, byForeign })
        {
            Assert.Contains("SecureConnectionError", await CredentialBench.HeaderAsync(credential), StringComparison.Ordinal);
        }

        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task No_secret_stands_in_logs_faults_or_texts()
    {
        var credential = _bench.OpenOAuth2(_server);
        await CredentialBench.HeaderAsync(credential);
        credential.Refused();
        _server.Says("""{"error":"invalid_client","error_description":"s3cr3t/+ of:client and token-1 are wrong"}""", 401);
        var fault = await CredentialBench.HeaderAsync(credential);
        _bench.Time.Advance(TimeSpan.FromSeconds(2));
        _server.Says("""{"error":"s3cr3t"}""", 400);
        fault += await CredentialBench.HeaderAsync(credential);

        Assert.Contains("Side = Gateway, Text = the token endpoint answered 401 invalid_client.", fault, StringComparison.Ordinal);
        Assert.Contains("answered 400.", fault, StringComparison.Ordinal);
        foreach (var text in new[] { fault, _bench.Logged, credential.ToString()! })
        {
            Assert.DoesNotContain("s3cr3t", text, StringComparison.Ordinal);
            Assert.DoesNotContain("token-", text, StringComparison.Ordinal);
        }

        Assert.Contains("housing-oauth2", _bench.Logged, StringComparison.Ordinal);
    }

    private void HandOut(long life) => _server.Answer = context => TokenServer.WriteAsync(
        context, $$"""{"access_token":"token-{{Interlocked.Increment(ref _handedOut)}}","token_type":"bearer","expires_in":{{life}}}""");
}
