using Gateway.Contracts.Cases.V1;
using Gateway.Contracts.Materials.V1;
using Gateway.Core.Items.Matters;
using Gateway.Storage.Cases;
using Matter = Gateway.Core.Items.Matters.Matter;

namespace Gateway.Server.Materials.Cases;

/// <summary>A case, opened.</summary>
/// <param name="Stored">As it is stored.</param>
/// <param name="Content">What it says.</param>
/// <param name="Lines">Its materials, in order.</param>
/// <param name="Orders">Its orders.</param>
internal sealed record CaseFile(StoredCase Stored, CaseContent Content, IReadOnlyList<LineState> Lines, IReadOnlyList<OrderStatus> Orders)
{
    /// <summary>A number that none of its lines or orders ever had.</summary>
    public int NextLine { get; init; }

    /// <summary>The line of a name, or null.</summary>
    public LineState? FindLine(string name) => Lines.FirstOrDefault(line => string.Equals(line.Stored.Name, name, StringComparison.Ordinal));
}

/// <summary>A material of a case, opened.</summary>
/// <param name="Stored">As it is stored.</param>
/// <param name="Content">What became of it.</param>
internal sealed record LineState(StoredMaterial Stored, LineContent Content)
{
    /// <summary>What is told of it.</summary>
    public MaterialStatus Status => Content.Status;

    /// <summary>The line of the matter, as its items ask for it today; null where they do not any more.</summary>
    public MatterLine? In(Matter matter) => matter.FindLine(Stored.Name);

    /// <summary>The same, where it is replaced in the ways that it was resolved by; null where the item was revised in between.</summary>
    public MatterLine? AsResolvedIn(Matter matter) => In(matter) is { } line && IsResolvedBy(line) ? line : null;

    /// <summary>The ways are those that it was resolved by: an index of a way means the same one.</summary>
    public bool IsResolvedBy(MatterLine line) => Content.Ways.Span.SequenceEqual(line.WaysDigest());
}
