using System.Collections.Concurrent;
using Gateway.Client.Receipts;

namespace Gateway.Client.Tests.Running;

/// <summary>Keeps receipts in a list, or does what the test says.</summary>
internal sealed class ListedReceipts(Func<Task>? keeping = null) : IReceiptStore
{
    public ConcurrentQueue<KeptReceipt> Kept { get; } = new();

    public async ValueTask KeepAsync(KeptReceipt receipt, CancellationToken cancellationToken)
    {
        if (keeping is not null)
        {
            await keeping();
        }

        Kept.Enqueue(receipt);
    }
}
