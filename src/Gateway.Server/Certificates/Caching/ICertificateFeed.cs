using Gateway.Core.Certificates;

namespace Gateway.Server.Certificates.Caching;

/// <summary>The feed of status events as this replica follows it.</summary>
internal interface ICertificateFeed
{
    /// <summary>What was confirmed last; null before the first confirmation. One volatile read.</summary>
    FeedView? Current { get; }

    /// <summary>The view was confirmed within the last second, counted from before the query that confirmed it.</summary>
    bool IsFresh(FeedView view);

    /// <summary>The timestamp is not longer ago than a view may be to be fresh.</summary>
    bool IsRecent(long stamp);
}
