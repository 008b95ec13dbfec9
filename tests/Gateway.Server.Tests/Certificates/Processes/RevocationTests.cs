using Gateway.Server.Tests.Faults;
using Gateway.Testing;

namespace Gateway.Server.Tests.Certificates.Processes;

/// <summary>
/// Rule 9 with everything real: three gateway processes, one PostgreSQL, one Redis, and a department whose register lags behind its own
/// reports, while each of them is killed, frozen, wiped or restored. <c>GATEWAY_TESTS_LONG=1</c> freezes a gateway for a minute instead
/// of three seconds.
/// </summary>
[Collection(nameof(Alone))]
public sealed class RevocationTests
{
    private const int Gateways = 3;
    private const int Revocations = 2_000;

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan s_freeze =
        Environment.GetEnvironmentVariable("GATEWAY_TESTS_LONG") == "1" ? TimeSpan.FromMinutes(1) : TimeSpan.FromSeconds(3);

    private readonly LaggingRegister _register = new(Gateways);
    private readonly Findings _findings = new();
    private readonly LicencePool _pool;

    public RevocationTests() => _pool = new LicencePool(_register, Gateways);

    [Fact]
    public async Task A_revoked_licence_is_never_answered_as_valid_whatever_happens_to_the_databases_and_the_gateways()
    {
        await using var fleet = await Fleet.StartAsync(Gateways, _register.Answer);
        var reporters = new Reporters(fleet, _register, _pool, _findings);

        // Longer than a freeze: what a gateway held when it was frozen it answers afterwards.
        var callers = new Callers(fleet, _pool, _findings, s_freeze + TimeSpan.FromSeconds(10));
        using var stopReporting = new CancellationTokenSource();
        using var stopAsking = new CancellationTokenSource();
        var asking = callers.RunAsync(stopAsking.Token);
        var reporting = reporters.RunAsync(stopReporting.Token);

        await DisturbAsync(fleet, reporters);
        await Poll.UntilAsync(() => reporters.Acknowledged >= Revocations, s_patience, "enough is revoked");
        await stopReporting.CancelAsync();
        await reporting.WaitAsync(s_patience);
        await Poll.UntilAsync(() => _pool.FollowedCount == 0, s_patience, "every gateway shows every revocation");
        await stopAsking.CancelAsync();
        await asking.WaitAsync(s_patience);

        await TellAsync(fleet, reporters);
        Assert.Empty(_register.All.Where(licence => licence.Broken is not null).Select(licence => $"{licence.Phase}: {licence.Broken} too late"));
        Assert.Empty(_findings.Faults);
        Assert.True(_findings.Cached > _findings.Answers / 10, $"{_findings.Cached} of {_findings.Answers} answers came out of a cache");
    }

    private async Task DisturbAsync(Fleet fleet, Reporters reporters)
    {
        var redis = fleet.Redis;
        await DuringAsync("calm", 4, () => Task.CompletedTask);
        await SaveAsync(redis);
        var dump = await File.ReadAllBytesAsync(redis.DumpFile);
        await DuringAsync("Redis frozen", 2, Do(redis.Pause), Do(redis.Resume));
        await DuringAsync("Redis killed", 2, Do(redis.Kill), () => RestartAsync(redis, null));
        await DuringAsync("Redis wiped", 1, () => redis.CommandAsync("FLUSHALL"));
        await DuringAsync("Redis restored", 2, () => RestartAsync(redis, dump));
        await DuringAsync("PostgreSQL killed", 2, Do(fleet.Postgres.Kill), () => fleet.Postgres.RestartAsync());
        await DuringAsync("calm", 2, () => Task.CompletedTask);
        await LoseEventsAsync(fleet, reporters);
        await DuringAsync("gateway frozen", s_freeze.TotalSeconds, Do(fleet.Gateways[1].Pause), Do(fleet.Gateways[1].Resume));
        await DuringAsync("gateway killed", 1, Do(fleet.Gateways[2].Kill), fleet.Gateways[2].StartAsync);
        _findings.Phase = "calm";
    }

    /// <summary>
    /// The databases are restored from copies that lack the latest revocations; the caches, in Redis and in the gateways, knew the licences
    /// as valid before those, and nobody asked since. Only the source knows, which has to have caught up by then.
    /// </summary>
    private async Task LoseEventsAsync(Fleet fleet, Reporters reporters)
    {
        await SaveAsync(fleet.Redis);
        var dump = await File.ReadAllBytesAsync(fleet.Redis.DumpFile);
        var copy = await fleet.Postgres.BackUpAsync();
        _pool.IsQuiet = true;
        await DuringAsync("after the backup", 2, () => Task.CompletedTask);
        _register.CatchUp();
        await DuringAsync("PostgreSQL restored", 3, () => Task.WhenAll(fleet.Postgres.RestoreAsync(copy), RestartAsync(fleet.Redis, dump)));

        var lost = reporters.Acknowledged - await fleet.CountEventsAsync();
        Assert.True(lost > 0, "the restored database holds every revocation");
        var quiet = _pool.EndQuiet();
        _register.FallBehind();
        await DuringAsync("after the restore", 2, () => Task.CompletedTask);
        TestContext.Current.TestOutputHelper?.WriteLine($"{lost} revocations were lost with the database, {quiet} of which nobody had asked about.");
    }

    private async Task DuringAsync(string phase, double seconds, Func<Task> begin, Func<Task>? end = null)
    {
        _findings.Phase = phase;
        await begin();
        await Task.Delay(TimeSpan.FromSeconds(seconds));
        if (end is not null)
        {
            await end();
        }
    }

    private async Task TellAsync(Fleet fleet, Reporters reporters)
    {
        var counts = await Task.WhenAll(fleet.Gateways.Select(gateway => gateway.CountsAsync()));
        var names = counts.SelectMany(count => count.Keys).Distinct().Order(StringComparer.Ordinal);
        var output = TestContext.Current.TestOutputHelper;
        output?.WriteLine($"{reporters.Acknowledged} revocations. {string.Join('\n', _findings.Lines())}");
        output?.WriteLine(string.Join(", ", names.Select(name => $"{name} {counts.Sum(count => count.GetValueOrDefault(name))}")));
    }

    private static Func<Task> Do(Action action) => () =>
    {
        action();
        return Task.CompletedTask;
    };

    private static async Task SaveAsync(RedisServer redis) => Assert.Equal("+OK", await redis.CommandAsync("SAVE"));

    private static async Task RestartAsync(RedisServer redis, byte[]? dump)
    {
        redis.Kill();
        File.Delete(redis.DumpFile);
        if (dump is not null)
        {
            await File.WriteAllBytesAsync(redis.DumpFile, dump);
        }

        await redis.RestartAsync();
    }
}
