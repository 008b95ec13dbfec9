using System.Collections.Immutable;

namespace Gateway.Adapter.Sources;

/// <summary>
/// A select whose text comes from a checked mapping; values are parameters. One instance for each plan and
/// field set: sources keep what they prepared for it by the instance.
/// </summary>
internal sealed class SourceStatement
{
    public required string Text { get; init; }

    /// <summary>Table, for spans.</summary>
    public required string Table { get; init; }

    /// <summary>How each selected column comes out; sources with types of their own per value ignore it.</summary>
    public required ImmutableArray<CellKind> Columns { get; init; }

    /// <summary>Kind of each parameter, in order of its place; the row limit is the last.</summary>
    public required ImmutableArray<ParameterKind> Parameters { get; init; }

    /// <summary>For each place, the index of its value: a value may stand at several places.</summary>
    public required ImmutableArray<int> Places { get; init; }

    /// <summary>The same for several keys in one round trip; null where the source runs this one for each.</summary>
    public SourceStatement? Many { get; init; }

    /// <summary>Keys that one run takes. Beyond one, the place of the row's key among them is the last column.</summary>
    public int Width { get; init; } = 1;

    /// <summary>Where the row's key is told.</summary>
    public int KeyOrdinal => Math.Max(1, Columns.Length);
}
