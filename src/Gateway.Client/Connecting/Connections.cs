namespace Gateway.Client.Connecting;

/// <summary>
/// The connections that show one certificate. Once they are retired and no call is being sent by them they close, each with the last
/// answer that it still carries, and the certificate is disposed of: only handshakes need it.
/// </summary>
internal sealed class Connections(TlsIdentity identity, HttpMessageHandler handler) : IDisposable
{
    private readonly HttpMessageInvoker _invoker = new(handler);

    // The calls that are being sent, and one until they are retired: whoever brings it to nothing closes them.
    private int _uses = 1;
    private bool _retired;

    /// <summary>Keeps them open for a call that is then sent; false where they are closed.</summary>
    public bool TryEnter()
    {
        for (var uses = Volatile.Read(ref _uses); uses > 0;)
        {
            var seen = Interlocked.CompareExchange(ref _uses, uses + 1, uses);
            if (seen == uses)
            {
                return true;
            }

            uses = seen;
        }

        return false;
    }

    /// <summary>Sends a call that has entered, and leaves when its answer begins or it fails.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await _invoker.SendAsync(request, cancellationToken);
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>Retires them: they close once the calls that are being sent have left.</summary>
    public void Dispose()
    {
        if (!Interlocked.Exchange(ref _retired, true))
        {
            Leave();
        }
    }

    private void Leave()
    {
        if (Interlocked.Decrement(ref _uses) == 0)
        {
            _invoker.Dispose();
            identity.Dispose();
        }
    }
}
