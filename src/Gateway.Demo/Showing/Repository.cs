namespace Gateway.Demo.Showing;

/// <summary>Where the repository is that the program was built in: the commands name its folders.</summary>
internal static class Repository
{
    private const string Mark = "Gateway.sln";

    /// <summary>The root; the current folder where the program lies outside a repository.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Mark)))
            {
                return folder.FullName;
            }
        }

        return Environment.CurrentDirectory;
    }
}
