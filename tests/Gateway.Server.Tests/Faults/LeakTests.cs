using System.Collections.Concurrent;
using Gateway.Contracts.Audit.V1;
using Gateway.Server.Departments;
using Gateway.Server.Tests.City;
using Gateway.Testing;
using Google.Protobuf;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Fate = Gateway.Server.Tests.Faults.ReachedCalls.Fate;

namespace Gateway.Server.Tests.Faults;

/// <summary>Ten thousand calls whose callers do not wait for the end: nothing stays behind, and everything is recorded.</summary>
[Collection(nameof(Alone))]
public sealed class LeakTests
{
    private const int Callers = 32;
    private const int Rounds = 5;
    private const int CallsPerRound = 2_000;

    // Seven calls of ten reach the gateway; 1 KB that stayed behind of each of them would be more.
    private const long GreatestKeptPerCall = 512;

    private readonly ConcurrentBag<ByteString> _asked = [];
    private readonly ReachedCalls _reached = new(Rounds * CallsPerRound);

    [Fact]
    public async Task Calls_that_are_cancelled_late_or_cut_off_leave_nothing_behind_and_are_recorded()
    {
        using var connections = new OpenConnections();
        await using var city = await TestCity.StartAsync(
            options => options.Verification.MismatchesPerDay = 1000,
            builder => builder.Services.AddSingleton<IStartupFilter>(_reached));
        city.Adapter.Fetch = (request, _) =>
        {
            _asked.Add(request.ExchangeId);
            return Task.FromResult(Registered.Answer(request));
        };
        city.Adapter.Verify = (request, _) =>
        {
            _asked.Add(request.ExchangeId);
            return Task.FromResult(Registered.Answer(request));
        };
        city.Adapter.FetchMany = async (request, context) =>
        {
            _asked.Add(request.ExchangeId);

            // A second page is under way long enough to be given up.
            await Task.Delay(request.Keys.Count < 250 ? 2 : 0, context.CancellationToken);
            return Registered.Answer(request);
        };
        var certificate = city.Certificate("shenpi", "shenpi-window");
        var before = connections.Of(city.Gateway.Address);
        var heaps = new List<long>();
        for (var round = 0; round < Rounds; round++)
        {
            await RunAsync(city, certificate, round * CallsPerRound);
            await UntilQuietAsync(city, () => connections.Of(city.Gateway.Address) <= before);
            heaps.Add(Heap(city));
        }

        Assert.All(Enumerable.Range(0, Rounds * CallsPerRound), call => Assert.NotEqual(Fate.Lost, _reached.Of(call)));
        await AllAreRecordedAsync(city);

        // The first rounds fill the caches and pools that a server keeps; how full those are at the end of a round is a matter of chance.
        var kept = (Math.Min(heaps[^1], heaps[^2]) - heaps[1]) / (2 * CallsPerRound);
        Assert.True(kept < GreatestKeptPerCall, $"{kept} bytes a call stay behind: {string.Join(", ", heaps)}");
    }

    private static async Task RunAsync(TestCity city, TestCertificate certificate, int first)
    {
        using var calls = new ImpatientCalls(city, certificate);
        await Parallel.ForEachAsync(
            Enumerable.Range(first, CallsPerRound), new ParallelOptions { MaxDegreeOfParallelism = Callers }, async (call, _) => await calls.MakeAsync(call));
    }

    private async Task AllAreRecordedAsync(TestCity city)
    {
        var records = (await LogOf.AllAsync(city)).Where(record => record.ConsumerSystem == "shenpi-window" && record.Kind != RecordKind.Act).ToList();
        var recorded = records
            .Where(record => record.CaseNumber.StartsWith("L-", StringComparison.Ordinal))
            .ToLookup(record => ImpatientCalls.NumberOf(record.CaseNumber), record => (record.ExchangeId, record.Kind));
        var taken = Enumerable.Range(0, Rounds * CallsPerRound).Where(call => _reached.Of(call) == Fate.Taken).ToHashSet();
        Assert.InRange(taken.Count, Rounds * CallsPerRound * 2 / 5, int.MaxValue);
        Assert.InRange(recorded.Count(each => each.First().Kind == RecordKind.Opened), Rounds * CallsPerRound / 10, int.MaxValue);
        var ids = records.Select(record => record.ExchangeId).ToHashSet();
        Assert.DoesNotContain(_asked, id => !ids.Contains(id));
        Assert.DoesNotContain(recorded, each => !taken.Contains(each.Key));
        Assert.All(recorded, each => AreWhole([.. each]));

        // Whose deadline passed before its request was read is recorded without what it asked.
        Assert.Equal(taken.Count - recorded.Count, records.Count(record => record.Operation.Length == 0));
    }

    private static void AreWhole(List<(ByteString Id, RecordKind Kind)> records)
    {
        Assert.Single(records.Select(record => record.Id).Distinct());
        var kinds = records.ConvertAll(record => record.Kind);
        if (kinds[0] == RecordKind.Opened)
        {
            Assert.Equal(RecordKind.Closed, kinds[^1]);
            Assert.All(kinds[1..^1], kind => Assert.Equal(RecordKind.Page, kind));
        }
        else
        {
            Assert.Equal([RecordKind.Exchange], kinds);
        }
    }

    private Task UntilQuietAsync(TestCity city, Func<bool> areConnectionsGone)
    {
        var departments = city.Gateway.Services.GetRequiredService<DepartmentCaller>();
        var channels = city.Gateway.Services.GetRequiredService<AdapterChannels>();
        return Poll.UntilAsync(
            () => _reached.UnderWay == 0
                && channels.InFlight == 0
                && departments.Lines.All(line => line.Value.Bulkhead.GetStatistics() is { CurrentQueuedCount: 0, CurrentAvailablePermits: var free } && free == city.Options.Departments.Concurrency)
                && areConnectionsGone(),
            TimeSpan.FromSeconds(30),
            "no call and no connection is left");
    }

    private static long Heap(TestCity city)
    {
        city.Adapter.Forget();
        city.Logs.Forget();
        for (var i = 0; i < 3; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
