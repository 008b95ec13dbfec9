using Gateway.Audit;
using Gateway.Contracts.Materials.V1;
using Gateway.Server.Materials.Cases;
using Gateway.Server.Materials.Orders;
using Gateway.Server.Materials.Recording;
using Gateway.Storage.Cases;

namespace Gateway.Server.Materials.Working;

/// <summary>
/// Records the silence of departments once their orders are due: the receipt of it, with that of the order, proves who was asked what, when
/// it was due, and that nothing came.
/// </summary>
internal sealed class OverdueWorker(
    CaseStore store, CaseWork work, CaseBook book, CaseSeal seal, CheckEnd ends, CaseRecorder recorder, MaterialsMetrics metrics, TimeProvider time,
    ILogger<OverdueWorker> logger)
    : DueWorker(time, logger)
{
    /// <summary>Reason of the record.</summary>
    public const string Reason = "ORDER_OVERDUE";

    /// <inheritdoc/>
    protected override async Task<bool> WorkAsync(CancellationToken stoppingToken)
    {
        var due = await store.TakeOverdueAsync(work.Worker, Batch, Lease, stoppingToken);
        await Task.WhenAll(due.Select(order => EndAsync(order, stoppingToken)));
        return due.Count == Batch;
    }

    private async Task EndAsync(StoredOrder order, CancellationToken stoppingToken)
    {
        var file = await book.ReadAsync(order.Case, stoppingToken);
        var content = seal.OpenOrder(order.Id, order.Sealed);
        content.Ended = await recorder.RecordAsync(new CaseAct("overdue", file!.Stored.System, order.Consumer)
        {
            Case = file.Content.Context,
            Item = order.Item,
            Provider = order.Department,
            Subjects = content.Subject is { } subject ? [(SubjectRole.Asked, subject)] : [],
            Outcome = Outcome.Failed,
            Reason = Reason,
            Changes = [new ActChange(
                OrderDesk.NameOf(order),
                order.Id.ToString("D"),
                "silent until " + order.DueAt.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
                default)],
        });
        content.Silent = content.Ended;
        var overdue = order with { State = (short)OrderState.Overdue, Sealed = seal.Seal(order.Id, content) };
        if (await ends.EndAsync(overdue, stoppingToken))
        {
            metrics.Order(overdue);
        }
    }
}
