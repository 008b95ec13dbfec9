using System.Diagnostics;
using System.Text;
using Gateway.Contracts.Audit.V1;
using Gateway.Server.Tests.City;

namespace Gateway.Server.Tests.Apis.Hostile;

/// <summary>Callers that drip, or do not read: their connections end, and others are answered meanwhile.</summary>
public sealed class SlowCallerTests(RawCity fixture) : IClassFixture<RawCity>
{
    private static readonly TimeSpan s_quick = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task Heads_that_drip_end_after_their_time_while_others_are_answered()
    {
        var callers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => RawCaller.ConnectAsync(fixture.City.City)));
        var since = Stopwatch.GetTimestamp();
        var drips = callers.Select(caller => DripAsync(caller, RawCaller.Get(more: "X: " + new string('a', 1_000) + "\r\n"))).ToArray();

        await AssertOthersAsync(until: Task.WhenAll(drips));

        Assert.InRange(Stopwatch.GetElapsedTime(since), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(16));
        Assert.All(await Task.WhenAll(callers.Select(caller => caller.ReadAsync(1))), answers => Assert.All(answers, answer => Assert.Equal(408, answer.Status)));
        await EndAsync(callers);
    }

    [Fact]
    public async Task Bodies_that_drip_are_refused_recorded_and_others_are_answered()
    {
        var callers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => RawCaller.ConnectAsync(fixture.City.City)));
        await Task.WhenAll(callers.Select(caller => caller.SendAsync(RawCaller.Post("Content-Length: 1000\r\n", "{"))));
        var reads = callers.Select(caller => caller.ReadAsync(1)).ToArray();
        var drips = callers.Zip(reads).Select(pair => DripAsync(pair.First, new string(' ', 999), pair.Second)).ToArray();

        await AssertOthersAsync(until: Task.WhenAll(reads));

        foreach (var answers in await Task.WhenAll(reads))
        {
            var answer = Assert.Single(answers);
            Assert.Equal(("REQUEST_MALFORMED", "consumer"), (answer.Reason, answer.Fault));
            var (record, _) = await LogOf.FindAsync(fixture.City.City, answer.Exchange);
            Assert.Equal("REQUEST_MALFORMED", record.Reason);
        }

        await Task.WhenAll(drips);
        await EndAsync(callers);
    }

    [Fact]
    public async Task Callers_that_do_not_read_hold_their_places_no_longer_than_a_call_may_take()
    {
        await using var upstream = new RawUpstream();
        await using var city = await ApiCity.StartAsync(
            (options, _) =>
            {
                (options.Departments.Concurrency, options.Departments.Queue, options.Departments.BreakerMinimumCalls) = (4, 4, 1_000);
                options.Apis.Upstreams.Add(new() { Department = "gongan", Address = upstream.Address.ToString(), Networks = { "127.0.0.0/8" } });
            },
            entry => entry.Api.Destinations[0].Address = upstream.Address + "base");
        var before = (await LogOf.AllAsync(city.City)).Count;
        upstream.Answer = (stream, token) => RawUpstream.WriteAsync(stream, RawUpstream.Sound("{\"data\":{\"name\":\"" + new string('a', 15 << 20) + "\"}}"), token);
        var callers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RawCaller.ConnectAsync(city.City)));
        await Task.WhenAll(callers.Select(caller => caller.SendAsync(RawCaller.Get())));

        await Gateway.Testing.Poll.UntilAsync(
            async () => (await LogOf.AllAsync(city.City)).Skip(before).Count(record => record.Kind == RecordKind.Closed) == 4,
            TimeSpan.FromSeconds(6),
            "the calls have ended");

        var closed = (await LogOf.AllAsync(city.City)).Skip(before).Where(record => record.Kind == RecordKind.Closed);
        Assert.All(closed, record => Assert.Equal("DEADLINE_EXCEEDED", record.Reason));
        upstream.Answer = (stream, token) => RawUpstream.WriteAsync(stream, RawUpstream.Sound(ApiCity.Taxpayer), token);
        Assert.Equal(200, Assert.Single(await RawCaller.AskAsync(city.City, RawCaller.Get(more: "Connection: close\r\n"))).Status);
        await EndAsync(callers);
    }

    private static async Task DripAsync(RawCaller caller, string text, Task? until = null)
    {
        foreach (var character in text)
        {
            if (until is { IsCompleted: true } || !await caller.SendAsync(Encoding.Latin1.GetBytes([character])))
            {
                return;
            }

            await Task.Delay(100);
        }
    }

    private async Task AssertOthersAsync(Task until)
    {
        while (!until.IsCompleted)
        {
            var since = Stopwatch.GetTimestamp();
            var answer = Assert.Single(await RawCaller.AskAsync(fixture.City.City, RawCaller.Get(more: "Connection: close\r\n")));
            Assert.Equal(200, answer.Status);
            Assert.InRange(Stopwatch.GetElapsedTime(since), TimeSpan.Zero, s_quick);
            await Task.WhenAny(until, Task.Delay(200));
        }

        await until;
    }

    private static async Task EndAsync(RawCaller[] callers)
    {
        foreach (var caller in callers)
        {
            await caller.DisposeAsync();
        }
    }
}
