using Gateway.Contracts.Cases.V1;
using Gateway.Contracts.Materials.V1;
using Gateway.Core.Items.Matters;
using Gateway.Server.Materials.Asking;
using Gateway.Server.Materials.Cases;
using Matter = Gateway.Core.Items.Matters.Matter;

namespace Gateway.Server.Materials.Resolving;

/// <summary>
/// What a case says may be corrected while it is open. What was found with other values than it says now stands no more: it is asked
/// anew. A check that was ordered, or a word that was given, about somebody cannot be turned to somebody else.
/// </summary>
/// <param name="before">What the case said.</param>
/// <param name="now">What it says.</param>
internal sealed class StaleLines(IReadOnlyCollection<KnownParty> before, IReadOnlyCollection<KnownParty> now)
{
    private readonly CaseParties _before = new(before);
    private readonly CaseParties _now = new(now);

    /// <summary>The lines, of which those that do not stand any more are open; null where one cannot be opened.</summary>
    public IReadOnlyList<LineState>? Open(Matter matter, IReadOnlyList<LineState> lines)
    {
        var opened = new LineState[lines.Count];
        for (var i = 0; i < opened.Length; i++)
        {
            opened[i] = lines[i];
            if (lines[i].In(matter) is not { } line || !IsStale(line, lines[i]))
            {
                continue;
            }

            if (!LineRules.IsFound(lines[i].Status))
            {
                return null;
            }

            var content = lines[i].Content.Clone();
            content.Status.Outcome = MaterialOutcome.Unspecified;
            opened[i] = lines[i] with { Content = content };
        }

        return opened;
    }

    private bool IsStale(MatterLine line, LineState state) =>
        !LineRules.IsOpen(state)
        && state.Status.Outcome != MaterialOutcome.ToBeSupplied
        && line.Material.Ways.ElementAtOrDefault((int)state.Status.Way) is { } way
        && AskPlanner.ValuesOf(way).Any(value => _before.ValueOf(value) is { } said && _now.ValueOf(value) != said);
}
