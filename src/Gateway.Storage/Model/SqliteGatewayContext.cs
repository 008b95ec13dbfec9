using Microsoft.EntityFrameworkCore;

namespace Gateway.Storage.Model;

internal sealed class SqliteGatewayContext(DbContextOptions<SqliteGatewayContext> options) : GatewayContext(options)
{
    protected override string ByteCollation => "BINARY";
}
