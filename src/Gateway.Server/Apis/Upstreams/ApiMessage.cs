using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Gateway.Core.Apis;
using Gateway.Server.Apis.Requests;
using Gateway.Server.Exchanges;

namespace Gateway.Server.Apis.Upstreams;

/// <summary>
/// The request to an API, made anew of what was decided: no header of the consumer's reaches it, and its path and query are spelled in
/// the one canonical way.
/// </summary>
internal static class ApiMessage
{
    private static readonly MediaTypeHeaderValue s_json = new("application/json");

    public static HttpRequestMessage Create(Exchange exchange, ApiRequest request, ApiDestination destination)
    {
        var message = new HttpRequestMessage(new HttpMethod(request.Operation.Method), AddressOf(request, destination))
        {
            Version = destination.Address.Scheme == Uri.UriSchemeHttps ? HttpVersion.Version20 : HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        message.Headers.Accept.Add(new(request.Operation.WholeAnswer is { Length: > 0 } whole ? whole : "application/json"));
        message.Headers.AcceptEncoding.Add(new("gzip"));
        message.Headers.Add("Gateway-Exchange", exchange.Id.ToString("D"));
        message.Headers.Add("Gateway-Consumer", exchange.Decision.Caller!.Department);
        if (request.Operation.TakesBody)
        {
            message.Content = new ReadOnlyMemoryContent(request.Body);
            message.Content.Headers.ContentType = s_json;
        }

        return message;
    }

    private static Uri AddressOf(ApiRequest request, ApiDestination destination)
    {
        var address = new StringBuilder(destination.Address.AbsoluteUri.TrimEnd('/'), 256).Append(request.Operation.Path.Format(request.PathValues));
        var separator = '?';
        foreach (var (name, value) in request.Query)
        {
            address.Append(separator).Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }

        return new Uri(address.ToString());
    }
}
