using System.Data.Common;
using Gateway.Contracts.Cases.V1;
using Gateway.Server.Materials.Cases;
using Gateway.Storage.Cases;

namespace Gateway.Server.Materials.Resolving;

/// <summary>Keeps who was found by an older number only after the case was kept: evidence and later calls need not look it up again.</summary>
internal sealed class LateParties(CaseRun run, CaseStore store, CaseBook book, CaseSeal seal, ILogger logger)
{
    private const int GreatestTries = 5;

    private volatile bool _begun;

    /// <summary>From now on who is found is late: the case is kept with those who are known.</summary>
    public void Begin()
    {
        // Either the resolution sees who was found, or who was found sees this.
        _begun = true;
        Interlocked.MemoryBarrier();
    }

    /// <summary>Keeps a party, unless the resolution will.</summary>
    public async Task KeepAsync(KnownParty party)
    {
        Interlocked.MemoryBarrier();
        try
        {
            for (var tries = 0; _begun && tries < GreatestTries; tries++)
            {
                if (await book.ReadAsync(run.CaseId, CancellationToken.None) is not { Stored.ClosedAt: null } file
                    || file.Content.Parties.FirstOrDefault(each => each.Said.Equals(party.Said)) is not { Subject: null, Nobody: false } known)
                {
                    return;
                }

                (known.Subject, known.Nobody) = (party.Subject, party.Nobody);
                if (await store.SaveCaseAsync(file.Stored with { Sealed = seal.Seal(run.CaseId, file.Content) }, CancellationToken.None))
                {
                    return;
                }
            }
        }
        catch (DbException exception)
        {
            // It is looked up again when it is needed.
            MaterialsLog.DatabaseFailed(logger, exception);
        }
    }
}
