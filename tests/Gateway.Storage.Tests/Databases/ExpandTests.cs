using Gateway.Storage.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace Gateway.Storage.Tests.Databases;

/// <summary>
/// Migrations expand first: while replicas are renewed one by one, those of the release before work on a database that is migrated
/// already. What is no longer used is taken away a release later, by a migration that is named here.
/// </summary>
public sealed class ExpandTests
{
    /// <summary>Migrations that take away what the release before them had stopped to use, with that release.</summary>
    private static readonly string[] s_contracting = [];

    public static TheoryData<string> Migrations(bool ofPostgres)
    {
        using var context = ContextOf(ofPostgres);
        return [.. context.GetService<IMigrationsAssembly>().Migrations.Keys.Order(StringComparer.Ordinal).Skip(1).Except(s_contracting)];
    }

    [Theory]
    [MemberData(nameof(Migrations), true)]
    public void On_PostgreSQL_the_release_before_works_after(string migration) => AssertExpands(migration, ofPostgres: true);

    [Theory]
    [MemberData(nameof(Migrations), false)]
    public void On_SQLite_the_release_before_works_after(string migration) => AssertExpands(migration, ofPostgres: false);

    [Fact]
    public void What_takes_away_is_found()
    {
        Assert.True(Expands(new AddColumnOperation { IsNullable = true }));
        Assert.False(Expands(new AddColumnOperation { IsNullable = false }));
        Assert.False(Expands(new DropColumnOperation()));
        Assert.False(Expands(new RenameTableOperation()));
        Assert.False(Expands(new CreateIndexOperation { IsUnique = true }));
    }

    private static void AssertExpands(string name, bool ofPostgres)
    {
        using var context = ContextOf(ofPostgres);
        var assembly = context.GetService<IMigrationsAssembly>();
        var operations = assembly.CreateMigration(assembly.Migrations[name], context.Database.ProviderName!).UpOperations;
        var made = operations.OfType<CreateTableOperation>().Select(table => table.Name).ToHashSet(StringComparer.Ordinal);
        Assert.All(operations, operation => Assert.True(Expands(operation, made), operation.ToString()));
    }

    private static bool Expands(MigrationOperation operation, HashSet<string>? made = null) => operation switch
    {
        CreateTableOperation => true,

        // What the release before writes knows nothing of the column.
        AddColumnOperation column => column.IsNullable || column.DefaultValue is not null || column.DefaultValueSql is not null,
        CreateIndexOperation index => !index.IsUnique || made?.Contains(index.Table) == true,
        AddForeignKeyOperation key => made?.Contains(key.Table) == true,
        InsertDataOperation => true,
        _ => false,
    };

    private static GatewayContext ContextOf(bool ofPostgres) => ofPostgres
        ? new PostgresGatewayContext(new DbContextOptionsBuilder<PostgresGatewayContext>().UseNpgsql("Host=nowhere").Options)
        : new SqliteGatewayContext(new DbContextOptionsBuilder<SqliteGatewayContext>().UseSqlite("Data Source=:memory:").Options);
}
