using Gateway.Contracts.Cases.V1;
using Gateway.Core.Decisions;
using Gateway.Core.Items.Matters;
using Gateway.Server.Materials.Cases;
using Gateway.Server.Materials.Orders;
using Gateway.Server.Materials.Requests;
using Gateway.Storage.Cases;

namespace Gateway.Server.Materials.Resolving;

/// <summary>Continues a case with what it says now. What that leaves standing no more is open before anything is asked.</summary>
internal sealed class CaseCorrection(CaseStore store, CaseBook book, CaseSeal seal, LineKeeper keeper)
{
    private const int GreatestTries = 5;

    /// <summary>The case, which the caller has leased, or why it cannot go on so.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="read">What is said of it now.</param>
    /// <param name="make">Makes a line of a number, as of a new case.</param>
    /// <param name="cancellationToken">Ends the act, until it is committed.</param>
    /// <exception cref="System.Data.Common.DbException">The database.</exception>
    public async Task<Answered<CaseFile>> ContinueAsync(
        Guid caseId, ReadCase read, Func<int, MatterLine, StoredMaterial> make, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < GreatestTries; tries++)
        {
            // With its orders, which stand in rows of their own.
            var file = (await book.ReadAsync(caseId, cancellationToken))!;
            if (file.Stored.ClosedAt is not null)
            {
                return CaseReasons.CaseClosed;
            }

            var needs = NeededLines.Of(file, read);
            if (needs.Bound is { } bound)
            {
                return new Refusal(CaseReasons.CaseOther, Detail: $"not_needed: a commitment was made instead of {bound.Stored.Name}. 该材料已作出告知承诺。");
            }

            if (needs.Any)
            {
                // Read again, with its other lines, whether or not another was quicker.
                await NeedAsync(file, needs, make, cancellationToken);
                continue;
            }

            var content = Content(file, read.Content.Clone());
            if (new StaleLines(file.Content.Parties, content.Parties).Find(read.Matter, file.Lines) is not { } stale)
            {
                return new Refusal(CaseReasons.CaseOther, Detail: "parties: a commitment was made about who was named before. 已作出的承诺针对原当事方。");
            }

            if (await OpenAsync(file, stale, cancellationToken) is { } lines && await SayAsync(file, content, cancellationToken) is { } said)
            {
                return file with { Stored = said, Content = content, Lines = lines };
            }
        }

        return CaseReasons.CaseBusy;
    }

    private static CaseContent Content(CaseFile file, CaseContent content)
    {
        foreach (var party in content.Parties)
        {
            // Who was found by an older number is not looked up again.
            if (file.Content.Parties.FirstOrDefault(each => each.Said.Role == party.Said.Role) is { Subject: { } subject } before
                && Equals(before.Said.OlderNumber, party.Said.OlderNumber))
            {
                party.Subject ??= subject;
            }
        }

        // What was verified of other parties is to be verified anew.
        if (content.Parties.Select(party => (party.Said, party.Subject)).SequenceEqual(file.Content.Parties.Select(party => (party.Said, party.Subject))))
        {
            content.Relations.Add(file.Content.Relations);
        }

        return content;
    }

    private async Task NeedAsync(CaseFile file, NeededLines needs, Func<int, MatterLine, StoredMaterial> make, CancellationToken cancellationToken)
    {
        var withdrawn = new List<StoredOrder>();
        foreach (var line in needs.Dropped)
        {
            if (await store.WithdrawAsync(line, cancellationToken) is { } order)
            {
                withdrawn.Add(order);
            }
        }

        await store.SaveAllAsync(
            new CaseChanges
            {
                AddedMaterials = [.. needs.Added.Select((line, index) => make(file.NextLine + index, line))],
                DroppedMaterials = [.. needs.Dropped.Select(line => line.Stored)],
                Orders = withdrawn,
            },
            cancellationToken);
    }

    /// <summary>All lines, of which the stale ones are open, and their checks withdrawn; null where one was changed meanwhile.</summary>
    private async Task<LineState[]?> OpenAsync(
        CaseFile file, IReadOnlyList<(LineState Line, LineContent Anew)> stale, CancellationToken cancellationToken)
    {
        var opened = file.Lines.ToArray();
        foreach (var (line, anew) in stale)
        {
            var withdrawn = await store.WithdrawAsync(line, cancellationToken);
            var along = withdrawn is null ? null : new CaseChanges { Orders = [withdrawn] };
            if (await keeper.SaveAsync(line, anew, stored => stored with { AskAgainAt = null }, along, cancellationToken) is not { } saved)
            {
                return null;
            }

            opened[Array.IndexOf(opened, line)] = saved;
        }

        return opened;
    }

    /// <summary>
    /// Keeps another text of a case at once: an answer that is still to come about the one before is known by it. Null where another
    /// was quicker.
    /// </summary>
    private async Task<StoredCase?> SayAsync(CaseFile file, CaseContent content, CancellationToken cancellationToken)
    {
        if (content.Parties.Select(party => party.Said).SequenceEqual(file.Content.Parties.Select(party => party.Said))
            && content.NotNeeded.Equals(file.Content.NotNeeded))
        {
            return file.Stored;
        }

        var said = file.Stored with { Sealed = seal.Seal(file.Stored.Id, content) };
        return await store.SaveCaseAsync(said, cancellationToken) ? said with { Version = said.Version + 1 } : null;
    }
}
