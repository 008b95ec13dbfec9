using Gateway.Storage.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gateway.Storage.Tests.Databases;

/// <summary>
/// What a test starts this very program as, to kill it: it takes the migration lock, leaves the row that EF Core
/// leaves when it is killed, and waits.
/// </summary>
internal static class MigrationHolder
{
    public const string Argument = "hold-migration";
    public const string Holds = "holds the migration lock";

    public static async Task<int> RunAsync(string[] what)
    {
        var provider = Enum.Parse<StorageProvider>(what[0]);
        await using var database = ControlDatabase.Create(
            new StorageOptions { Provider = provider, Path = what[1], ConnectionString = what[1] }, TimeProvider.System);
        await using var held = await database.LockForMigrationAsync(TimeSpan.FromSeconds(10), CancellationToken.None);
        await using var context = database.CreateContext();
        if (provider == StorageProvider.Sqlite)
        {
            await context.Database.ExecuteSqlRawAsync(
                """
                CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01 00:00:00+00:00');
                """);
        }

        await Console.Out.WriteLineAsync(Holds);
        await Task.Delay(Timeout.InfiniteTimeSpan);
        return 0;
    }
}
