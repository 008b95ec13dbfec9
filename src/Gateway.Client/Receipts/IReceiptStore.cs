namespace Gateway.Client.Receipts;

/// <summary>Keeps the receipts of an application's exchanges. Register one to keep them elsewhere than in a file.</summary>
public interface IReceiptStore
{
    /// <summary>
    /// Keeps a receipt. The answer that it belongs to is handed on only once this has returned; if it throws, the call
    /// fails with RECEIPT_NOT_KEPT, so that no receipt is lost unseen.
    /// </summary>
    ValueTask KeepAsync(KeptReceipt receipt, CancellationToken cancellationToken);
}
