using Gateway.Contracts.Materials.V1;
using Gateway.Core.Items.Matters;
using Gateway.Server.Materials.Cases;
using Gateway.Server.Materials.Requests;

namespace Gateway.Server.Materials.Resolving;

/// <summary>How the materials that a case needs differ from those that it has: it may say another time what it does not need.</summary>
/// <param name="Added">What it said it did not need, and needs. What a revision asks for besides does not enter an open case.</param>
/// <param name="Dropped">What it has, and does not need.</param>
internal sealed record NeededLines(IReadOnlyList<MatterLine> Added, IReadOnlyList<LineState> Dropped)
{
    /// <summary>There is a difference.</summary>
    public bool Any => Added.Count + Dropped.Count > 0;

    /// <summary>One that goes, though the applicant gave their word instead of it; null where there is none.</summary>
    public LineState? Bound => Dropped.FirstOrDefault(line => line.Status.Commitment is { State: not CommitmentState.Offered });

    /// <summary>The difference between a case and what is said of it now.</summary>
    public static NeededLines Of(CaseFile file, ReadCase read) => new(
        [.. file.Content.NotNeeded.Except(read.Content.NotNeeded, StringComparer.Ordinal).Where(name => file.FindLine(name) is null)
            .Select(read.Matter.FindLine).OfType<MatterLine>()],
        [.. file.Lines.Where(line => read.Content.NotNeeded.Contains(line.Stored.Name))]);
}
