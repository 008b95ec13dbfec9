using Gateway.Audit;
using Gateway.Contracts.Cases.V1;
using Gateway.Contracts.Materials.V1;
using Gateway.Core.Decisions;
using Gateway.Server.Materials.Cases;
using Gateway.Server.Materials.Recording;
using Gateway.Server.Materials.Telling;
using Gateway.Server.Materials.Working;
using Gateway.Storage.Cases;
using Receipt = Gateway.Contracts.V1.Receipt;

namespace Gateway.Server.Materials.Departments;

/// <summary>Takes what departments answer to their orders. One that is overdue may still be answered.</summary>
internal sealed class OrderAnswering(
    OrderReading reading, CaseBook book, CaseSeal seal, CheckEnd ends, CaseRecorder recorder, MaterialsMetrics metrics, TimeProvider time)
{
    private const int GreatestTries = 5;

    /// <summary>Does it.</summary>
    public async Task<Answered<AnswerOrderResponse>> DoAsync(DepartmentCall call, AnswerOrderRequest request, CancellationToken cancellationToken)
    {
        if (Check(request) is { } fault)
        {
            return fault;
        }

        Receipt? receipt = null;
        for (var tries = 0; tries < GreatestTries; tries++)
        {
            if (await reading.FindAsync(call, request.OrderId, receipt is null ? cancellationToken : default) is not { } order)
            {
                return Reasons.OrderUnknown;
            }

            var content = seal.OpenOrder(order.Id, order.Sealed);
            if ((OrderState)order.State is not (OrderState.Open or OrderState.Overdue))
            {
                return await RepeatAsync(call, request, order, content);
            }

            // It is recorded before it stands, once, whoever is quicker with the order meanwhile.
            receipt ??= await RecordAsync(call, request, order, content, NameOf(request.Answer));
            var answered = Answer(request, order, content, receipt);
            if (await ends.EndAsync(answered, CancellationToken.None))
            {
                metrics.Order(answered);
                return new AnswerOrderResponse { Order = OrderReading.Tell(call, answered), Receipt = receipt };
            }
        }

        return Reasons.CaseBusy;
    }

    private static Refusal? Check(AnswerOrderRequest request) =>
        request.Answer is not (OrderAnswer.Confirmed or OrderAnswer.Objected) ? WorkTexts.Malformed("answer: confirmed or objected. 请填写核查结论。")
        : request.Answer == OrderAnswer.Objected && string.IsNullOrWhiteSpace(request.Note)
            ? WorkTexts.Malformed("note: say what the objection is. 有异议时请填写意见。")
        : WorkTexts.Check("note", request.Note) ?? WorkTexts.CheckOfficer(request.OfficerId);

    /// <summary>The same answer again is harmless; another is refused.</summary>
    private async Task<Answered<AnswerOrderResponse>> RepeatAsync(DepartmentCall call, AnswerOrderRequest request, StoredOrder order, OrderContent content)
    {
        if ((OrderState)order.State != StateOf(request.Answer) || !string.Equals(content.Note, request.Note, StringComparison.Ordinal))
        {
            return Reasons.OrderEnded;
        }

        await RecordAsync(call, request, order, content, "repeated");
        return new AnswerOrderResponse { Order = OrderReading.Tell(call, order), Receipt = content.Ended };
    }

    private StoredOrder Answer(AnswerOrderRequest request, StoredOrder order, OrderContent content, Receipt receipt)
    {
        var answered = new OrderContent(content) { Note = request.Note, OfficerId = request.OfficerId, Ended = receipt };
        return order with
        {
            State = (short)StateOf(request.Answer),
            AnsweredAt = Moments.Now(time),
            Sealed = seal.Seal(order.Id, answered),
        };
    }

    private async Task<Receipt> RecordAsync(DepartmentCall call, AnswerOrderRequest request, StoredOrder order, OrderContent content, string action)
    {
        var file = await book.ReadAsync(order.Case, CancellationToken.None);
        return await recorder.RecordAsync(call.Act("answer_order", file?.Stored.CaseNumber ?? "", request.OfficerId) with
        {
            Item = order.Item,
            Subjects = content.Subject is { } subject ? [(SubjectRole.Asked, subject)] : [],
            Changes = [new(OrderReading.KindOf(order), order.Id.ToString("D"), action, default)],
        });
    }

    private static OrderState StateOf(OrderAnswer answer) => answer == OrderAnswer.Confirmed ? OrderState.Confirmed : OrderState.Objected;

    private static string NameOf(OrderAnswer answer) => answer == OrderAnswer.Confirmed ? "confirmed" : "objected";
}
