using Gateway.Contracts.Materials.V1;
using Gateway.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace Gateway.Storage.Cases;

public sealed partial class CaseStore
{
    /// <summary>Adds orders, all or none.</summary>
    /// <returns>
    /// False where one is a check for a closed case, or an announcement that was made already: nothing was added. Announcements of closed
    /// cases are added.
    /// </returns>
    public Task<bool> AddOrdersAsync(IReadOnlyList<StoredOrder> orders, CancellationToken cancellationToken) =>
        SaveAllAsync(new CaseChanges { AddedOrders = orders }, cancellationToken);

    /// <summary>Finds an order; null where there is none.</summary>
    public async Task<StoredOrder?> FindOrderAsync(Guid orderId, CancellationToken cancellationToken)
    {
        await using var context = _database.CreateContext();
        return await context.Orders.AsNoTracking().SingleOrDefaultAsync(row => row.Id == orderId, cancellationToken);
    }

    /// <summary>
    /// Lists a department's orders, those that are due first. An order that is there all the while is on exactly one page, whatever is
    /// added in between. By the index on department and due time; of those to be answered it has one of their own.
    /// </summary>
    /// <param name="department">Slug of the department that answers.</param>
    /// <param name="all">Those that are answered or withdrawn as well.</param>
    /// <param name="pageSize">At most 1000; 0 means 100.</param>
    /// <param name="pageToken">From the page before; empty for the first.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ArgumentException">No page ever gave that token.</exception>
    public async Task<StoredPage<StoredOrder>> ListOrdersAsync(
        string department, bool all, int pageSize, string pageToken, CancellationToken cancellationToken)
    {
        var size = PageToken.SizeOf(pageSize);
        await using var context = _database.CreateContext();
        var rows = context.Orders.AsNoTracking().Where(row => row.Department == department);
        if (!all)
        {
            rows = rows.Where(row => row.State == (short)OrderState.Open || row.State == (short)OrderState.Overdue);
        }

        if (PageToken.Read(pageToken) is var (moment, id))
        {
            rows = rows.Where(row => row.DueAt >= moment && (row.DueAt > moment || row.Id.CompareTo(id) > 0));
        }

        var page = await rows.OrderBy(row => row.DueAt).ThenBy(row => row.Id).Take(size + 1).ToListAsync(cancellationToken);
        return PageToken.Cut(page, size, order => new(order.DueAt, order.Id));
    }

    /// <summary>
    /// Whether one of these announcements was made already: what follows an item's result is announced to a department once. To be asked
    /// while the cases are locked.
    /// </summary>
    private static async Task<bool> IsAnnouncedAsync(GatewayContext context, IEnumerable<StoredOrder> orders, CancellationToken cancellationToken)
    {
        foreach (var order in orders.Where(order => order.Kind == (short)OrderKind.Announcement))
        {
            if (await context.Orders.AnyAsync(
                row => row.Case == order.Case && row.Kind == order.Kind && row.Item == order.Item && row.Department == order.Department && row.About == order.About,
                cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Saves how an order stands: its state, when it was answered, and what is sealed in it.</summary>
    /// <returns>False where another has saved it since it was read; nothing changed.</returns>
    public Task<bool> SaveOrderAsync(StoredOrder order, CancellationToken cancellationToken) =>
        _database.WriteAsync(context => SaveRowAsync(context, order, cancellationToken), cancellationToken);
}
