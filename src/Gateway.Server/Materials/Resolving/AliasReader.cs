using System.Text.Json;
using Gateway.Contracts.Cases.V1;
using Gateway.Core.Identifiers;
using Gateway.Server.Materials.Asking;
using Gateway.Storage.Following;

namespace Gateway.Server.Materials.Resolving;

/// <summary>Finds firms by their older numbers (多证合一), by the entry that the item names: an exchange like any other.</summary>
internal sealed class AliasReader(Asker asker, SnapshotFollower follower)
{
    /// <summary>Looks up the parties of which only an older number is known. Who cannot be looked up just now stays unknown.</summary>
    public Task ResolveAsync(CaseRun run) => Task.WhenAll(run.Context.Content.Parties
        .Where(party => party is { Subject: null, Nobody: false, Said.OlderNumber: not null })
        .Select(party => ResolveAsync(run, party)));

    private async Task ResolveAsync(CaseRun run, KnownParty party)
    {
        if (run.Matter.Aliases is not { } aliases
            || follower.Current.Snapshot.FindEntry(aliases.Source.Department, aliases.Source.Name, aliases.Source.Major) is not { } entry)
        {
            return;
        }

        var number = party.Said.OlderNumber;
        var ask = new Ask(
            AskKind.Lookup,
            entry,
            [new(aliases.KindField, JsonNamingPolicy.SnakeCaseLower.ConvertName(number.Kind.ToString())), new(aliases.NumberField, number.Number)],
            [aliases.CodeField],
            []);
        var item = run.Matter.Items.First(each => each.Aliases is not null);
        var answer = await run.AskOnceAsync(ask.Text(), () => asker.AskAsync(ask, run.Context, run.Context.Of(item.Code, ""), [], run.Stopping));
        if (answer.Refusal is { } refusal)
        {
            run.Unresolved(party.Said.Role, refusal);
            return;
        }

        var codes = answer.Records.Select(record => FoundValues.Of(record, answer.Masked, aliases.CodeField).Text).Distinct(StringComparer.Ordinal).ToArray();
        if (codes is [{ Length: > 0 } code] && SocialCreditCode.Check(code).IsNone)
        {
            party.Subject = new() { Type = SubjectType.SocialCreditCode.ToString(), Identifier = code };
            return;
        }

        // One number of two firms is none: who is meant is not guessed.
        party.Nobody = true;
    }
}
