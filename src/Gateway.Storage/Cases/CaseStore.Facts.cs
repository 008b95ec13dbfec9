using Microsoft.EntityFrameworkCore;

namespace Gateway.Storage.Cases;

public sealed partial class CaseStore
{
    /// <summary>Adds a fact.</summary>
    public Task AddFactAsync(StoredFact fact, CancellationToken cancellationToken) => _database.WriteAsync(
        context =>
        {
            context.Add(fact);
            return context.SaveChangesAsync(cancellationToken);
        },
        cancellationToken);

    /// <summary>Finds the last check of the same claims that may still be relied on; null where there is none. By the index on all three.</summary>
    public async Task<StoredFact?> FindFactAsync(
        string subject, string entry, byte[] claimsHash, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var context = _database.CreateContext();
        return await context.Facts.AsNoTracking()
            .Where(row => row.Subject == subject && row.Entry == entry && row.ClaimsHash == claimsHash && row.ValidUntil > now)
            .OrderByDescending(row => row.CheckedAt).ThenBy(row => row.Id)
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Reads a fact, valid or not; null where there is none.</summary>
    public async Task<StoredFact?> GetFactAsync(Guid factId, CancellationToken cancellationToken)
    {
        await using var context = _database.CreateContext();
        return await context.Facts.AsNoTracking().SingleOrDefaultAsync(row => row.Id == factId, cancellationToken);
    }
}
