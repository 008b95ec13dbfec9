namespace Gateway.Server.Apis.Credentials.Renewing;

/// <summary>
/// A secret that is fetched and ends. All who need it wait for one fetch; it is renewed in the background while the old one is
/// still used; a failure is a value, and is remembered for a moment, so that a server that is down is not asked by each call.
/// </summary>
internal sealed class RenewedSecret<T>
    where T : class
{
    private readonly string _credential;
    private readonly Func<CancellationToken, Task<Fetched<T>>> _fetch;
    private readonly RenewalTimes _times;
    private readonly CredentialContext _context;
    private readonly Lock _lock = new();

    private Fetched<T>? _held;
    private long _fetchedAt;
    private Fetched<T>? _failure;
    private long _failedAt;
    private long? _droppedAt;
    private Task<Fetched<T>>? _flight;

    /// <param name="credential">Name of the credential, for the log.</param>
    /// <param name="context">Clock, log and end.</param>
    /// <param name="times">When it is renewed.</param>
    /// <param name="fetch">Fetches it. One at a time; it should heed its token, and may throw.</param>
    public RenewedSecret(string credential, CredentialContext context, RenewalTimes times, Func<CancellationToken, Task<Fetched<T>>> fetch) =>
        (_credential, _context, _times, _fetch) = (credential, context, times, fetch);

    /// <summary>The secret, or why there is none. Cancellation ends the waiting of this caller, not the fetch.</summary>
    public ValueTask<Fetched<T>> GetAsync(CancellationToken cancellationToken)
    {
        Task<Fetched<T>> flight;
        lock (_lock)
        {
            if (_held is { } held && Elapsed(_fetchedAt) is var age && age < held.Life)
            {
                if (age >= _times.RenewAfter(held.Life) && FailedNotWithin(RenewalTimes.RenewalPause))
                {
                    _flight ??= Start();
                }

                return new(held);
            }

            if (_flight is null && !FailedNotWithin(RenewalTimes.FailurePause))
            {
                return new(_failure!);
            }

            flight = _flight ??= Start();
        }

        return new(flight.WaitAsync(cancellationToken));
    }

    /// <summary>The upstream refused it: the next call fetches another. Not more than once in a while, so that nothing is hammered.</summary>
    public void Refused()
    {
        lock (_lock)
        {
            if (_held is null || (_droppedAt is { } at && Elapsed(at) < RenewalTimes.RefusalPause))
            {
                return;
            }

            (_held, _droppedAt) = (null, _context.Time.GetTimestamp());
        }

        CredentialLog.Refused(_context.Logger, _credential);
    }

    private bool FailedNotWithin(TimeSpan pause) => _failure is null || Elapsed(_failedAt) >= pause;

    private TimeSpan Elapsed(long since) => _context.Time.GetElapsedTime(since);

    private Task<Fetched<T>> Start()
    {
        // It is nobody's own: neither the trace nor the identity of the caller that came first goes with it.
        if (ExecutionContext.IsFlowSuppressed())
        {
            return Task.Run(FlyAsync);
        }

        using (ExecutionContext.SuppressFlow())
        {
            return Task.Run(FlyAsync);
        }
    }

    private async Task<Fetched<T>> FlyAsync()
    {
        var began = _context.Time.GetTimestamp();
        var fetched = await FetchAsync();
        if (fetched.Value is not null && Elapsed(began) >= fetched.Life)
        {
            fetched = Fetched<T>.Failed(CredentialFault.OfProvider("what was handed out ended before it came."));
        }

        lock (_lock)
        {
            _flight = null;
            if (fetched.Fault is null)
            {
                (_held, _fetchedAt, _failure) = (fetched, began, null);
            }
            else
            {
                (_failure, _failedAt) = (fetched, _context.Time.GetTimestamp());
            }
        }

        if (fetched.Fault is { } fault)
        {
            CredentialLog.NotRenewed(_context.Logger, _credential, fault.Side, fault.Text);
        }
        else
        {
            CredentialLog.Renewed(_context.Logger, _credential, fetched.Life);
        }

        return fetched;
    }

    private async Task<Fetched<T>> FetchAsync()
    {
        using var timeout = new CancellationTokenSource(RenewalTimes.Timeout, _context.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, _context.Stopping);
        try
        {
            return await _fetch(either.Token);
        }
        catch (Exception) when (timeout.IsCancellationRequested)
        {
            return Fetched<T>.Failed(CredentialFault.OfProvider($"no answer within {RenewalTimes.Timeout.TotalSeconds:0} s."));
        }
        catch (Exception exception)
        {
            // Not its message, which could show a part of what was sent.
            return Fetched<T>.Failed(CredentialFault.OfGateway(
                _context.Stopping.IsCancellationRequested ? "the gateway is stopping." : $"unforeseen {exception.GetType().Name}."));
        }
    }
}
