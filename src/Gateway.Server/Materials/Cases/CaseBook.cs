using Gateway.Contracts.Cases.V1;
using Gateway.Contracts.Materials.V1;
using Gateway.Server.Materials.Telling;
using Gateway.Storage.Cases;

namespace Gateway.Server.Materials.Cases;

/// <summary>Reads cases from the database and opens what is sealed in them.</summary>
internal sealed class CaseBook(CaseStore store, CaseSeal seal)
{
    /// <summary>The case of a department's number, or null.</summary>
    public async Task<CaseFile?> ReadAsync(string department, string caseNumber, CancellationToken cancellationToken) =>
        await store.ReadAsync(new CaseKey(department, caseNumber), cancellationToken) is { } contents ? Open(contents) : null;

    /// <summary>The case of an id, or null.</summary>
    public async Task<CaseFile?> ReadAsync(Guid id, CancellationToken cancellationToken) =>
        await store.ReadAsync(id, cancellationToken) is { } contents ? Open(contents) : null;

    /// <summary>Opens a line.</summary>
    public LineState Open(StoredMaterial stored)
    {
        var content = seal.OpenLine(stored.Case, stored.Line, stored.Sealed);
        content.Status ??= new MaterialStatus { Material = stored.Name, Name = stored.DisplayName };
        return new LineState(stored, content);
    }

    /// <summary>Opens what a case says.</summary>
    public CaseContent Open(StoredCase stored) => seal.OpenCase(stored.Id, stored.Sealed);

    /// <summary>A line with another content, to be saved: what is told of it stands in its columns too.</summary>
    public StoredMaterial Seal(StoredMaterial stored, LineContent content)
    {
        var status = content.Status;
        return stored with
        {
            Outcome = (short)status.Outcome,
            Reason = (short)status.Reason,
            Consent = (short)status.Consent,
            Commitment = (short)(status.Commitment?.State ?? CommitmentState.Unspecified),
            Late = status.Late,
            Handle = Guid.TryParseExact(status.Evidence, "N", out var handle) ? handle : null,
            DecidedAt = status.DecidedAt?.ToDateTimeOffset(),
            Sealed = seal.Seal(stored.Case, stored.Line, content),
        };
    }

    /// <summary>An order as its consumer sees it.</summary>
    public OrderStatus StatusOf(StoredOrder order)
    {
        var content = seal.OpenOrder(order.Id, order.Sealed);
        return new OrderStatus
        {
            OrderId = order.Id.ToString("D"),
            Kind = (OrderKind)order.Kind,
            Department = order.Department,
            State = (OrderState)order.State,
            OrderedAt = Moments.Of(order.OrderedAt),
            DueAt = Moments.Of(order.DueAt),
            AnsweredAt = Moments.Of(order.AnsweredAt),
            Note = content.Note,
            Ordered = content.Ordered,
            Ended = content.Ended,
            Silent = content.Silent,
            Follows = order.Kind == (short)OrderKind.Announcement ? order.About : "",
        };
    }

    private CaseFile Open(CaseContents contents)
    {
        var orders = contents.Orders.ToLookup(order => order.Line);
        var lines = contents.Materials.Select(Open).ToArray();
        foreach (var line in lines)
        {
            // A check that was ordered again after it was overdue stands in the last one.
            line.Status.Order = orders[line.Stored.Line].LastOrDefault() is { } order ? StatusOf(order) : null;
            if (contents.Case.ClosedAt is not null)
            {
                // Its handles died with the case, and nobody is asked on.
                (line.Status.Evidence, line.Status.LatePending) = ("", false);
                if (line.Status.Outcome == MaterialOutcome.UnderCheck)
                {
                    (line.Status.Message, line.Status.MessageZh) = OutcomeTexts.Withdrawn;
                }
            }
        }

        return new CaseFile(
            contents.Case, Open(contents.Case), lines, [.. orders[StoredOrder.NoLine].Select(StatusOf)])
        {
            NextLine = 1 + contents.Materials.Select(line => line.Line).Concat(contents.Orders.Select(order => order.Line)).Prepend(-1).Max(),
        };
    }
}
