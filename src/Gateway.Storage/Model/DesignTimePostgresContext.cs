using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Gateway.Storage.Model;

/// <summary>For <c>dotnet ef migrations add</c> alone; it opens no database.</summary>
internal sealed class DesignTimePostgresContext : IDesignTimeDbContextFactory<PostgresGatewayContext>
{
    public PostgresGatewayContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresGatewayContext>().UseNpgsql("Host=design").Options);
}
