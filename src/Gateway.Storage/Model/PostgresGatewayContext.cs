using Microsoft.EntityFrameworkCore;

namespace Gateway.Storage.Model;

internal sealed class PostgresGatewayContext(DbContextOptions<PostgresGatewayContext> options) : GatewayContext(options)
{
    protected override string ByteCollation => "C";
}
