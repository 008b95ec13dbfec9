using Gateway.Audit;
using Gateway.Contracts.Materials.V1;
using Gateway.Core.Decisions;
using Gateway.Server.Materials.Cases;
using Gateway.Server.Materials.Orders;
using Gateway.Server.Materials.Recording;
using Gateway.Server.Materials.Telling;
using Gateway.Storage.Cases;

namespace Gateway.Server.Materials.Departments;

/// <summary>Reads a department's orders. Whom one is about is told with the order alone, and recorded.</summary>
internal sealed class OrderReading(CaseStore store, CaseBook book, CaseSeal seal, CaseRecorder recorder)
{
    /// <summary>Lists orders, without subjects.</summary>
    public async Task<Answered<ListOrdersResponse>> ListAsync(DepartmentCall call, ListOrdersRequest request, CancellationToken cancellationToken)
    {
        var read = await WorkPages.ReadAsync(
            request.PageSize, request.PageToken, (size, token) => store.ListOrdersAsync(call.Department, request.All, size, token, cancellationToken));
        if (read.Answer is not { } page)
        {
            return read.Refusal!;
        }

        await recorder.RecordAsync(call.Act("list_orders"));
        return new ListOrdersResponse { Orders = { page.Rows.Select(order => Tell(call, order)) }, NextPageToken = page.NextPageToken };
    }

    /// <summary>Reads one order with its subject.</summary>
    public async Task<Answered<GetOrderResponse>> GetAsync(DepartmentCall call, GetOrderRequest request, CancellationToken cancellationToken)
    {
        if (await FindAsync(call, request.OrderId, cancellationToken) is not { } order
            || await book.ReadAsync(order.Case, cancellationToken) is not { } file)
        {
            return CaseReasons.OrderUnknown;
        }

        var content = seal.OpenOrder(order.Id, order.Sealed);
        if (order.State == (short)OrderState.Withdrawn)
        {
            // Nobody works on it any more, so nobody needs to know whom and what it was about.
            content.Subject = null;
            content.Tells.Clear();
        }

        var receipt = await recorder.RecordAsync(call.Act("get_order", file.Stored.CaseNumber) with
        {
            Item = order.Item,
            Subjects = content.Subject is { } subject ? [(SubjectRole.Asked, subject)] : [],
            Changes = [new(KindOf(order), order.Id.ToString("D"), "read", default)],
        });
        return new GetOrderResponse
        {
            Order = Tell(call, order),
            Subject = content.Subject,
            Tells = { content.Tells },
            CaseNumber = file.Stored.CaseNumber,
            CertificateIdentifier = content.CertificateIdentifier,
            Receipt = receipt,
        };
    }

    /// <summary>The caller's order of that id; null also where it is another department's.</summary>
    public async Task<StoredOrder?> FindAsync(DepartmentCall call, string orderId, CancellationToken cancellationToken) =>
        Guid.TryParseExact(orderId, "D", out var id) && await store.FindOrderAsync(id, cancellationToken) is { } order
            && string.Equals(order.Department, call.Department, StringComparison.Ordinal)
                ? order
                : null;

    /// <summary>An order as its department sees it.</summary>
    public static DepartmentOrder Tell(DepartmentCall call, StoredOrder order) => new()
    {
        OrderId = order.Id.ToString("D"),
        Kind = (OrderKind)order.Kind,
        State = (OrderState)order.State,
        Consumer = order.Consumer,
        ServiceItemCode = order.Item,
        ItemName = call.Snapshot.Items.Find(order.Item)?.Name ?? "",
        About = order.About,
        Question = order.Question,
        OrderedAt = Moments.Of(order.OrderedAt),
        DueAt = Moments.Of(order.DueAt),
        AnsweredAt = Moments.Of(order.AnsweredAt),
    };

    /// <summary>What an order is, as the log tells it.</summary>
    public static string KindOf(StoredOrder order) => OrderDesk.NameOf(order);
}
