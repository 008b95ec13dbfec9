using System.Collections.Concurrent;
using System.Collections.Immutable;
using Gateway.Adapter.Fetching;
using Gateway.Adapter.Sources;
using Gateway.Core.Catalogue;

namespace Gateway.Adapter.Preparing;

/// <summary>A schema that was checked against its mapping and the live database.</summary>
internal sealed class EntryPlan
{
    /// <summary>Field sets kept; beyond them the shapes are built anew for each call.</summary>
    private const int GreatestShapeCount = 256;

    private readonly ConcurrentDictionary<(FieldSet Plain, FieldSet Masked), FetchShape> _shapes = new();

    public required SchemaHandle Handle { get; init; }

    /// <summary>"department/entry".</summary>
    public required string Entry { get; init; }

    /// <summary>"major.revision".</summary>
    public required string Version { get; init; }

    public required TableDescription Table { get; init; }

    /// <summary>Ascending by number.</summary>
    public required ImmutableArray<PlannedField> Fields { get; init; }

    public required ImmutableArray<PlannedKey> Keys { get; init; }

    public required ImmutableArray<PlannedSubject> Subjects { get; init; }

    public required PlannedMoment? AsOf { get; init; }

    public required ISourceDialect Dialect { get; init; }

    /// <summary>
    /// Number of the key field that a key is to blame for which the database takes for no value: the one that the
    /// database itself brings into its column's type. 0 where none or several are, and nobody can tell.
    /// </summary>
    public int RejectedField => Keys.Length == 1 ? Keys[0].Number
        : Keys.Count(key => key.Column.Kind == ColumnKind.Other) == 1 ? Keys.First(key => key.Column.Kind == ColumnKind.Other).Number
        : 0;

    /// <summary>The statement and steps for a set of fields.</summary>
    public FetchShape ShapeOf(FieldSet plain, FieldSet masked)
    {
        if (_shapes.TryGetValue((plain, masked), out var known))
        {
            return known;
        }

        var shape = FetchShape.Build(this, plain, masked);
        return _shapes.Count < GreatestShapeCount ? _shapes.GetOrAdd((plain, masked), shape) : shape;
    }
}
