using System.Collections.Immutable;

namespace Gateway.Storage.Cases;

/// <summary>A material that applicants still bring.</summary>
public sealed record WorthRow
{
    /// <summary>Chinese name.</summary>
    public required string DisplayName { get; init; }

    /// <summary>How many lines are still to be supplied.</summary>
    public required long Asked { get; init; }

    /// <summary>Of these, because nobody holds it.</summary>
    public required long NobodyHoldsIt { get; init; }

    /// <summary>Of these, because no agreement allows the question.</summary>
    public required long NoAgreement { get; init; }

    /// <summary>Of these, because the department was silent.</summary>
    public required long DepartmentSilent { get; init; }

    /// <summary>Codes of the items, ascending.</summary>
    public required ImmutableArray<string> Items { get; init; }

    /// <summary>Who holds or issues it, as the lines say, ascending; at least one.</summary>
    public required ImmutableArray<string> Holders { get; init; }
}
