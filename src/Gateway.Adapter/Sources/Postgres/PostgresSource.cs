using System.Collections.Immutable;
using System.Globalization;
using Npgsql;

namespace Gateway.Adapter.Sources.Postgres;

/// <summary>A PostgreSQL database over a few connections that are read only by their own settings.</summary>
internal sealed class PostgresSource : ISource
{
    private const string Relations =
        "FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'v', 'm', 'p', 'f') ";

    private const string InSchema =
        "AND (n.nspname = $1 OR ($1 IS NULL AND pg_table_is_visible(c.oid) AND n.nspname NOT IN ('pg_catalog', 'information_schema')))";

    private const string Columns =
        """
        SELECT n.nspname, a.attname, format_type(a.atttypid, a.atttypmod), b.typname,
               CASE WHEN b.typname = 'bpchar' THEN greatest(a.atttypmod, t.typtypmod) - 4 ELSE 0 END,
               has_column_privilege(c.oid, a.attnum, 'SELECT')
        FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        JOIN pg_type t ON t.oid = a.atttypid
        JOIN pg_type b ON b.oid = CASE WHEN t.typtype = 'd' THEN t.typbasetype ELSE t.oid END
        WHERE c.relname = $2
        """;

    private readonly NpgsqlDataSource _data;
    private readonly LanePool _lanes;

    public PostgresSource(SourceOptions options, TimeProvider time)
    {
        _data = CreateDataSource(options);
        var gate = new ConnectGate(time);
        _lanes = new LanePool(options, options.BatchLimit, time, () => new PostgresLane(_data, time, gate));
    }

    public ISourceDialect Dialect { get; } = new PostgresDialect();

    public ValueTask RunAsync(SourceQuery query) => _lanes.RunAsync(query);

    public async Task<ImmutableArray<string>> ListTablesAsync(string? schema, CancellationToken cancellationToken)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        await ReadAsync(
            "SELECT c.relname " + Relations + InSchema + " LIMIT 20000",
            [Text(schema)],
            reader => names.Add(reader.GetString(0)),
            cancellationToken);
        return names.ToImmutable();
    }

    public async Task<TableDescription> DescribeAsync(string? schema, string table, CancellationToken cancellationToken)
    {
        var columns = ImmutableArray.CreateBuilder<ColumnDescription>();
        var owner = schema ?? "";
        await ReadAsync(
            Columns + " " + InSchema + " ORDER BY a.attnum",
            [Text(schema), Text(table)],
            reader =>
            {
                owner = reader.GetString(0);
                columns.Add(new ColumnDescription(
                    reader.GetString(1), reader.GetString(2), KindOf(reader.GetString(3)), reader.GetInt32(4), reader.GetBoolean(5)));
            },
            cancellationToken);
        return new TableDescription(owner, table, columns.ToImmutable());
    }

    public async Task ProbeAsync(CancellationToken cancellationToken) =>
        await ReadAsync("SELECT 1", [], static _ => { }, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _lanes.DisposeAsync();
        await _data.DisposeAsync();
    }

    private static NpgsqlDataSource CreateDataSource(SourceOptions options)
    {
        var timeout = options.StatementTimeout.TotalMilliseconds;
        var settings = new NpgsqlConnectionStringBuilder(options.Connection)
        {
            Pooling = false,
            Multiplexing = false,
            Enlist = false,
            MaxAutoPrepare = 256,
            AutoPrepareMinUsages = PostgresCommands.AutoPrepareUses,
            ApplicationName = "gateway-adapter",
            Timeout = Math.Max(1, (int)Math.Ceiling(options.ConnectTimeout.TotalSeconds)),
            // The server ends the statement; this one is for a server that does not answer at all.
            CommandTimeout = (int)Math.Ceiling(options.StatementTimeout.TotalSeconds) + 1,
            CancellationTimeout = 500,
            IncludeErrorDetail = false,
            LogParameters = false,
        };
        settings.Options = string.Create(
            CultureInfo.InvariantCulture,
            $"{settings.Options} -c default_transaction_read_only=on -c statement_timeout={timeout:F0} -c lock_timeout={timeout:F0} -c datestyle=ISO -c timezone=UTC -c bytea_output=hex").Trim();
        return new NpgsqlDataSourceBuilder(settings.ConnectionString).Build();
    }

    private static ColumnKind KindOf(string type) => type switch
    {
        "text" or "varchar" or "name" => ColumnKind.Text,
        "bpchar" => ColumnKind.PaddedText,
        "int2" or "int4" or "int8" => ColumnKind.Integer,
        "numeric" or "float4" or "float8" => ColumnKind.Number,
        "bool" => ColumnKind.Boolean,
        "date" => ColumnKind.Date,
        "timestamp" => ColumnKind.LocalTime,
        "timestamptz" => ColumnKind.Moment,
        "bytea" => ColumnKind.Binary,
        _ => ColumnKind.Other,
    };

    private static NpgsqlParameter Text(string? value) =>
        new() { NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text, Value = (object?)value ?? DBNull.Value };

    private async Task ReadAsync(
        string text, NpgsqlParameter[] parameters, Action<NpgsqlDataReader> each, CancellationToken cancellationToken)
    {
        try
        {
            await using var command = _data.CreateCommand(text);
            command.Parameters.AddRange(parameters);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                each(reader);
            }
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw PostgresErrors.Translate(fault);
        }
    }
}
