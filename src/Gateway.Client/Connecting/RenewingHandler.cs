using Microsoft.Extensions.Logging;

namespace Gateway.Client.Connecting;

/// <summary>
/// Sends by connections of the certificate that the files hold now. The files are looked at by a call, not oftener than
/// the options say; when they changed, new calls get new connections, and calls that are under way end on the old ones.
/// Files that cannot be used, as in the middle of a renewal, change nothing and are looked at again.
/// </summary>
internal sealed class RenewingHandler : HttpMessageHandler
{
    private readonly GatewayClientOptions _options;
    private readonly Func<TlsIdentity, HttpMessageHandler> _connect;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly Lock _renewing = new();
    private TlsFiles _files;
    private Connections _connections;
    private bool _disposed;
    private long _lookedAt;

    public RenewingHandler(GatewayClientOptions options, Func<TlsIdentity, HttpMessageHandler> connect, TimeProvider time, ILogger log)
    {
        _options = options;
        _connect = connect;
        _time = time;
        _log = log;
        _files = TlsFiles.Read(options);
        _connections = Open(_files);
        _lookedAt = time.GetTimestamp();
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (_time.GetElapsedTime(Volatile.Read(ref _lookedAt)) >= _options.RenewalCheck)
        {
            Look();
        }

        while (true)
        {
            var connections = Volatile.Read(ref _connections);
            if (connections.TryEnter())
            {
                return connections.SendAsync(request, cancellationToken);
            }

            // They were closed since they were read: others are there, unless all is over.
            ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed), this);
        }
    }

    protected override void Dispose(bool disposing)
    {
        lock (_renewing)
        {
            if (disposing && !_disposed)
            {
                Volatile.Write(ref _disposed, true);
                _connections.Dispose();
            }
        }

        base.Dispose(disposing);
    }

    private void Look()
    {
        // One call looks; the others go on with what there is.
        if (!_renewing.TryEnter())
        {
            return;
        }

        try
        {
            Volatile.Write(ref _lookedAt, _time.GetTimestamp());
            var files = TlsFiles.Read(_options);
            if (files == _files || _disposed)
            {
                return;
            }

            var old = _connections;
            Volatile.Write(ref _connections, Open(files));
            _files = files;
            old.Dispose();
            _log.Renewed();
        }
        catch (TlsFileException fault)
        {
            _log.NotRenewed(fault.Message);
        }
        finally
        {
            _renewing.Exit();
        }
    }

    private Connections Open(TlsFiles files)
    {
        var identity = files.ToIdentity();
        return new Connections(identity, _connect(identity));
    }
}
