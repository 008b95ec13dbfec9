using System.Diagnostics;
using Gateway.Contracts.Audit.V1;
using Gateway.Contracts.V1;
using Gateway.Server.Tests.City;
using Gateway.Testing;
using Google.Rpc;
using Grpc.Core;

namespace Gateway.Server.Tests.Grown;

public sealed class QuotaTests(ITestOutputHelper output)
{
    private const int Calls = 30_000;
    private const int Quota = 10_000;
    private const int InFlight = 96;

    private int _begun;
    private int _answered;
    private int _spent;
    private int _unanswered;
    private int _again;

    [Fact]
    public async Task Of_30000_calls_against_a_quota_of_10000_exactly_10000_are_answered_by_three_gateways()
    {
        await using var city = await StartAsync();
        await CallAsync(city, InFlight);

        // Exactly; but a call that a machine too busy to confirm the catalogue refuses after it was counted is spent and not answered.
        Assert.Equal((Calls, 0), (_answered + _spent, _unanswered));
        Assert.InRange(_answered, Quota - _again, Quota);
        await RequireRecordedAsync(city, _answered, Quota);
    }

    [Fact]
    public async Task With_gateways_killed_in_the_middle_never_more_are_answered()
    {
        await using var city = await StartAsync();
        var calling = CallAsync(city, InFlight);
        foreach (var replica in city.Replicas)
        {
            var target = _answered + 1500;
            await Poll.UntilAsync(() => Volatile.Read(ref _answered) >= target || calling.IsCompleted, TimeSpan.FromSeconds(60), "calls are answered");
            replica.Kill();
            await replica.StartAsync();
        }

        await calling;
        output.WriteLine($"{Quota - _answered} fewer than the quota were answered");

        // What a killed gateway had leased is lost for the day: eighths of a third of what was left, and no more.
        Assert.InRange(_answered, Quota / 2, Quota);
        Assert.Equal(Calls, _answered + _spent + _unanswered);
        await RequireRecordedAsync(city, _answered, Quota);
    }

    private static async Task<GrownCity> StartAsync()
    {
        var city = await GrownCity.StartAsync(3);
        await city.ApplyAsync(Registered.Agreement(agreement => agreement.DailyQuota = Quota));
        return city;
    }

    /// <summary>No record tells of more than the quota, nor of fewer than were answered.</summary>
    private static async Task RequireRecordedAsync(GrownCity city, int least, int most)
    {
        var released = (await city.RecordsAsync()).Where(record => record.Outcome == Outcome.Found && record.CaseNumber == "C-1").ToList();
        Assert.InRange(released.Count, least, most);
        Assert.Equal(released.Count, released.DistinctBy(record => record.ExchangeId).Count());
    }

    private async Task CallAsync(GrownCity city, int inFlight)
    {
        var clients = city.Replicas.Select(replica => new SharedDataService.SharedDataServiceClient(replica.Connect("shenpi", "shenpi-window"))).ToArray();
        var since = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, inFlight).Select(number => Task.Run(() => CallAllAsync(clients[number % clients.Length]))));
        var took = Stopwatch.GetElapsedTime(since);
        output.WriteLine($"{_answered} answered, {_spent} refused by the quota, {_unanswered} without an answer, {_again} called again, in {took.TotalSeconds:F1} s: {Calls / took.TotalSeconds:F0} calls/s");
    }

    private async Task CallAllAsync(SharedDataService.SharedDataServiceClient client)
    {
        while (Interlocked.Increment(ref _begun) <= Calls)
        {
            while (!await CallOnceAsync(client))
            {
                Interlocked.Increment(ref _again);
            }
        }
    }

    /// <summary>False where the call was refused before it was counted: it may be made again.</summary>
    private async Task<bool> CallOnceAsync(SharedDataService.SharedDataServiceClient client)
    {
        try
        {
            await client.LookupAsync(Registered.Lookup());
            Interlocked.Increment(ref _answered);
            return true;
        }
        catch (RpcException exception)
        {
            var reason = exception.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Reason;
            switch (reason)
            {
                case "QUOTA_SPENT":
                    Interlocked.Increment(ref _spent);
                    return true;
                case null:
                    // Killed under it, or not there: it may have been counted.
                    Interlocked.Increment(ref _unanswered);
                    await Task.Delay(250);
                    return true;
                default:
                    Assert.Contains(reason, (string[])["SNAPSHOT_STALE", "METER_UNAVAILABLE"]);
                    await Task.Delay(20);
                    return false;
            }
        }
    }
}
