using System.Text.RegularExpressions;
using Gateway.Testing;

namespace Gateway.EndToEnd;

/// <summary>Tries the README word for word, from the repository's folder.</summary>
public sealed partial class ReadmeTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(4);

    [Fact]
    public async Task The_commands_of_the_readme_do_what_it_says()
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Path, "README.md"));
        var commands = Blocks().Matches(readme).Select(match => Unindent(match.Groups["code"].Value)).ToList();
        Assert.Equal(8, commands.Count);
        Assert.Equal("bash tests/run.sh", commands[1]);

        // What the Dockerfiles do is done step by step by the tests of deployment; an engine is not to be had everywhere.
        Assert.StartsWith("docker build", commands[7], StringComparison.Ordinal);
        foreach (var file in Directory.GetFiles(Directory.CreateDirectory(Path.Combine(RepositoryRoot.Path, ".demo")).FullName, "jiaoyu*"))
        {
            File.Delete(file);
        }

        await using var demo = Run(commands[0]);
        await demo.WaitForLineAsync("Ctrl-C", s_patience);

        await RunToEndAsync(commands[2]);
        await RunToEndAsync(commands[3]);
        await using var adapter = Run(commands[4] + "\nwait");
        await adapter.WaitForLineAsync("in order", s_patience);
        await RunToEndAsync(commands[5]);

        // The adapter was sent to the background, as a reader would: it may still be starting.
        var answer = await Poll.UntilSucceedsAsync(_ => RunToEndAsync(commands[6]), s_patience, "the new department answers");
        Assert.Contains("示范大学", answer, StringComparison.Ordinal);
        Assert.Contains("欧***", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("欧阳晓", answer, StringComparison.Ordinal);

        demo.Terminate();
        Assert.Equal(0, await demo.WaitForExitAsync(TimeSpan.FromSeconds(60)));
    }

    private static async Task<string> RunToEndAsync(string command)
    {
        await using var process = Run(command);
        var code = await process.WaitForExitAsync(s_patience);
        return code == 0 ? process.Output : throw new InvalidOperationException($"{command}\nexit code {code}\n{process.Tail}");
    }

    // Built in the tests' own configuration, so that nothing is built twice.
    private static ChildProcess Run(string command) => ChildProcess.Start(
        "bash", ["-e", "-c", command], new Dictionary<string, string?> { ["Configuration"] = "Release" }, RepositoryRoot.Path);

    private static string Unindent(string code) =>
        string.Join('\n', code.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));

    [GeneratedRegex("```sh\n(?<code>.*?)```", RegexOptions.Singleline, 1000)]
    private static partial Regex Blocks();
}
