using System.Threading.Channels;

namespace Gateway.Client.Receipts;

/// <summary>
/// Appends receipts to a file, one JSON object a line, and says that they are kept once they are on the disk. Receipts that wait
/// for the disk are written together; at most <see cref="Places"/> wait, and whoever comes then waits for a place.
/// One process keeps one file. A line that a power failure cut off stays where it is, and the next one begins a new line.
/// </summary>
public sealed class FileReceiptStore : IReceiptStore, IAsyncDisposable, IDisposable
{
    /// <summary>How many receipts wait for the disk at most.</summary>
    public const int Places = 1024;

    private const byte LineEnd = (byte)'\n';

    private readonly Channel<Waiting> _waiting = Channel.CreateBounded<Waiting>(
        new BoundedChannelOptions(Places) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly FileStream _lock;
    private readonly FileStream _file;
    private readonly Task _writing;
    private bool _failed;

    /// <summary>Opens the file, or makes it.</summary>
    /// <exception cref="IOException">It cannot be written, or another process keeps it.</exception>
    public FileReceiptStore(string path)
        : this(path, Open)
    {
    }

    internal FileReceiptStore(string path, Func<string, FileStream> open)
    {
        _lock = new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        try
        {
            _file = open(path);
            BeginLine();
        }
        catch
        {
            _file?.Dispose();
            _lock.Dispose();
            throw;
        }

        _writing = Task.Run(WriteAsync);
    }

    /// <inheritdoc/>
    public async ValueTask KeepAsync(KeptReceipt receipt, CancellationToken cancellationToken)
    {
        var waiting = new Waiting(ReceiptLine.Of(receipt));
        await _waiting.Writer.WriteAsync(waiting, cancellationToken);
        await waiting.Kept.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Writes what waits, and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _writing;
        await _file.DisposeAsync();
        await _lock.DisposeAsync();
    }

    /// <inheritdoc/>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private static FileStream Open(string path) =>
        new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete, bufferSize: 0);

    private async Task WriteAsync()
    {
        var group = new List<Waiting>();
        while (await _waiting.Reader.WaitToReadAsync())
        {
            while (group.Count < Places && _waiting.Reader.TryRead(out var waiting))
            {
                group.Add(waiting);
            }

            Write(group);
            group.Clear();
        }
    }

    private void Write(List<Waiting> group)
    {
        long? end = null;
        try
        {
            if (_failed)
            {
                BeginLine();
                _failed = false;
            }

            end = _file.Length;
            _file.Position = end.Value;
            _file.Write([.. group.SelectMany(waiting => waiting.Line)]);
            _file.Flush(flushToDisk: true);
        }
        catch (Exception exception)
        {
            // Whatever it was, the writer goes on: nobody would answer those who come next.
            _failed = true;
            CutTo(end);
            group.ForEach(waiting => waiting.Kept.TrySetException(exception));
            return;
        }

        group.ForEach(waiting => waiting.Kept.TrySetResult());
    }

    // What was half written is not kept.
    private void CutTo(long? end)
    {
        try
        {
            if (end is { } length)
            {
                _file.SetLength(length);
            }
        }
        catch (Exception)
        {
            // The next line begins anew, and whoever reads the file skips one that is not JSON; the receipts' callers know already.
        }
    }

    private void BeginLine()
    {
        if (_file.Length == 0)
        {
            return;
        }

        _file.Position = _file.Length - 1;
        if (_file.ReadByte() != LineEnd)
        {
            _file.Position = _file.Length;
            _file.WriteByte(LineEnd);
        }
    }

    private sealed record Waiting(byte[] Line)
    {
        public TaskCompletionSource Kept { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
