using Gateway.Server.Apis.Credentials;
using Gateway.Server.Apis.Credentials.Renewing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Gateway.Server.Tests.Apis.Credentials;

public sealed class RenewedSecretTests : IDisposable
{
    private static readonly AsyncLocal<string?> s_callers = new();

    private readonly FakeTimeProvider _time = new();
    private readonly CancellationTokenSource _stopping = new();

    public void Dispose() => _stopping.Dispose();

    [Fact]
    public async Task An_unforeseen_exception_is_a_fault_without_its_message()
    {
        var secret = Renewed(_ => throw new InvalidOperationException("s3cr3t"));

        var fetched = await secret.GetAsync(default);

        Assert.Equal(CredentialFault.OfGateway("unforeseen InvalidOperationException."), fetched.Fault);
        Assert.DoesNotContain("s3cr3t", secret.ToString() + fetched, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_gateway_stops_who_waits_is_told()
    {
        var secret = Renewed(token => Task.Delay(Timeout.Infinite, token).ContinueWith(Value, token, TaskContinuationOptions.None, TaskScheduler.Default));
        var waiting = secret.GetAsync(default).AsTask();

        await _stopping.CancelAsync();

        Assert.Equal(CredentialFault.OfGateway("the gateway is stopping."), (await waiting.WaitAsync(CredentialBench.Patience)).Fault);
    }

    [Fact]
    public async Task What_ends_on_its_way_is_not_used()
    {
        var secret = Renewed(_ =>
        {
            _time.Advance(TimeSpan.FromSeconds(4));
            return Task.FromResult(Fetched<string>.Of("late", TimeSpan.FromSeconds(4)));
        });

        Assert.Equal(CredentialFault.OfProvider("what was handed out ended before it came."), (await secret.GetAsync(default)).Fault);
    }

    [Fact]
    public async Task Nothing_of_the_first_caller_goes_with_the_fetch()
    {
        s_callers.Value = "the caller's";
        string? seen = null;
        var secret = Renewed(_ =>
        {
            seen = s_callers.Value;
            return Task.FromResult(Fetched<string>.Of("value", TimeSpan.FromMinutes(1)));
        });

        Assert.Equal("value", (await secret.GetAsync(default)).Value);
        Assert.Null(seen);
    }

    [Theory]
    [InlineData(0.8, 60, 3600, 2880)]
    [InlineData(0.8, 60, 240, 180)]
    [InlineData(0.8, 60, 90, 45)]
    [InlineData(1, 180, 900, 720)]
    [InlineData(1, 0, 900, 900)]
    public void It_is_renewed_at_the_earlier_of_share_and_lead_but_not_in_the_first_half(double share, int before, int life, int renewed) =>
        Assert.Equal(
            TimeSpan.FromSeconds(renewed), new RenewalTimes(share, TimeSpan.FromSeconds(before)).RenewAfter(TimeSpan.FromSeconds(life)));

    private RenewedSecret<string> Renewed(Func<CancellationToken, Task<Fetched<string>>> fetch) =>
        new("one", new CredentialContext(_time, NullLogger.Instance, _stopping.Token), new RenewalTimes(0.8, TimeSpan.FromSeconds(60)), fetch);

    private static Fetched<string> Value(Task ended) => Fetched<string>.Of("value", TimeSpan.FromMinutes(1));
}
