using System.Collections.Frozen;
using Gateway.Hosting.Configuration;
using Gateway.Hosting.Tls;

namespace Gateway.Server.Identity;

/// <summary>Reads the authorities and their revocation lists, and reads them again when a file changes.</summary>
internal sealed class AuthorityFiles : BackgroundService
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(2);

    private readonly IReadOnlyList<AuthorityOptions> _options;
    private readonly TimeProvider _time;
    private readonly ILogger<AuthorityFiles> _logger;
    private volatile AuthoritySet _current;
    private string _stamp;

    public AuthorityFiles(GatewayOptions options, TimeProvider time, ILogger<AuthorityFiles> logger)
    {
        _options = options.Authorities;
        _time = time;
        _logger = logger;
        _stamp = Stamp();
        _current = new AuthoritySet(1, Read());
    }

    /// <summary>The authorities as last read.</summary>
    public AuthoritySet Current => _current;

    /// <summary>Reads again if a file changed. A file that cannot be read leaves the last good reading in place.</summary>
    internal void Refresh()
    {
        var stamp = Stamp();
        if (stamp == _stamp)
        {
            return;
        }

        try
        {
            _current = new AuthoritySet(_current.Generation + 1, Read());
            _stamp = stamp;
            IdentityLog.AuthoritiesRead(_logger, _current.Authorities.Count);
        }
        catch (ConfigurationException exception)
        {
            IdentityLog.AuthoritiesUnreadable(_logger, exception);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_interval, _time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            Refresh();
        }
    }

    private List<Authority> Read() =>
        [.. _options.SelectMany(option => TlsMaterial.ReadAuthorities(option.Certificate).Select(certificate => new Authority(
            certificate,
            option.Departments.ToFrozenSet(StringComparer.Ordinal),
            option.RevocationList is { } list ? RevocationList.Read(list, certificate) : null)))];

    private string Stamp() => string.Join('|', _options
        .SelectMany(option => new[] { option.Certificate, option.RevocationList })
        .OfType<string>()
        .Select(FileStamp.Of));
}
