using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Gateway.Adapter.Mapping;

/// <summary>How one entry's fields are found in the database: one document of a mapping file.</summary>
internal sealed record EntryMapping
{
    /// <summary>"department/entry".</summary>
    public required string Entry { get; init; }

    /// <summary>The major version it is for; 0 for those that have no mapping of their own.</summary>
    public required int Major { get; init; }

    public required string? Schema { get; init; }

    /// <summary>Table or view.</summary>
    public required string Table { get; init; }

    /// <summary>Columns of key fields, where they are not those of the fields.</summary>
    public required FrozenDictionary<string, string> Key { get; init; }

    public required FieldMapping? AsOf { get; init; }

    public required ImmutableArray<SubjectMapping> Subjects { get; init; }

    /// <summary>Zone of times without one; null for the adapter's.</summary>
    public required TimeZoneInfo? Zone { get; init; }

    /// <summary>By api_name.</summary>
    public required FrozenDictionary<string, FieldMapping> Fields { get; init; }

    /// <summary>The document as it was read, for the schema's handle.</summary>
    public required string Canonical { get; init; }
}
