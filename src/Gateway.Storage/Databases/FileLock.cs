namespace Gateway.Storage.Databases;

/// <summary>An exclusive lock of the operating system on a file: held by one process, released by its end, however it ends.</summary>
internal sealed class FileLock : IAsyncDisposable
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(50);

    private readonly FileStream _file;

    private FileLock(FileStream file) => _file = file;

    /// <exception cref="TimeoutException">Another process held it all the while.</exception>
    public static async Task<FileLock> TakeAsync(string path, TimeSpan patience, TimeProvider time, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException) when (File.Exists(path))
            {
                if (time.GetElapsedTime(start) > patience)
                {
                    throw new TimeoutException($"Another process has held {path} for {patience}.");
                }
            }

            await Task.Delay(s_interval, time, cancellationToken);
        }
    }

    public ValueTask DisposeAsync() => _file.DisposeAsync();
}
