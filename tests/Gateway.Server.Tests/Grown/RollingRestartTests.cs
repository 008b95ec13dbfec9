using System.Globalization;
using Gateway.Contracts.Audit.V1;
using Gateway.Server.Tests.Process;

namespace Gateway.Server.Tests.Grown;

public sealed class RollingRestartTests(ITestOutputHelper output)
{
    private const int Windows = 4;
    private const int CallsOfEach = 3;

    /// <summary>With a delay, balancers notice before callers are asked to leave; without one, what comes too late is turned away unprocessed.</summary>
    [Theory]
    [InlineData("00:00:04", true)]
    [InlineData("00:00:00", false)]
    public async Task A_rolling_restart_of_three_gateways_under_load_loses_no_call_and_no_record(string delay, bool unnoticed)
    {
        await using var city = await GrownCity.StartAsync(3, $"limits: {{ drain: 00:00:20, drainDelay: {delay} }}");
        Window[] windows = [.. Enumerable.Range(1, Windows).Select(number => new Window(number, city.Replicas))];
        await using var balancer = new Balancer(city.Replicas);
        using var stop = new CancellationTokenSource();
        var load = windows.SelectMany(window => Enumerable.Range(0, CallsOfEach).Select(_ => LoadAsync(window, balancer, stop.Token))).ToArray();
        foreach (var replica in city.Replicas)
        {
            await UntilAnsweredAsync(windows, 500);
            await RestartAsync(replica);
        }

        await UntilAnsweredAsync(windows, 500);
        await stop.CancelAsync();
        await Task.WhenAll(load);

        var answered = windows.SelectMany(window => window.Answered).ToDictionary();
        var unanswered = windows.SelectMany(window => window.Unanswered).ToDictionary();
        output.WriteLine($"{answered.Count} answered, {windows.Sum(window => window.Refused.Count)} refused by a stale snapshot, {unanswered.Count} turned away unprocessed: {string.Join("; ", unanswered.Values.Distinct().Take(5))}");

        // A machine too busy to confirm the catalogue within a second refuses, and says so; nothing else is a reason here.
        var refused = windows.SelectMany(window => window.Refused).ToDictionary();
        Assert.All(refused.Values, reason => Assert.Equal("SNAPSHOT_STALE", reason));
        var records = (await city.RecordsAsync()).Where(record => record.CaseNumber != "start" && record.Kind == RecordKind.Exchange).ToLookup(record => record.Outcome is Outcome.Refused or Outcome.Failed);
        Assert.Equal(refused.Keys.Order(), records[true].Select(record => record.CaseNumber).Order());
        var recorded = records[false].ToLookup(record => record.CaseNumber);

        // What was accepted was answered: no record tells of a call that its caller had no answer to, and none is there twice or not at all.
        Assert.DoesNotContain(unanswered, attempt => recorded.Contains(attempt.Key));
        Assert.Equal(answered.Count, recorded.Count);
        Assert.All(answered, call => Assert.Equal(call.Value, new Guid(Assert.Single(recorded[call.Key]).ExchangeId.Span, bigEndian: true).ToString("D")));
        if (unnoticed)
        {
            Assert.Empty(unanswered);
        }
    }

    private static async Task LoadAsync(Window window, Balancer balancer, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await window.CallAsync(await balancer.ChooseAsync());
        }
    }

    private static Task UntilAnsweredAsync(Window[] windows, int more)
    {
        int Count() => windows.Sum(window => window.Answered.Count);
        var target = Count() + more;
        return Testing.Poll.UntilAsync(() => Count() >= target, TimeSpan.FromSeconds(60), $"{more.ToString(CultureInfo.InvariantCulture)} more calls are answered");
    }

    private async Task RestartAsync(GatewayReplica replica)
    {
        var began = TimeProvider.System.GetTimestamp();
        replica.Terminate();
        Assert.Equal(0, await replica.WaitForExitAsync(TimeSpan.FromSeconds(40)));
        var ended = TimeProvider.System.GetElapsedTime(began);
        await replica.StartAsync();
        output.WriteLine($"gateway {replica.Number}: ended after {ended.TotalSeconds:F1} s, ready again after {TimeProvider.System.GetElapsedTime(began).TotalSeconds:F1} s");
    }
}
