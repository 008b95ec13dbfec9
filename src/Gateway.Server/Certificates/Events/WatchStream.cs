using Gateway.Contracts.Certificates.V1;
using Gateway.Core.Certificates;
using Gateway.Server.Exchanges;

namespace Gateway.Server.Certificates.Events;

/// <summary>Takes the responses of a watch.</summary>
internal interface IWatchWriter
{
    /// <summary>Sends one; completes when the caller's flow control lets the next follow.</summary>
    Task WriteAsync(WatchResponse response, CancellationToken cancellationToken);
}

/// <summary>How far a watch has come.</summary>
internal sealed class WatchStream(Exchange exchange, string cursor, IWatchWriter writer)
{
    public Exchange Exchange { get; } = exchange;

    /// <summary>Cursor as the caller sent it.</summary>
    public string Cursor { get; } = cursor;

    public IWatchWriter Writer { get; } = writer;

    /// <summary>The point after which events are still to be sent.</summary>
    public FeedPoint After { get; set; }

    /// <summary>Pages recorded.</summary>
    public int Pages { get; set; }

    /// <summary>Events of those pages.</summary>
    public int Events { get; set; }
}
