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
    private string? _apis;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Asked for and not told: a folder that is mounted, or replaced by a link to another, tells of no change.
        using var timer = new PeriodicTimer(s_interval);
        var read = Stamp();
        var seen = read;
        Read();
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var stamp = Stamp();
            if (stamp == seen && stamp != read)
            {
                Read();
                read = stamp;
            }

            seen = stamp;
        }
    }

    private void Read()
    {
        try
        {
            var (options, faults) = source.Read();
            if (faults.Count == 0)
            {
                Bind(options);
                return;
            }

            foreach (var fault in faults)
            {
                ApiLog.ConfigurationFault(logger, fault);
            }

            ApiLog.ConfigurationRefused(logger, faults.Count);
        }
        catch (ConfigurationException exception)
        {
            ApiLog.ConfigurationFault(logger, exception.Message);
            ApiLog.ConfigurationRefused(logger, 1);
        }
    }

    private void Bind(GatewayOptions options)
    {
        configuration.Bind(options.Apis);
        _authorities =
        [
            .. options.Apis.Upstreams.Select(upstream => upstream.Authorities)
                .Concat(options.Apis.Credentials.Select(credential => credential.Authorities))
                .OfType<string>().Where(path => path.Length > 0).Distinct(),
        ];
        var apis = string.Join('\n',
            options.Apis.Upstreams.Select(upstream => OptionsText.Of(upstream, upstream.Authorities))
                .Concat(options.Apis.Credentials.Select(credential => OptionsText.Of(credential, credential.Authorities))));
        if (_apis is not null && _apis != apis)
        {
            ApiLog.ConfigurationBound(logger, options.Apis.Upstreams.Count, options.Apis.Credentials.Count);
        }

        options.Apis = new ApiOptions();
        var others = OptionsText.Of(options, null);
        if (_others is not null && _others != others)
        {
            ApiLog.ConfigurationWaits(logger);
        }

        (_apis, _others) = (apis, others);
    }

    private string Stamp() => string.Join('|', _authorities.Prepend(source.Path).Select(FileStamp.Of));
}
