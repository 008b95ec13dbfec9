using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Gateway.Storage.Model;

/// <summary>For <c>dotnet ef migrations add</c> alone; it opens no database.</summary>
internal sealed class DesignTimeSqliteContext : IDesignTimeDbContextFactory<SqliteGatewayContext>
{
    public SqliteGatewayContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteGatewayContext>().UseSqlite("Data Source=design.db").Options);
}
