using Gateway.Hosting.Configuration;

namespace Gateway.Server.Apis.Settings;

/// <summary>
/// Reads the configuration again when it changes, and puts its <c>apis</c> in force. One with any fault is refused whole: every fault
/// is logged, and what was in force stays.
/// </summary>
internal sealed class ApiReload(ConfigurationSource<GatewayOptions> source, ApiConfiguration configuration, ILogger<ApiReload> logger) : BackgroundService
{
    // Two looks pass before a change is read, so that a file is not read in the midst of being written.
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(250);

    private IReadOnlyList<string> _authorities = [];
    private string? _others;
    private string _told = "";

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Asked for and not told: a folder that is mounted, or replaced by a link to another, tells of no change.
        using var timer = new PeriodicTimer(s_interval);
        var read = Stamp();
        var seen = read;
        var isBound = Read();
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            // What was refused is tried again as it is: a secret, or another file that it names, may have become right.
            var stamp = Stamp();
            if (stamp == seen && (stamp != read || !isBound))
            {
                isBound = Read();
                read = stamp;
            }

            seen = stamp;
        }
    }

    private bool Read()
    {
        try
        {
            var (options, faults) = source.Read();
            if (faults.Count == 0)
            {
                Bind(options);
                _told = "";
                return true;
            }

            Tell(faults);
        }
        catch (ConfigurationException exception)
        {
            Tell([exception.Message]);
        }

        return false;
    }

    private void Tell(IReadOnlyList<string> faults)
    {
        var text = string.Join('\n', faults);
        if (text == _told)
        {
            return;
        }

        _told = text;
        foreach (var fault in faults)
        {
            ApiLog.ConfigurationFault(logger, fault);
        }

        ApiLog.ConfigurationRefused(logger, faults.Count);
    }

    private void Bind(GatewayOptions options)
    {
        if (configuration.Bind(options.Apis))
        {
            ApiLog.ConfigurationBound(logger, options.Apis.Upstreams.Count, options.Apis.Credentials.Count);
        }

        _authorities =
        [
            .. options.Apis.Upstreams.Select(upstream => upstream.Authorities)
                .Concat(options.Apis.Credentials.Select(credential => credential.Authorities))
                .OfType<string>().Where(path => path.Length > 0).Distinct(),
        ];
        options.Apis = new ApiOptions();
        var others = OptionsText.Of(options, null);
        if (_others is not null && _others != others)
        {
            ApiLog.ConfigurationWaits(logger);
        }

        _others = others;
    }

    private string Stamp() => string.Join('|', _authorities.Prepend(source.Path).Select(FileStamp.Of));
}
