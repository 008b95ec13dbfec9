namespace Gateway.Demo.Running;

/// <summary>One demo at a time in a folder; the lock ends with the process, however that ends.</summary>
internal static class DemoLock
{
    /// <summary>The lock, or null where another demo holds it.</summary>
    public static FileStream? Take(DemoFolder folder)
    {
        try
        {
            return new FileStream(Path.Combine(folder.Root, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
