namespace Gateway.Testing;

/// <summary>A new empty folder, gone with its content when disposed, at the latest with the test process.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder()
    {
        Path = System.IO.Path.Combine(TestProcess.Root, System.IO.Path.GetRandomFileName());
        Directory.CreateDirectory(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>The absolute path of the folder.</summary>
    public string Path { get; }

    /// <summary>The absolute path of a file or folder in it; the folders on the way are made.</summary>
    public string At(params string[] names)
    {
        var path = System.IO.Path.Combine([Path, .. names]);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        return path;
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // A program that still writes into it must not fail the test; the watchdog deletes the rest.
        }
    }

    public override string ToString() => Path;
}
