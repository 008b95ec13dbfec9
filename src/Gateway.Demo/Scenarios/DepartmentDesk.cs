using Gateway.Contracts.Materials.V1;
using static Gateway.Demo.Scenarios.ScenarioExpectations;

namespace Gateway.Demo.Scenarios;

/// <summary>What a department's own system does with an order: it reads whom that is about, checks, and answers.</summary>
internal static class DepartmentDesk
{
    /// <summary>Confirms an order, and checks that it was the case's.</summary>
    /// <param name="stage">The scenario.</param>
    /// <param name="order">The order, as the case tells it.</param>
    /// <param name="note">What the department writes.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    public static async Task<AnswerOrderResponse> AnswerAsync(ScenarioStage stage, OrderStatus order, string note, CancellationToken cancellationToken)
    {
        var work = stage.WorkOf(order.Department);
        var read = await work.GetOrderAsync(new GetOrderRequest { OrderId = order.OrderId }, cancellationToken: cancellationToken);
        var answered = await work.AnswerOrderAsync(
            new AnswerOrderRequest { OrderId = order.OrderId, Answer = OrderAnswer.Confirmed, Note = note, OfficerId = $"officer-{order.Department}-01" },
            cancellationToken: cancellationToken);
        stage.Check(
            order.Department,
            Holds(read.CaseNumber == stage.Case.CaseNumber && read.Subject is not null, "the order is not of this case")
                ?? Holds(answered.Order.State == OrderState.Confirmed, "the answer does not stand")
                ?? Receipt(read.Receipt) ?? Receipt(answered.Receipt));
        return answered;
    }
}
