namespace Gateway.Testing.Tests;

public sealed class ChildProcessTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Output_errors_environment_input_and_exit_code_are_told_apart()
    {
        await using var child = ChildProcess.Start(
            "/bin/sh",
            ["-c", "read word; echo \"$word $COLOUR\"; echo wrong >&2; exit 3"],
            new Dictionary<string, string?> { ["COLOUR"] = "green" },
            input: "hello\n");

        Assert.Equal(3, await child.WaitForExitAsync(Patience, Cancelled));
        Assert.Equal("hello green", child.Output);
        Assert.Equal("wrong", child.Errors);
        Assert.Equal(3, child.ExitCode);
    }

    [Fact]
    public async Task Waiting_for_a_line_that_cannot_come_fails_with_what_came()
    {
        await using var child = ChildProcess.Start("/bin/sh", ["-c", "echo only this; exit 7"]);

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => child.WaitForLineAsync("other", Patience, Cancelled));

        Assert.Contains("only this", error.Message, StringComparison.Ordinal);
        Assert.Contains("ended with 7", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Endless_output_is_kept_in_bounded_memory()
    {
        await using var child = ChildProcess.Start("/bin/sh", ["-c", "seq 1 100000; echo last"]);

        await child.WaitForExitAsync(Patience, Cancelled);

        var lines = child.Output.Split('\n');
        Assert.Equal("last", lines[^1]);
        Assert.InRange(lines.Length, 1_000, 10_000);
    }

    [Fact]
    public async Task Terminate_lets_a_program_end_in_order_and_kill_does_not_ask()
    {
        await using var polite = ChildProcess.Start("/bin/sh", ["-c", "trap 'echo bye; exit 0' TERM; echo ready; while :; do sleep 0.05; done"]);
        await polite.WaitForLineAsync("ready", Patience, Cancelled);
        polite.Terminate();
        Assert.Equal(0, await polite.WaitForExitAsync(Patience, Cancelled));
        Assert.EndsWith("bye", polite.Output, StringComparison.Ordinal);

        await using var deaf = ChildProcess.Start("/bin/sh", ["-c", "trap '' TERM; echo ready; while :; do sleep 0.05; done"]);
        await deaf.WaitForLineAsync("ready", Patience, Cancelled);
        deaf.Terminate();
        deaf.Kill();
        Assert.Equal(128 + 9, await deaf.WaitForExitAsync(Patience, Cancelled));
    }

    [Fact]
    public async Task A_paused_program_stands_still_until_it_is_resumed()
    {
        await using var child = ChildProcess.Start("/bin/sh", ["-c", "while read -r line; do echo \"$line\"; done; echo end; exec sleep 600"]);
        await child.WaitForLineAsync("end", Patience, Cancelled);

        child.Pause();
        await Poll.UntilAsync(() => State(child) == 'T', Patience, "it stands still", Cancelled);
        child.Resume();
        await Poll.UntilAsync(() => State(child) != 'T', Patience, "it goes on", Cancelled);
    }

    private static char State(ChildProcess child)
    {
        var stat = File.ReadAllText($"/proc/{child.Id}/stat");
        return stat[stat.LastIndexOf(')') + 2];
    }
}
