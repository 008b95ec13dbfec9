using Microsoft.Win32.SafeHandles;

namespace Gateway.Benchmarks.Audit;

/// <summary>The least a durable store can do: 8 KiB written in place and flushed to the disk.</summary>
internal sealed class AppendedFile(string path) : IDisposable
{
    private static readonly byte[] Page = new byte[8192];

    private readonly SafeFileHandle _file = File.OpenHandle(path, FileMode.Create, FileAccess.Write);

    public void Commit()
    {
        RandomAccess.Write(_file, Page, 0);
        RandomAccess.FlushToDisk(_file);
    }

    public void Dispose() => _file.Dispose();
}
