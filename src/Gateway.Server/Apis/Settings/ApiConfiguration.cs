using Gateway.Server.Apis.Credentials;
using Gateway.Server.Apis.Credentials.Renewing;
using Gateway.Server.Apis.Upstreams;

namespace Gateway.Server.Apis.Settings;

/// <summary>
/// The settings in force. A call takes them once and goes on with them; those that follow replace them whole, and what did not change
/// stays the same object, with its connections, its tokens, and what is known of its health.
/// </summary>
internal sealed class ApiConfiguration : IDisposable
{
    private readonly GatewayOptions _options;
    private readonly TimeProvider _time;
    private readonly ICredentialInvokers _invokers;
    private readonly CancellationTokenSource _stopping = new();
    private readonly CredentialContext _context;
    private volatile ApiSettings _current;

    /// <exception cref="Hosting.Configuration.ConfigurationException">A file cannot be used.</exception>
    public ApiConfiguration(GatewayOptions options, TimeProvider time, ICredentialInvokers invokers, ILogger<ApiCredentials> logger)
    {
        (_options, _time, _invokers) = (options, time, invokers);
        _context = new CredentialContext(time, logger, _stopping.Token);
        _current = Read(options.Apis, null);
    }

    /// <summary>The settings in force.</summary>
    public ApiSettings Current => _current;

    /// <summary>Puts options in force, all or nothing. Not for two threads at once.</summary>
    /// <param name="options">Validated options, paths absolute.</param>
    /// <returns>They differ from those before.</returns>
    /// <exception cref="Hosting.Configuration.ConfigurationException">A file cannot be used.</exception>
    public bool Bind(ApiOptions options)
    {
        var before = _current;
        _current = Read(options, before);
        return !_current.Upstreams.All.SequenceEqual(before.Upstreams.All) || !_current.Credentials.AreThoseOf(before.Credentials);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
        _current.Upstreams.Dispose();
        _current.Credentials.Dispose();
    }

    private ApiSettings Read(ApiOptions options, ApiSettings? before) => new(
        new ApiUpstreams(options.Upstreams, before?.Upstreams, _options.Departments.Reactivation, _time),
        new ApiCredentials(options.Credentials, before?.Credentials, _context, _invokers));
}
