using Gateway.Storage.Following;

namespace Gateway.Demo.Running;

/// <summary>Waits until the gateway decides by what was registered: within a second, by its promise.</summary>
internal static class SnapshotWait
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Promise = TimeSpan.FromSeconds(1);

    public static async Task UntilAsync(this SnapshotFollower follower, ulong revision, CancellationToken cancellationToken)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(Promise);
        while (follower.Current.Snapshot.Revision < (long)revision)
        {
            try
            {
                await Task.Delay(Interval, late.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw new DemoException($"The gateway does not serve revision {revision} within {Promise.TotalSeconds} s of its registration.");
            }
        }
    }
}
