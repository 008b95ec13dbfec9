using Gateway.Storage.Databases;
using Gateway.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gateway.Storage.Tests.Databases;

public class MigrationTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachProvider]
    public async Task The_migrations_make_the_model(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var context = database.Database.CreateContext();

        Assert.False(context.Database.HasPendingModelChanges());
        Assert.Empty(await context.Database.GetPendingMigrationsAsync(Token));
        Assert.Equal(0, (await context.Heads.SingleAsync(Token)).Revision);
    }

    [Theory, EachProvider]
    public async Task Many_may_migrate_at_once(StorageProvider provider)
    {
        using var folder = new TemporaryFolder();
        var options = await TestDatabase.OptionsAsync(provider, folder);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(
            async () =>
            {
                await using var database = ControlDatabase.Create(options, TimeProvider.System);
                await new DatabaseMigrator(database, NullLogger<DatabaseMigrator>.Instance).MigrateAsync(Token);
            },
            Token)));

        await using var last = ControlDatabase.Create(options, TimeProvider.System);
        await using var context = last.CreateContext();
        Assert.Equal(1, await context.Heads.CountAsync(Token));
    }

    [Theory, EachProvider]
    public async Task Goes_on_after_one_that_was_killed_in_the_middle(StorageProvider provider)
    {
        using var folder = new TemporaryFolder();
        var options = await TestDatabase.OptionsAsync(provider, folder);
        await using var killed = ChildProcess.Start(
            Environment.ProcessPath!, [MigrationHolder.Argument, provider.ToString(), options.Path ?? options.ConnectionString!]);
        await killed.WaitForLineAsync(MigrationHolder.Holds, s_patience, Token);
        await using var database = ControlDatabase.Create(options, TimeProvider.System);
        await Assert.ThrowsAsync<TimeoutException>(
            async () => await database.LockForMigrationAsync(TimeSpan.FromMilliseconds(200), Token));

        killed.Kill();
        await new DatabaseMigrator(database, NullLogger<DatabaseMigrator>.Instance).MigrateAsync(Token).WaitAsync(s_patience, Token);

        await using var context = database.CreateContext();
        Assert.Equal(1, await context.Heads.CountAsync(Token));
    }

    [Fact]
    public async Task Sqlite_is_opened_durable_for_readers_beside_a_writer()
    {
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite);
        await using var context = database.Database.CreateContext();
        await context.Database.OpenConnectionAsync(Token);
        await using var raw = await database.Database.OpenAsync(Token);

        foreach (var connection in new[] { (SqliteConnection)context.Database.GetDbConnection(), (SqliteConnection)raw })
        {
            Assert.Equal("wal", Pragma(connection, "journal_mode"));
            Assert.Equal(2L, Pragma(connection, "synchronous"));
            Assert.Equal(1L, Pragma(connection, "foreign_keys"));
            Assert.Equal(10_000L, Pragma(connection, "busy_timeout"));
        }
    }

    private static object? Pragma(SqliteConnection connection, string name)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA {name}";
        return command.ExecuteScalar();
    }
}
