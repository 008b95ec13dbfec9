using System.Threading.RateLimiting;

namespace Gateway.Server.Apis.Upstreams;

/// <summary>The answer of an API, whose body is still to be read. Holds its place at the bulkhead until it is disposed.</summary>
internal sealed class ApiAnswer(HttpRequestMessage request, HttpResponseMessage response, bool isAbsent) : IDisposable
{
    private RateLimitLease? _place;

    public HttpResponseMessage Response { get; } = response;

    /// <summary>The API holds nothing of what was asked for.</summary>
    public bool IsNotFound => isAbsent;

    /// <summary>Keeps the place for as long as the body is read.</summary>
    public void Keep(RateLimitLease place) => _place = place;

    /// <inheritdoc/>
    public void Dispose()
    {
        Response.Dispose();
        request.Dispose();
        _place?.Dispose();
    }
}
