using Gateway.Core.Certificates;
using Gateway.Server.Certificates.Caching;
using Gateway.Storage.Certificates;

namespace Gateway.Server.Certificates;

/// <summary>The feed as the storage follows it.</summary>
internal sealed class FollowedFeed(FeedFollower follower) : ICertificateFeed
{
    /// <inheritdoc/>
    public FeedView? Current => follower.Current;

    /// <inheritdoc/>
    public bool IsFresh(FeedView view) => follower.IsFresh(view);

    /// <inheritdoc/>
    public bool IsRecent(long stamp) => follower.IsRecent(stamp);
}
