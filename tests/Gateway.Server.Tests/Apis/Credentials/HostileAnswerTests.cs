using Microsoft.AspNetCore.Http;

namespace Gateway.Server.Tests.Apis.Credentials;

public sealed class HostileAnswerTests : IAsyncLifetime
{
    private readonly CredentialBench _bench = new();
    private TokenServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await _bench.ServeAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Theory]
    [InlineData("<html><body>maintenance</body></html>", "is not a JSON object")]
    [InlineData("", "is not a JSON object")]
    [InlineData("[]", "is not a JSON object")]
    [InlineData("null", "is not a JSON object")]
    [InlineData("""{"access_token":"a","access_token":"b","token_type":"bearer"}""", "is not a JSON object")]
    [InlineData("{}", "no token_type Bearer")]
    [InlineData("""{"access_token":"a","expires_in":60}""", "no token_type Bearer")]
    [InlineData("""{"access_token":"a","token_type":"mac","expires_in":60}""", "no token_type Bearer")]
    [InlineData("""{"token_type":"bearer","expires_in":60}""", "no access_token")]
    [InlineData("""{"access_token":"","token_type":"bearer","expires_in":60}""", "no access_token")]
    [InlineData("""{"access_token":null,"token_type":"bearer","expires_in":60}""", "no access_token")]
    [InlineData("""{"access_token":{"a":1},"token_type":"bearer","expires_in":60}""", "no access_token")]
    [InlineData("""{"access_token":"a\r\nX-Evil: 1","token_type":"bearer","expires_in":60}""", "no access_token")]
    [InlineData("""{"access_token":"a\u0000b","token_type":"bearer","expires_in":60}""", "no access_token")]
    [InlineData("""{"access_token":"a b","token_type":"bearer","expires_in":60}""", "no access_token")]
    [InlineData("""{"access_token":"\ud800","token_type":"bearer","expires_in":60}""", "no access_token")]
    [InlineData("""{"access_token":"é","token_type":"bearer","expires_in":60}""", "no access_token")]
    [InlineData("""{"access_token":"a","token_type":"bearer","expires_in":-1}""", "expires_in")]
    [InlineData("""{"access_token":"a","token_type":"bearer","expires_in":0}""", "expires_in")]
    [InlineData("""{"access_token":"a","token_type":"bearer","expires_in":null}""", "expires_in")]
    [InlineData("""{"access_token":"a","token_type":"bearer","expires_in":1e400}""", "expires_in")]
    [InlineData("""{"access_token":"a","token_type":"bearer","expires_in":99999999999999999999999}""", "expires_in")]
    public async Task An_unsound_answer_is_the_providers_fault(string answer, string why)
    {
        _server.Says(answer);

        var fault = await CredentialBench.HeaderAsync(_bench.OpenOAuth2(_server));

        Assert.Contains("Side = Provider", fault, StringComparison.Ordinal);
        Assert.Contains(why, fault, StringComparison.Ordinal);
        Assert.DoesNotContain("Evil", fault + _bench.Logged, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("9223372036854775807")]
    [InlineData("\"31536000\"")]
    public async Task A_token_for_longer_than_a_day_is_fetched_daily(string life)
    {
        _server.Says($$"""{"access_token":"a","token_type":"Bearer","expires_in":{{life}}}""");
        var credential = _bench.OpenOAuth2(_server);
        await CredentialBench.HeaderAsync(credential);
        _server.Says("""{"access_token":"b","token_type":"Bearer","expires_in":60}""");
        _bench.Time.Advance(TimeSpan.FromDays(1));

        Assert.Equal("Bearer b", await CredentialBench.HeaderAsync(credential));
    }

    [Fact]
    public async Task A_token_without_a_life_is_used_for_five_minutes()
    {
        _server.Says("""{"access_token":"a","token_type":"Bearer"}""");
        var credential = _bench.OpenOAuth2(_server);
        await CredentialBench.HeaderAsync(credential);
        _server.Says("""{"access_token":"b","token_type":"Bearer"}""");
        _bench.Time.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal("Bearer b", await CredentialBench.HeaderAsync(credential));
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        var other = await _bench.ServeAsync();
        _server.Answer = context =>
        {
            context.Response.Redirect(other.Address, permanent: false, preserveMethod: true);
            return Task.CompletedTask;
        };

        var fault = await CredentialBench.HeaderAsync(_bench.OpenOAuth2(_server));

        Assert.Contains("answered 307; redirects are not followed", fault, StringComparison.Ordinal);
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task An_answer_without_end_is_hung_up_on()
    {
        // A megabyte or ten fit into the sockets' buffers: only the hang-up tells that nobody reads on.
        var hungUp = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _server.Answer = async context =>
        {
            context.RequestAborted.Register(hungUp.SetResult);
            var chunk = new byte[64 << 10];
            chunk.AsSpan().Fill((byte)' ');
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(chunk);
                await context.Response.Body.FlushAsync();
            }
        };

        var fault = await CredentialBench.HeaderAsync(_bench.OpenOAuth2(_server));

        Assert.Contains("answered with more than 64 KiB", fault, StringComparison.Ordinal);
        await hungUp.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_the_providers_fault()
    {
        _server.Answer = async context =>
        {
            context.Response.ContentLength = 1000;
            await context.Response.WriteAsync("{");
            context.Abort();
        };

        Assert.Contains("Side = Provider", await CredentialBench.HeaderAsync(_bench.OpenOAuth2(_server)), StringComparison.Ordinal);
    }
}
