using System.Data.Common;
using Gateway.Contracts.Materials.V1;
using Gateway.Storage.Databases;
using Gateway.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace Gateway.Storage.Cases;

/// <summary>
/// Cases and what became of their materials, in the database of record. Who resolves a case, and who works on a line, holds a lease by
/// the database's clock; whoever saves says which version was read. All of it may throw <see cref="DbException"/>, and
/// <see cref="DbUpdateException"/> of what is added: nothing was changed then, or the commit's fate is unknown.
/// </summary>
public sealed partial class CaseStore
{
    private readonly ControlDatabase _database;

    internal CaseStore(ControlDatabase database) => _database = database;

    /// <summary>Opens a case with its lines, or continues the one that its consumer and number name; and leases it.</summary>
    /// <param name="wanted">The case, where it is new.</param>
    /// <param name="lines">Its lines, where it is new.</param>
    /// <param name="resolver">Who resolves it: at most 64 characters, of this call alone.</param>
    /// <param name="lease">How long nobody else may.</param>
    /// <param name="cancellationToken">Ends the act, until it is committed.</param>
    /// <exception cref="ArgumentException">A line of another case.</exception>
    public Task<CaseOpening> OpenAsync(
        StoredCase wanted, IReadOnlyList<StoredMaterial> lines, string resolver, TimeSpan lease, CancellationToken cancellationToken)
    {
        if (lines.Any(line => line.Case != wanted.Id))
        {
            throw new ArgumentException("A line of another case.", nameof(lines));
        }

        return _database.ActAsync(
            async context =>
            {
                var now = await _database.ReadClockAsync(context, cancellationToken);
                var until = CaseTransactions.After(now, lease);
                if (await InsertAsync(context, wanted, resolver, until, cancellationToken))
                {
                    context.AddRange(wanted.Items.Select(item => new CountedItem
                    {
                        Case = wanted.Id,
                        Item = item.Code,
                        Department = item.Department,
                        Month = wanted.Month,
                    }));
                    context.AddRange(lines);
                    await context.SaveChangesAsync(cancellationToken);
                    return await ReadOpeningAsync(context, CaseOpeningStatus.Opened, wanted, cancellationToken);
                }

                var taken = await context.Database.ExecuteSqlAsync(
                    $"""
                    UPDATE cases SET leased_by = {resolver}, leased_until = {until}
                    WHERE consumer = {wanted.Consumer} AND case_number = {wanted.CaseNumber} AND closed_at IS NULL
                      AND (leased_until IS NULL OR leased_until <= {now})
                    """,
                    cancellationToken);
                return await ReadOpeningAsync(context, taken > 0 ? CaseOpeningStatus.Continued : CaseOpeningStatus.Busy, wanted, cancellationToken);
            },
            cancellationToken);
    }

    /// <summary>Prolongs a resolver's lease from now on.</summary>
    /// <returns>False where another has taken it since, or the case is closed.</returns>
    public Task<bool> RenewAsync(Guid caseId, string resolver, TimeSpan lease, CancellationToken cancellationToken) => _database.WriteAsync(
        async context =>
        {
            var until = UnixMicroseconds.ToMoment(CaseTransactions.After(await _database.ReadClockAsync(context, cancellationToken), lease));
            return await context.Cases
                .Where(row => row.Id == caseId && row.LeasedBy == resolver && row.ClosedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.LeasedUntil, until), cancellationToken) > 0;
        },
        cancellationToken);

    /// <summary>Ends a resolver's lease, if it is still theirs.</summary>
    public Task ReleaseAsync(Guid caseId, string resolver, CancellationToken cancellationToken) => _database.WriteAsync(
        context => context.Cases
            .Where(row => row.Id == caseId && row.LeasedBy == resolver)
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.LeasedBy, (string?)null).SetProperty(row => row.LeasedUntil, (DateTimeOffset?)null),
                cancellationToken),
        cancellationToken);

    /// <summary>Reads a case at one moment; null where there is none.</summary>
    public Task<CaseContents?> ReadAsync(CaseKey key, CancellationToken cancellationToken) =>
        ReadAsync(context => context.Cases.Where(row => row.Consumer == key.Consumer && row.CaseNumber == key.CaseNumber), cancellationToken);

    /// <inheritdoc cref="ReadAsync(CaseKey, CancellationToken)"/>
    public Task<CaseContents?> ReadAsync(Guid caseId, CancellationToken cancellationToken) =>
        ReadAsync(context => context.Cases.Where(row => row.Id == caseId), cancellationToken);

    /// <summary>Finds when a case was opened; null where there is none.</summary>
    public async Task<DateTimeOffset?> FindOpenedAsync(CaseKey key, CancellationToken cancellationToken)
    {
        await using var context = _database.CreateContext();
        return await context.Cases.AsNoTracking()
            .Where(row => row.Consumer == key.Consumer && row.CaseNumber == key.CaseNumber)
            .Select(row => (DateTimeOffset?)row.OpenedAt)
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Finds the material of a handle, by its index; null where there is none, or the case is closed.</summary>
    public async Task<CaseLine?> FindByHandleAsync(Guid handle, CancellationToken cancellationToken)
    {
        await using var context = _database.CreateContext();
        var found = await (
            from material in context.Materials.AsNoTracking()
            where material.Handle == handle
            join row in context.Cases.AsNoTracking() on material.Case equals row.Id
            where row.ClosedAt == null
            select new { row, material }).SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : new CaseLine(found.row, found.material);
    }

    /// <summary>Saves when a case was complete, and what is sealed in it.</summary>
    /// <returns>False where another has saved or closed it since it was read; nothing changed.</returns>
    public Task<bool> SaveCaseAsync(StoredCase changed, CancellationToken cancellationToken) => _database.WriteAsync(
        async context => await context.Cases
            .Where(row => row.Id == changed.Id && row.Version == changed.Version)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(row => row.CompletedAt, changed.CompletedAt)
                    .SetProperty(row => row.Sealed, changed.Sealed)
                    .SetProperty(row => row.Version, row => row.Version + 1),
                cancellationToken) > 0,
        cancellationToken);

    /// <summary>
    /// Closes a case: its lease ends, its handles die, nobody is asked again, its open checks are withdrawn. Announcements stay, and
    /// commitments are still verified. Whoever read it or a line of it before is overtaken.
    /// </summary>
    /// <returns>False where there is none that is open.</returns>
    public Task<bool> CloseAsync(Guid caseId, DateTimeOffset at, CancellationToken cancellationToken) => _database.ActAsync(
        async context =>
        {
            var closed = await context.Cases
                .Where(row => row.Id == caseId && row.ClosedAt == null)
                .ExecuteUpdateAsync(
                    set => set
                        .SetProperty(row => row.ClosedAt, at)
                        .SetProperty(row => row.LeasedBy, (string?)null)
                        .SetProperty(row => row.LeasedUntil, (DateTimeOffset?)null)
                        .SetProperty(row => row.Version, row => row.Version + 1),
                    cancellationToken);
            if (closed == 0)
            {
                return false;
            }

            await context.Materials
                .Where(row => row.Case == caseId)
                .ExecuteUpdateAsync(
                    set => set
                        .SetProperty(row => row.Handle, (Guid?)null)
                        .SetProperty(row => row.AskAgainAt, (DateTimeOffset?)null)
                        .SetProperty(row => row.Version, row => row.Version + 1),
                    cancellationToken);
            await context.Orders
                .Where(row => row.Case == caseId && row.Kind == (short)OrderKind.Check && row.State == (short)OrderState.Open)
                .ExecuteUpdateAsync(
                    set => set
                        .SetProperty(row => row.State, (short)OrderState.Withdrawn)
                        .SetProperty(row => row.Version, row => row.Version + 1),
                    cancellationToken);
            return true;
        },
        cancellationToken);

    private Task<CaseContents?> ReadAsync(Func<GatewayContext, IQueryable<StoredCase>> find, CancellationToken cancellationToken) =>
        _database.SnapshotAsync<CaseContents?>(
            async context =>
            {
                if (await find(context).AsNoTracking().SingleOrDefaultAsync(cancellationToken) is not { } found)
                {
                    return null;
                }

                var orders = await context.Orders.AsNoTracking()
                    .Where(row => row.Case == found.Id)
                    .OrderBy(row => row.OrderedAt).ThenBy(row => row.Id)
                    .ToListAsync(cancellationToken);
                return new(found, await ReadMaterialsAsync(context, found.Id, cancellationToken), orders);
            },
            cancellationToken);

    /// <returns>False where its consumer has one of that number.</returns>
    private static async Task<bool> InsertAsync(
        GatewayContext context, StoredCase wanted, string resolver, long until, CancellationToken cancellationToken) =>
        await context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO cases
              (id, consumer, case_number, system, matter, items, applicant, month, opened_at, version, leased_by, leased_until, sealed)
            VALUES
              ({wanted.Id}, {wanted.Consumer}, {wanted.CaseNumber}, {wanted.System}, {wanted.Matter}, {CaseTables.Join(wanted.Items)},
               {wanted.Applicant}, {wanted.Month}, {UnixMicroseconds.Of(wanted.OpenedAt)}, {wanted.Version}, {resolver}, {until},
               {wanted.Sealed.ToArray()})
            ON CONFLICT (consumer, case_number) DO NOTHING
            """,
            cancellationToken) > 0;

    private static async Task<CaseOpening> ReadOpeningAsync(
        GatewayContext context, CaseOpeningStatus status, StoredCase wanted, CancellationToken cancellationToken)
    {
        var stored = await context.Cases.AsNoTracking()
            .SingleAsync(row => row.Consumer == wanted.Consumer && row.CaseNumber == wanted.CaseNumber, cancellationToken);
        if (status == CaseOpeningStatus.Busy && stored.ClosedAt is not null)
        {
            status = CaseOpeningStatus.Closed;
        }

        return new(status, stored, await ReadMaterialsAsync(context, stored.Id, cancellationToken));
    }

    private static async Task<IReadOnlyList<StoredMaterial>> ReadMaterialsAsync(
        GatewayContext context, Guid caseId, CancellationToken cancellationToken) =>
        await context.Materials.AsNoTracking().Where(row => row.Case == caseId).OrderBy(row => row.Line).ToListAsync(cancellationToken);
}
