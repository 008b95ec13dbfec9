using Gateway.Contracts.Cases.V1;
using Gateway.Contracts.Materials.V1;
using Gateway.Core.Items;
using Gateway.Core.Items.Matters;
using Gateway.Server.Materials.Asking;
using Gateway.Server.Materials.Cases;
using Matter = Gateway.Core.Items.Matters.Matter;

namespace Gateway.Server.Materials.Resolving;

/// <summary>
/// What a case says may be corrected while it is open. What was found, asked, checked or disputed with other values than it says now stands
/// no more: its ways are gone anew. A word that was given about somebody cannot be turned to somebody else.
/// </summary>
/// <param name="before">What the case said.</param>
/// <param name="now">What it says.</param>
internal sealed class StaleLines(IReadOnlyCollection<KnownParty> before, IReadOnlyCollection<KnownParty> now)
{
    private readonly CaseParties _before = new(before);
    private readonly CaseParties _now = new(now);

    /// <summary>The lines that do not stand any more, each with what is left of it; null where one is bound to who was named before.</summary>
    public IReadOnlyList<(LineState Line, LineContent Anew)>? Find(Matter matter, IReadOnlyList<LineState> lines)
    {
        var stale = new List<(LineState Line, LineContent Anew)>();
        foreach (var state in lines)
        {
            if (state.In(matter) is not { } line)
            {
                continue;
            }

            if (IsBound(line, state))
            {
                return null;
            }

            if (IsStale(line, state))
            {
                stale.Add((state, Anew(state.Content)));
            }
        }

        return stale;
    }

    private static LineContent Anew(LineContent content)
    {
        var anew = content.Clone();
        var status = anew.Status;
        (status.Outcome, status.Reason, status.Consent) = (MaterialOutcome.Unspecified, MaterialReason.Unspecified, Consent.Unspecified);
        (status.Evidence, status.LatePending) = ("", false);
        anew.Awaited.Clear();
        if (status.Order is { State: not OrderState.Open })
        {
            // Whatever became of it was about what the case said before: another may be ordered.
            status.Order = null;
        }

        return anew;
    }

    private bool IsBound(MatterLine line, LineState state) =>
        state.Status is { Outcome: MaterialOutcome.OnCommitment, Commitment.State: not CommitmentState.Offered }
        && line.Material.Ways.OfType<CommitmentWay>().Any(HasChanged);

    private bool IsStale(MatterLine line, LineState state) => state.Status switch
    {
        // What stands by one way is not asked for by another. An item that was revised asks in its own ways.
        var status when LineRules.IsFound(status) => !state.IsResolvedBy(line) || HasChanged(line.Material.Ways[(int)status.Way]),
        { Outcome: MaterialOutcome.Checked } => Tried(line, state).Any(HasChanged),
        { Outcome: MaterialOutcome.UnderCheck }
            or { Outcome: MaterialOutcome.OnCommitment, Commitment.State: CommitmentState.Offered }
            or { Outcome: MaterialOutcome.ToBeSupplied, Reason: not (MaterialReason.ApplicantDeclined or MaterialReason.CommitmentBroken) } =>
            Tried(line, state).Any(IsOther),
        _ => false,
    };

    private static IEnumerable<MaterialWay> Tried(MatterLine line, LineState state) => state.IsResolvedBy(line)
        ? state.Status.Attempts.Select(attempt => attempt.Index).Append(state.Status.Way).Distinct()
            .Where(index => index < line.Material.Ways.Length).Select(index => line.Material.Ways[(int)index])
        : line.Material.Ways;

    /// <summary>What was said is said otherwise.</summary>
    private bool HasChanged(MaterialWay way) => AskPlanner.ValuesOf(way).Any(value => _before.ValueOf(value) is { } said && _now.ValueOf(value) != said);

    /// <summary>The same, or what was not said is.</summary>
    private bool IsOther(MaterialWay way) => AskPlanner.ValuesOf(way).Any(value => _before.ValueOf(value) != _now.ValueOf(value));
}
