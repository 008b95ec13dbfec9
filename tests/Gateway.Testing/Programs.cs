namespace Gateway.Testing;

/// <summary>Finds installed programs.</summary>
internal static class Programs
{
    /// <summary>The full path of a program in PATH, the system's folders or those named.</summary>
    /// <exception cref="FileNotFoundException">It is not installed; the message names the package.</exception>
    public static string Find(string name, string package, params IEnumerable<string> folders)
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.Concat(path).Concat(["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"])
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException($"{name} is not installed; install the package {package}.");
    }
}
