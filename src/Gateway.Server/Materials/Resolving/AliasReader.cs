using System.Text.Json;
using Gateway.Contracts.Cases.V1;
using Gateway.Core.Identifiers;
using Gateway.Server.Materials.Asking;
using Gateway.Storage.Following;

namespace Gateway.Server.Materials.Resolving;

/// <summary>Finds firms by their older numbers (多证合一), by the entry that the item names: an exchange like any other.</summary>
internal sealed class AliasReader(Asker asker, SnapshotFollower follower)
{
    /// <summary>
    /// Begins to look up the parties of which only an older number is known: what concerns them waits for that, and nothing else does. Who
    /// cannot be looked up just now stays unknown.
    /// </summary>
    /// <param name="run">The case's questions.</param>
    /// <param name="found">Keeps who was found; null where the caller does.</param>
    /// <returns>Ends when all were looked up.</returns>
    public Task BeginAsync(CaseRun run, Func<KnownParty, Task>? found = null)
    {
        var unknown = run.Context.Content.Parties.Where(party => party is { Subject: null, Nobody: false, Said.OlderNumber: not null }).ToArray();
        var lookups = Array.ConvertAll(unknown, party => ResolveAsync(run, party, found));
        for (var i = 0; i < unknown.Length; i++)
        {
            run.Look(unknown[i].Said.Role, lookups[i]);
        }

        return Task.WhenAll(lookups);
    }

    private async Task ResolveAsync(CaseRun run, KnownParty party, Func<KnownParty, Task>? found)
    {
        await ResolveAsync(run, party);
        if (found is not null && (party.Subject is not null || party.Nobody))
        {
            await found(party);
        }
    }

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
