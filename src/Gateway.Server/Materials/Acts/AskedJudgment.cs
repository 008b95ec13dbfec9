using Gateway.Contracts.Materials.V1;
using Gateway.Core.Items.Resolving;
using Gateway.Server.Materials.Cases;
using Matter = Gateway.Core.Items.Matters.Matter;

namespace Gateway.Server.Materials.Acts;

/// <summary>What was asked for, judged by the list of the item for which it was asked: as the case has it, and as it is today.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Name">The material's name in the case; what it was called where it is on no list.</param>
/// <param name="Line">The line of the case; null where it has none.</param>
internal sealed record AskedJudgment(AskedVerdict Verdict, string Name, LineState? Line)
{
    // The names by which officers call a material; the surest first.
    private static readonly Func<string, string, string>[] s_names = [(name, _) => name, (name, _) => CodeOf(name), (_, chinese) => chinese];

    /// <summary>Judges it.</summary>
    /// <param name="file">The case.</param>
    /// <param name="today">What it is about today; null where an item of it is no longer in force.</param>
    /// <param name="item">Code of the item.</param>
    /// <param name="asked">The material, by its name in the case, its code, or its Chinese name.</param>
    public static AskedJudgment Judge(CaseFile file, Matter? today, string item, string asked)
    {
        // Lists of other items do not count, though one case asks for all.
        var own = file.Lines.Where(line => line.Status.Items.Contains(item)).ToArray();
        var listed = today?.Lines.Where(line => line.Items.Any(each => each.Code == item)).ToArray() ?? [];
        foreach (var names in s_names)
        {
            if (Array.Find(own, line => names(line.Stored.Name, line.Stored.DisplayName) == asked) is { } line)
            {
                return new(Of(line), line.Stored.Name, line);
            }

            if (Array.Find(listed, each => names(each.Name, each.Material.Name) == asked) is { } on)
            {
                return file.FindLine(on.Name) is { } known
                    ? new(Of(known), on.Name, known)
                    : new(file.Content.NotNeeded.Contains(on.Name) ? AskedVerdict.NotNeeded : AskedVerdict.Rightly, on.Name, null);
            }
        }

        // What the item no longer asks for has no Chinese name any more.
        return file.Content.NotNeeded.FirstOrDefault(name => (name == asked || CodeOf(name) == asked) && today?.FindLine(name) is null) is { } dropped
            ? new(AskedVerdict.NotNeeded, dropped, null)
            : new(AskedVerdict.OnNoList, asked, null);
    }

    private static string CodeOf(string name) => name.Split('/')[^1];

    private static AskedVerdict Of(LineState line) => (Core.Items.Resolving.MaterialOutcome)(int)line.Status.Outcome switch
    {
        var outcome when OutcomeRules.IsHeld(outcome) => AskedVerdict.ThoughHeld,
        Core.Items.Resolving.MaterialOutcome.ToBeSupplied => AskedVerdict.Rightly,
        _ => AskedVerdict.Premature,
    };
}
