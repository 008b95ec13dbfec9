using Gateway.Contracts.Management.V1;

namespace Gateway.Server.Tests.Apis.Traffic;

public sealed class SessionTests
{
    [Fact]
    public async Task The_calls_of_a_case_go_to_one_address_and_cases_to_both()
    {
        await using var upstreams = await TwoUpstreams.StartAsync(change: entry => entry.Api.Session = ApiSession.Case);

        var (first, second) = (0, 0);
        for (var i = 0; i < 24; i++)
        {
            var calls = await upstreams.CallAsync(3, _ => $"C-{i}");
            Assert.True(calls is (3, 0) or (0, 3), calls.ToString());
            (first, second) = (first + calls.First, second + calls.Second);
        }

        Assert.True(first > 0 && second > 0, $"{first} {second}");
    }

    [Fact]
    public async Task The_calls_of_a_system_go_to_one_address_whatever_their_case()
    {
        await using var upstreams = await TwoUpstreams.StartAsync(change: entry => entry.Api.Session = ApiSession.System);

        Assert.True(await upstreams.CallAsync(24, i => $"C-{i}") is (24, 0) or (0, 24));
    }

    [Fact]
    public async Task A_session_goes_on_elsewhere_while_its_address_is_gone()
    {
        await using var upstreams = await TwoUpstreams.StartAsync(change: entry => entry.Api.Session = ApiSession.System);
        var home = await upstreams.CallAsync(1) is (1, 0) ? upstreams.First : upstreams.Second;

        await home.DisposeAsync();

        var (first, second) = await upstreams.CallAsync(5);
        Assert.Equal(5, home == upstreams.First ? second : first);
    }
}
