using Gateway.Storage.Following;
using Gateway.Storage.Quotas;
using Gateway.Storage.Registrations;
using Gateway.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Gateway.Storage.Tests;

public class StorageOptionsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_fault_is_told_at_once()
    {
        var options = new StorageOptions
        {
            Provider = StorageProvider.Postgres,
            Path = "gateway.db",
            ConnectionString = "Passwort=geheim",
            TimeZone = "Asia/Nowhere",
            FreshnessLimit = TimeSpan.FromMinutes(1),
            PollInterval = TimeSpan.Zero,
        };

        var faults = StorageOptionsValidator.Validate(options);

        Assert.Equal(["path", "connection_string", "time_zone", "freshness_limit", "poll_interval"], faults.Select(fault => fault.Key));
        Assert.DoesNotContain(faults, fault => fault.Message.Contains("geheim", StringComparison.Ordinal));
        var exception = Assert.Throws<ArgumentException>(() => new ServiceCollection().AddGatewayStorage(options));
        Assert.All(faults, fault => Assert.Contains(fault.Key, exception.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(":memory:")]
    [InlineData("file:x?mode=memory")]
    public void Sqlite_needs_a_file(string? path) =>
        Assert.Equal("path", Assert.Single(StorageOptionsValidator.Validate(new StorageOptions { Path = path })).Key);

    [Theory, EachProvider]
    public async Task A_host_migrates_follows_counts_and_stops(StorageProvider provider)
    {
        using var folder = new TemporaryFolder();
        var options = await TestDatabase.OptionsAsync(provider, folder);
        options.MigrateAtStart = true;
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddLogging();
        builder.Services.AddGatewayStorage(options);
        using var host = builder.Build();

        await host.StartAsync(Token);
        var follower = host.Services.GetRequiredService<SnapshotFollower>();
        await host.Services.GetRequiredService<RegistryStore>().ApplyAsync(
            Samples.City(), dryRun: false, (_, _) => Task.CompletedTask, Token);
        await Poll.UntilAsync(() => follower.Current.Snapshot.Revision == 1, TimeSpan.FromSeconds(30), "it follows", Token);
        Assert.True(follower.IsFresh());
        var agreement = follower.Current.Snapshot.Agreements.Find("a-1")!;
        Assert.Equal(MeterResult.Ok, await host.Services.GetRequiredService<QuotaMeter>().TakeAsync(agreement, Token));
        await host.StopAsync(Token);

        await using var database = Storage.Databases.ControlDatabase.Create(options, TimeProvider.System);
        var day = host.Services.GetRequiredService<Core.Calendars.JurisdictionClock>().Today;
        Assert.Equal(1, await new QuotaLedger(database).ReadAsync("a-1", day, Token));
    }
}
