using System.Net;
using System.Net.Sockets;
using Gateway.Server.Apis.Settings;
using Gateway.Server.Health;

namespace Gateway.Server.Apis.Upstreams;

/// <summary>Asks upstreams whether they are well, each as its options say.</summary>
internal sealed class ApiProbes(ApiConfiguration configuration, TimeProvider time, ILogger<ApiProbes> logger) : BackgroundService
{
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(250);

    private readonly Dictionary<ApiUpstream, State> _states = [];

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_look, time);
        do
        {
            // The settings are taken anew each time: what is no longer in them is asked no more.
            var settings = configuration.Current;
            foreach (var gone in _states.Keys.Except(settings.Upstreams.All).ToArray())
            {
                _states.Remove(gone);
            }

            foreach (var upstream in settings.Upstreams.All.Where(upstream => upstream.Probe is not null))
            {
                var state = _states.TryGetValue(upstream, out var known) ? known : _states[upstream] = new State();
                if (state.Asking.IsCompleted && time.GetElapsedTime(state.AskedAt) >= (state.AskedAt == 0 ? TimeSpan.Zero : upstream.Probe!.Interval))
                {
                    state.AskedAt = time.GetTimestamp();
                    state.Asking = AskAsync(settings, upstream, state, stoppingToken);
                }
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task AskAsync(ApiSettings settings, ApiUpstream upstream, State state, CancellationToken stoppingToken)
    {
        var why = await FailureOfAsync(settings, upstream, stoppingToken);
        if (stoppingToken.IsCancellationRequested)
        {
            return;
        }

        state.Failures = why is null ? 0 : state.Failures + 1;
        if (why is null)
        {
            if (upstream.Health.Probed(isUp: true))
            {
                ApiLog.ProbeAnswered(logger, upstream.Department, upstream.Address.Authority);
            }
        }
        else if (state.Failures >= upstream.Probe!.Failures && upstream.Health.Probed(isUp: false))
        {
            ApiLog.ProbeFailed(logger, upstream.Department, upstream.Address.Authority, state.Failures, why);
        }
    }

    /// <summary>Why it is not well; null where it is.</summary>
    private async Task<string?> FailureOfAsync(ApiSettings settings, ApiUpstream upstream, CancellationToken stoppingToken)
    {
        var probe = upstream.Probe!;
        using var timeout = new CancellationTokenSource(probe.Timeout, time);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stoppingToken);
        try
        {
            using var message = probe.GrpcService is { } service
                ? GrpcHealthCall.Create(upstream.Address, service)
                : new HttpRequestMessage(HttpMethod.Get, new Uri(upstream.Address, probe.Path)) { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionOrLower };
            var credential = probe.Credential is { } name ? settings.Credentials.Find(name, upstream.Department) : null;
            if (credential is not null && await credential.ApplyAsync(message, ends.Token) is { } fault)
            {
                return $"no credential could be had: {fault.Text}";
            }

            using var response = await upstream.InvokerOf(credential?.ClientCertificate).SendAsync(message, ends.Token);
            return !response.IsSuccessStatusCode ? $"status {(int)response.StatusCode}"
                : probe.GrpcService is null || await GrpcHealthCall.IsServingAsync(response, ends.Token) ? null
                : "it says that it is not serving";
        }
        catch (OperationCanceledException)
        {
            return "no answer in time";
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or SocketException)
        {
            return exception is IOException ? "its answer broke off" : TransportFault.KindOf(exception).ToString();
        }
    }

    /// <summary>How the probing of one stands.</summary>
    private sealed class State
    {
        public long AskedAt { get; set; }

        public int Failures { get; set; }

        public Task Asking { get; set; } = Task.CompletedTask;
    }
}
