using Gateway.Contracts.Management.V1;
using Gateway.Server.Apis.Upstreams;

namespace Gateway.Server.Tests.Apis.Traffic;

/// <summary>An API at two addresses.</summary>
internal sealed class TwoUpstreams : IAsyncDisposable
{
    private TwoUpstreams(ApiCity city, Upstream second) => (City, Second) = (city, second);

    public ApiCity City { get; }

    public Upstream First => City.Upstream;

    public Upstream Second { get; }

    /// <summary>Starts both.</summary>
    /// <param name="probe">How both are probed; null for not.</param>
    /// <param name="change">What is otherwise of the entry.</param>
    public static async Task<TwoUpstreams> StartAsync(ApiProbeOptions? probe = null, Action<Entry>? change = null)
    {
        var second = await Upstream.StartAsync();
        var city = await ApiCity.StartAsync(
            (options, first) =>
            {
                options.Departments.Reactivation = TimeSpan.FromMilliseconds(300);
                options.Apis.Upstreams[0].Probe = probe;
                options.Apis.Upstreams.Add(new() { Department = "gongan", Address = second.Address.ToString(), Networks = { "127.0.0.0/8" }, Probe = probe });
            },
            entry =>
            {
                entry.Api.Destinations.Add(new Gateway.Contracts.Management.V1.ApiDestination { Name = "two", Address = second.Address + "base" });
                change?.Invoke(entry);
            });
        second.Requests.Clear();
        return new TwoUpstreams(city, second);
    }

    /// <summary>Calls so many times, each of them answered.</summary>
    /// <returns>How many calls each of the two had.</returns>
    public async Task<(int First, int Second)> CallAsync(int count, Func<int, string>? caseOf = null)
    {
        var before = (First: Calls(First), Second: Calls(Second));
        for (var i = 0; i < count; i++)
        {
            using var response = await City.GetAsync("/taxpayers/" + ApiCity.Firm, request =>
            {
                if (caseOf is not null)
                {
                    request.Headers.Remove("Gateway-Case");
                    request.Headers.Add("Gateway-Case", caseOf(i));
                }
            });
            Assert.Equal("", await ApiCity.ReasonAsync(response));
        }

        return (Calls(First) - before.First, Calls(Second) - before.Second);
    }

    public async ValueTask DisposeAsync()
    {
        await City.DisposeAsync();
        await Second.DisposeAsync();
    }

    private static int Calls(Upstream upstream) => upstream.Requests.Count(request => request.Target.Contains("/taxpayers/", StringComparison.Ordinal));
}
