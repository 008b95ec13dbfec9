using System.Diagnostics;
using System.Globalization;
using Gateway.Contracts.Management.V1;
using Gateway.Storage.Following;
using Gateway.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gateway.Server.Tests.Apis;

/// <summary>Ten thousand APIs cost what their text costs, until they are called.</summary>
[Collection(nameof(Alone))]
public sealed class ManyApisTests
{
    private const int Many = 10_000;
    private const int Calls = 200;

    [Fact]
    public async Task Memory_start_and_calls_stay_flat()
    {
        // The first city pays for the compiler.
        await MeasureAsync(1);
        var few = await MeasureAsync(10);
        var many = await MeasureAsync(Many);
        var told = $"{few}\n{many}";
        TestContext.Current.TestOutputHelper?.WriteLine(told);

        Assert.True((many.Bytes - few.Bytes) / Many < (8 << 10) + ApiBodyTests.Schema.Length, told);
        Assert.True(many.BytesPerCall < few.BytesPerCall * 1.25, told);
        Assert.True(many.Call < (few.Call * 2) + TimeSpan.FromMilliseconds(2), told);
        Assert.True(many.Start < few.Start + TimeSpan.FromSeconds(5), told);
        Assert.InRange(many.Timers - few.Timers, -20, 20);
        Assert.InRange(many.Threads - few.Threads, -20, 20);
    }

    private static async Task<Measured> MeasureAsync(int count)
    {
        await using var city = await ApiCity.StartAsync();
        Document[] agreements = [.. new[] { 0, count - 1 }.Distinct().Select(Agreement)];
        await city.City.ApplyAsync([.. Enumerable.Range(0, count).Select(i => Entry(city.Upstream.Address, i)), .. agreements]);
        foreach (var number in (int[])[0, count - 1])
        {
            await Poll.UntilAsync(async () => await IsAnsweredAsync(city, number), TimeSpan.FromSeconds(20), $"API {number} is served");
        }

        var (timers, threads) = (Timer.ActiveCount, ThreadPool.ThreadCount);
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var times = new List<TimeSpan>();
        for (var i = 0; i < Calls; i++)
        {
            var since = Stopwatch.GetTimestamp();
            Assert.True(await IsAnsweredAsync(city, count - 1));
            times.Add(Stopwatch.GetElapsedTime(since));
        }

        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        times.Sort();
        await city.City.Gateway.StopAsync();

        // What a second gateway adds in this process, so that what earlier tests left or freed is in neither figure.
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var begun = Stopwatch.GetTimestamp();
        await using var again = GatewayHost.Build(city.City.Options, builder => builder.Logging.ClearProviders());
        await again.StartAsync();
        await Poll.UntilAsync(
            () => Task.FromResult(again.Services.GetRequiredService<SnapshotFollower>().Current.Snapshot.FindEntry("gongan", NameOf(count - 1), 1) is not null),
            TimeSpan.FromSeconds(20),
            "the APIs are loaded");
        var start = Stopwatch.GetElapsedTime(begun);
        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        await again.StopAsync();
        return new Measured(count, bytes, allocated / Calls, times[Calls / 2], start, timers, threads);
    }

    private static async Task<bool> IsAnsweredAsync(ApiCity city, int number)
    {
        using var response = await city.GetAsync("/taxpayers/" + ApiCity.Firm, entry: NameOf(number));
        return (await response.Content.ReadAsStringAsync()).StartsWith("""{"data":{"name":"云溪小吃店",""", StringComparison.Ordinal);
    }

    private static Document Entry(Uri address, int number) => ApiCity.Entry(address, entry =>
    {
        (entry.ApiName, entry.Code) = (NameOf(number), NameOf(number));
        entry.Api.Operations.Single(operation => operation.TakesBody).BodySchema = ApiBodyTests.Schema;
    });

    private static Document Agreement(int number) => ApiCity.Agreement(agreement => (agreement.Id, agreement.Entry) = ("A-" + NameOf(number), NameOf(number)));

    private static string NameOf(int number) => "tax" + number.ToString(CultureInfo.InvariantCulture);

    private sealed record Measured(int Count, long Bytes, long BytesPerCall, TimeSpan Call, TimeSpan Start, long Timers, int Threads);
}
