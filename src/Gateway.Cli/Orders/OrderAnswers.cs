using Gateway.Cli.Terminals;
using Gateway.Contracts.Materials.V1;

namespace Gateway.Cli.Orders;

/// <summary>Tells orders to people.</summary>
internal static class OrderAnswers
{
    public static void Write(Terminal terminal, ListOrdersResponse answer)
    {
        if (answer.Orders.Count == 0)
        {
            terminal.WriteLine(OrderTexts.None);
            return;
        }

        terminal.WriteTable(
            [
                terminal.Say(OrderTexts.IdHeading), terminal.Say(OrderTexts.KindHeading), terminal.Say(OrderTexts.StateHeading),
                terminal.Say(OrderTexts.DueHeading), terminal.Say(OrderTexts.FromHeading), terminal.Say(OrderTexts.ItemHeading),
                terminal.Say(OrderTexts.AboutHeading),
            ],
            answer.Orders.Select(order => (IReadOnlyList<string>)
            [
                order.OrderId,
                terminal.Say(OrderTexts.Of(order.Kind)),
                terminal.Say(OrderTexts.Of(order.State)),
                Moments.Of(terminal, order.DueAt),
                order.Consumer,
                order.ItemName.Length > 0 ? order.ItemName : order.ServiceItemCode,
                order.About,
            ]));
    }

    public static void Write(Terminal terminal, GetOrderResponse answer)
    {
        var order = answer.Order;
        terminal.WritePairs(
            terminal.Out,
            [
                (terminal.Say(OrderTexts.Kind), terminal.Say(OrderTexts.Of(order.Kind))),
                (terminal.Say(OrderTexts.State), terminal.Say(OrderTexts.Of(order.State))),
                (terminal.Say(OrderTexts.Due), Moments.Of(terminal, order.DueAt)),
                (terminal.Say(OrderTexts.From), order.Consumer),
                (terminal.Say(OrderTexts.Item), $"{order.ItemName} {order.ServiceItemCode}".Trim()),
                (terminal.Say(OrderTexts.About), order.About),
                (terminal.Say(OrderTexts.Question), order.Question),
                (terminal.Say(OrderTexts.Subject), answer.Subject is { } subject ? $"{subject.Type}:{subject.Identifier}" : null),
                .. answer.Tells.Select(tell => (terminal.Say(OrderTexts.Tells), (string?)$"{tell.PartyName} {tell.CaseValue}: {tell.Value}".Trim())),
                (terminal.Say(OrderTexts.CaseNumber), answer.CaseNumber),
                (terminal.Say(OrderTexts.Certificate), answer.CertificateIdentifier),
                (terminal.Say(OrderTexts.OrderedAt), Moments.Of(terminal, order.OrderedAt)),
                (terminal.Say(OrderTexts.AnsweredAt), Moments.Of(terminal, order.AnsweredAt)),
                (terminal.Say(OrderTexts.Receipt), answer.Receipt?.ExchangeId),
            ]);
    }

    public static void Write(Terminal terminal, AnswerOrderResponse answer)
    {
        terminal.WriteLine(OrderTexts.Answered, OrderTexts.Of(answer.Order.State), Moments.Of(terminal, answer.Order.AnsweredAt));
        terminal.WritePairs(terminal.Out, [(terminal.Say(OrderTexts.Receipt), answer.Receipt?.ExchangeId)]);
    }
}
