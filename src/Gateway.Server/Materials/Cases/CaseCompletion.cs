using Gateway.Server.Materials.Resolving;
using Gateway.Storage.Cases;

namespace Gateway.Server.Materials.Cases;

/// <summary>Notes when all of a case is there but what its applicant brings.</summary>
internal sealed class CaseCompletion(CaseStore store, CaseBook book, MaterialsMetrics metrics, TimeProvider time)
{
    private const int GreatestTries = 3;

    /// <summary>Looks whether a case became complete by the last change of a line.</summary>
    public async Task CheckAsync(Guid caseId, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < GreatestTries; tries++)
        {
            if (await book.ReadAsync(caseId, cancellationToken) is not { Stored.CompletedAt: null } file
                || !Summaries.IsComplete(file.Lines.Select(line => line.Status)))
            {
                return;
            }

            var complete = file.Stored with { CompletedAt = time.GetUtcNow() };
            if (await store.SaveCaseAsync(complete, cancellationToken))
            {
                metrics.Complete(complete);
                return;
            }
        }
    }
}
