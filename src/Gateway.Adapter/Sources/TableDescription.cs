using System.Collections.Immutable;

namespace Gateway.Adapter.Sources;

/// <summary>A table or view of the live schema.</summary>
/// <param name="Schema">Its schema or database; empty where there is none.</param>
/// <param name="Name">Its name, exactly.</param>
/// <param name="Columns">Its columns.</param>
internal sealed record TableDescription(string Schema, string Name, ImmutableArray<ColumnDescription> Columns)
{
    /// <summary>The column of that name: exactly, or else the only one that differs in case alone.</summary>
    public ColumnDescription? Find(string column) => NameMatch.Find(Columns.AsSpan(), column, c => c.Name);
}
