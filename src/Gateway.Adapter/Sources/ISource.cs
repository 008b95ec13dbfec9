using System.Collections.Immutable;

namespace Gateway.Adapter.Sources;

/// <summary>
/// A department's database, read only. All members throw <see cref="SourceException"/> where it does not answer.
/// </summary>
internal interface ISource : IAsyncDisposable
{
    /// <summary>How statements are written for it.</summary>
    ISourceDialect Dialect { get; }

    /// <summary>The tables and views that the account sees, in the schema or where it is null in the default one.</summary>
    Task<ImmutableArray<string>> ListTablesAsync(string? schema, CancellationToken cancellationToken);

    /// <summary>The columns of a table named as <see cref="ListTablesAsync"/> does.</summary>
    Task<TableDescription> DescribeAsync(string? schema, string table, CancellationToken cancellationToken);

    /// <summary>Runs a query; completes after its last row.</summary>
    ValueTask RunAsync(SourceQuery query);

    /// <summary>Asks for something trivial.</summary>
    Task ProbeAsync(CancellationToken cancellationToken);
}
