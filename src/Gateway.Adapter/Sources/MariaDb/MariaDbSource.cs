using System.Collections.Immutable;
using MySqlConnector;

namespace Gateway.Adapter.Sources.MariaDb;

/// <summary>A MariaDB or MySQL database over a few connections whose sessions are read only.</summary>
internal sealed class MariaDbSource : ISource
{
    private const string Tables =
        "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = COALESCE(@schema, DATABASE()) LIMIT 20000";

    // information_schema shows an account those columns only that it has a privilege for.
    private const string Columns =
        """
        SELECT TABLE_SCHEMA, COLUMN_NAME, COLUMN_TYPE, DATA_TYPE, COALESCE(CHARACTER_MAXIMUM_LENGTH, 0),
               FIND_IN_SET('select', PRIVILEGES) > 0
        FROM information_schema.COLUMNS
        WHERE TABLE_SCHEMA = COALESCE(@schema, DATABASE()) AND TABLE_NAME = @table
        ORDER BY ORDINAL_POSITION
        """;

    private readonly MariaDbConnector _connector;
    private readonly LanePool _lanes;

    public MariaDbSource(SourceOptions options, TimeProvider time)
    {
        _connector = new MariaDbConnector(options);
        var gate = new ConnectGate(time);
        _lanes = new LanePool(options, batchLimit: 1, time, () => new MariaDbLane(_connector, time, gate));
    }

    public ISourceDialect Dialect { get; } = new MariaDbDialect();

    public ValueTask RunAsync(SourceQuery query) => _lanes.RunAsync(query);

    public async Task<ImmutableArray<string>> ListTablesAsync(string? schema, CancellationToken cancellationToken)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        await ReadAsync(Tables, [new("@schema", schema)], reader => names.Add(reader.GetString(0)), cancellationToken);
        return names.ToImmutable();
    }

    public async Task<TableDescription> DescribeAsync(string? schema, string table, CancellationToken cancellationToken)
    {
        var columns = ImmutableArray.CreateBuilder<ColumnDescription>();
        var owner = schema ?? "";
        await ReadAsync(
            Columns,
            [new("@schema", schema), new("@table", table)],
            reader =>
            {
                owner = reader.GetString(0);
                columns.Add(new ColumnDescription(
                    reader.GetString(1),
                    reader.GetString(2),
                    KindOf(reader.GetString(3), reader.GetString(2)),
                    (int)Math.Min(reader.GetInt64(4), int.MaxValue),
                    reader.GetInt64(5) != 0));
            },
            cancellationToken);
        return new TableDescription(owner, table, columns.ToImmutable());
    }

    public Task ProbeAsync(CancellationToken cancellationToken) => ReadAsync("SELECT 1", [], static _ => { }, cancellationToken);

    public ValueTask DisposeAsync() => _lanes.DisposeAsync();

    private static ColumnKind KindOf(string type, string whole) => type.ToLowerInvariant() switch
    {
        "varchar" or "tinytext" or "text" or "mediumtext" or "longtext" or "enum" => ColumnKind.Text,
        "char" => ColumnKind.PaddedText,
        "tinyint" or "smallint" or "mediumint" or "int" or "bigint" or "year" => ColumnKind.Integer,
        "decimal" or "float" or "double" => ColumnKind.Number,
        "bit" when whole == "bit(1)" => ColumnKind.Boolean,
        "date" => ColumnKind.Date,
        "datetime" => ColumnKind.LocalTime,
        "timestamp" => ColumnKind.Moment,
        "binary" or "varbinary" or "tinyblob" or "blob" or "mediumblob" or "longblob" => ColumnKind.Binary,
        _ => ColumnKind.Other,
    };

    private async Task ReadAsync(
        string text, MySqlParameter[] parameters, Action<MySqlDataReader> each, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await _connector.ConnectAsync(cancellationToken);
            await using var command = new MySqlCommand(text, connection);
            command.Parameters.AddRange(parameters);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                each(reader);
            }
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw MariaDbErrors.Translate(fault);
        }
    }
}
