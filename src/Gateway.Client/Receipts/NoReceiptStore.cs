namespace Gateway.Client.Receipts;

/// <summary>Keeps nothing: the application takes the receipts from the responses itself.</summary>
internal sealed class NoReceiptStore : IReceiptStore
{
    public static readonly NoReceiptStore Instance = new();

    public ValueTask KeepAsync(KeptReceipt receipt, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
