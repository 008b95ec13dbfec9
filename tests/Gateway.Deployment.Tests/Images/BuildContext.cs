using System.Text.RegularExpressions;
using Gateway.Testing;

namespace Gateway.Deployment.Tests.Images;

/// <summary>What a builder is sent: the files that git knows, as <c>.dockerignore</c> leaves them.</summary>
internal static partial class BuildContext
{
    /// <summary>Copies it into a folder.</summary>
    public static async Task CopyAsync(string folder)
    {
        foreach (var file in await FilesAsync())
        {
            var target = Path.Combine(folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(RepositoryRoot.Path, file), target);
        }
    }

    /// <summary>The paths of its files from the repository's root.</summary>
    public static async Task<IReadOnlyList<string>> FilesAsync()
    {
        await using var git = ChildProcess.Start("git", ["-c", "core.quotepath=off", "ls-files", "--cached", "--others", "--exclude-standard"], workingDirectory: RepositoryRoot.Path);
        Assert.Equal(0, await git.WaitForExitAsync(TimeSpan.FromSeconds(30)));
        var rules = File.ReadAllLines(Path.Combine(RepositoryRoot.Path, ".dockerignore"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => (Ignores: line[0] != '!', Pattern: PatternOf(line.TrimStart('!'))))
            .ToList();
        return [.. git.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(file => File.Exists(Path.Combine(RepositoryRoot.Path, file)))
            .Where(file => !rules.LastOrDefault(rule => rule.Pattern.IsMatch(file)).Ignores)];
    }

    // A pattern names a file, or a folder with all below it.
    private static Regex PatternOf(string glob) => new(
        "^" + Wildcard().Replace(Regex.Escape(glob), match => match.Value == @"\*\*/" ? "(.*/)?" : "[^/]*") + "(/.*)?$",
        RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1));

    [GeneratedRegex(@"\\\*\\\*/|\\\*", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Wildcard();
}
