namespace Gateway.Hosting.Configuration;

/// <summary>By what a changed file is told from the one that was read.</summary>
public static class FileStamp
{
    /// <summary>Of the open file, since a secret mounted by Kubernetes is a link to a link, neither of which changes its own time.</summary>
    public static string Of(string path)
    {
        try
        {
            using var file = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
            return $"{File.GetLastWriteTimeUtc(file):O} {RandomAccess.GetLength(file)}";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return exception.GetType().Name;
        }
    }
}
