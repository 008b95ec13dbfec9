using Gateway.Hosting.Configuration;

namespace Gateway.Server.Apis.Credentials.Files;

/// <summary>
/// What stands in files, read again when they change. They are looked at when asked for, at most once a second; files that
/// cannot be used, as in the middle of a change, leave the last good reading in place.
/// </summary>
internal sealed class WatchedFiles<T>
    where T : class
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);

    private readonly IReadOnlyList<string> _paths;
    private readonly Func<T> _read;
    private readonly string _credential;
    private readonly CredentialContext _context;
    private readonly Lock _looking = new();
    private volatile T _current;
    private long _lookedAt;
    private string _stamp;
    private string? _unusable;

    /// <exception cref="ConfigurationException">They cannot be used at start.</exception>
    public WatchedFiles(string credential, CredentialContext context, Func<T> read, params IReadOnlyList<string> paths)
    {
        (_credential, _context, _read, _paths) = (credential, context, read, paths);
        _lookedAt = context.Time.GetTimestamp();
        _stamp = Stamp();
        _current = read();
    }

    /// <summary>The last good reading.</summary>
    public T Current
    {
        get
        {
            if (_context.Time.GetElapsedTime(Volatile.Read(ref _lookedAt)) >= s_interval && _looking.TryEnter())
            {
                // One call looks; the others go on with what there is.
                try
                {
                    Look();
                }
                finally
                {
                    _looking.Exit();
                }
            }

            return _current;
        }
    }

    private void Look()
    {
        Volatile.Write(ref _lookedAt, _context.Time.GetTimestamp());
        var stamp = Stamp();
        if (stamp == _stamp)
        {
            return;
        }

        try
        {
            _current = _read();
            (_stamp, _unusable) = (stamp, null);
            CredentialLog.FilesRead(_context.Logger, _credential);
        }
        catch (ConfigurationException exception)
        {
            // Told once, but tried again: rights may be mended without the file's time changing.
            if (_unusable != stamp)
            {
                CredentialLog.FilesUnusable(_context.Logger, _credential, exception.Message);
            }

            _unusable = stamp;
        }
    }

    private string Stamp() => string.Join('|', _paths.Select(FileStamp.Of));
}
