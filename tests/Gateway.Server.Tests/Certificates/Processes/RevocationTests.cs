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
    private const int LeastRevocations = 20;

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);
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
        await DuringAsync("calm", 3, reporters);
        await SaveAsync(redis);
        var dump = await File.ReadAllBytesAsync(redis.DumpFile);
        redis.Pause();
        await DuringAsync("Redis frozen", 2, reporters);
        redis.Resume();
        redis.Kill();
        await DuringAsync("Redis killed", 2, reporters);
        await RestartAsync(redis, null);
        await DuringAsync("Redis empty", 1, reporters);
        Assert.Equal("+OK", await redis.CommandAsync("FLUSHALL"));
        await DuringAsync("Redis wiped", 1, reporters);
        await RestartAsync(redis, dump);
        await DuringAsync("Redis restored", 2, reporters);

        _findings.Phase = "PostgreSQL killed";
        fleet.Postgres.Kill();
        await Task.Delay(TimeSpan.FromSeconds(2));
        await fleet.Postgres.RestartAsync();
        await DuringAsync("PostgreSQL restarted", 1, reporters);
        await LoseEventsAsync(fleet, reporters);

        fleet.Gateways[1].Pause();
        await DuringAsync("gateway frozen", s_freeze.TotalSeconds, reporters);
        fleet.Gateways[1].Resume();
        await DuringAsync("gateway continued", 1, reporters);
        fleet.Gateways[2].Kill();
        await DuringAsync("gateway killed", 1, reporters);
        await fleet.Gateways[2].StartAsync();
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
        await DuringAsync("after the backup", 2, reporters);

        _register.CatchUp();
        var acknowledged = reporters.Acknowledged;
        _findings.Phase = "PostgreSQL restored";
        await Task.WhenAll(fleet.Postgres.RestoreAsync(copy), RestartAsync(fleet.Redis, dump));
        var lost = acknowledged - await fleet.CountEventsAsync();
        Assert.True(lost > 0, "the restored database holds every revocation");
        await DuringAsync("PostgreSQL restored", 1, reporters);

        var quiet = _pool.EndQuiet();
        _register.FallBehind();
        await DuringAsync("after the restore", 2, reporters);
        TestContext.Current.TestOutputHelper?.WriteLine($"{lost} revocations or more were lost with the database; about {quiet} nobody had asked since.");
    }

    /// <summary>Lets that long pass, and longer where a busy machine has hardly revoked anything by then.</summary>
    private async Task DuringAsync(string phase, double seconds, Reporters reporters)
    {
        _findings.Phase = phase;
        var enough = reporters.Acknowledged + LeastRevocations;
        await Task.Delay(TimeSpan.FromSeconds(seconds));
        await Poll.UntilAsync(() => reporters.Acknowledged >= enough, s_patience, $"licences are revoked: {phase}");
    }

    private async Task TellAsync(Fleet fleet, Reporters reporters)
    {
        var counts = await Task.WhenAll(fleet.Gateways.Select(gateway => gateway.CountsAsync()));
        var names = counts.SelectMany(count => count.Keys).Distinct().Order(StringComparer.Ordinal);
        var output = TestContext.Current.TestOutputHelper;
        output?.WriteLine($"{reporters.Acknowledged} revocations. {string.Join('\n', _findings.Lines())}");
        output?.WriteLine($"The latest valid answer was checked {_register.All.Max(licence => licence.Lateness)?.TotalMilliseconds:F1} ms after the acceptance of its revocation.");
        output?.WriteLine(string.Join(", ", names.Select(name => $"{name} {counts.Sum(count => count.GetValueOrDefault(name))}")));
    }

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
