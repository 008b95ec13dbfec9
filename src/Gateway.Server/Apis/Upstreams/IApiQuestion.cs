using Gateway.Core.Apis;
using Gateway.Server.Exchanges;

namespace Gateway.Server.Apis.Upstreams;

/// <summary>What is asked of an API, whichever way it speaks.</summary>
internal interface IApiQuestion
{
    /// <summary>It may take as long as it likes: such calls have places of their own, so that they do not take those of the others.</summary>
    bool IsStream { get; }

    /// <summary>It changes nothing, and is still in hand: it may be asked again after a failure of the way.</summary>
    bool MayBeRepeated { get; }

    /// <summary>The request to a destination, made anew of what was decided.</summary>
    HttpRequestMessage CreateMessage(Exchange exchange, ApiDestination destination);

    /// <summary>What the head of the answer says.</summary>
    ApiVerdict Judge(Exchange exchange, HttpResponseMessage response);
}
