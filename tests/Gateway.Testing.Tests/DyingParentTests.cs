using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Gateway.Testing.Tests;

public sealed class DyingParentTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task A_killed_test_process_leaves_no_server_no_child_and_no_folder()
    {
        await using var parent = ChildProcess.Start(Environment.ProcessPath!, ["parent"]);
        var words = (await parent.WaitForLineAsync("started ", Patience, TestContext.Current.CancellationToken)).Split(' ');
        var port = int.Parse(words[1], CultureInfo.InvariantCulture);
        string[] processes = [$"/proc/{words[2]}", $"/proc/{words[3]}"];
        var folder = words[4];
        Assert.All([.. processes, folder], path => Assert.True(Directory.Exists(path), path));

        // Only the parent: ChildProcess.Kill would take its children along.
        parent.Send(UnixSignal.Kill);

        await Poll.UntilAsync(() => processes.All(IsGone), Patience, "the children are gone", TestContext.Current.CancellationToken);
        await Poll.UntilAsync(
            () => !Directory.Exists(Path.GetDirectoryName(folder)), Patience, "the folder is gone", TestContext.Current.CancellationToken);
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
    }

    [Fact]
    public async Task A_test_process_that_ends_by_itself_leaves_nothing_either()
    {
        await using var parent = ChildProcess.Start(Environment.ProcessPath!, ["parent"]);
        var words = (await parent.WaitForLineAsync("started ", Patience, TestContext.Current.CancellationToken)).Split(' ');

        parent.Terminate();

        await parent.WaitForExitAsync(Patience, TestContext.Current.CancellationToken);
        await Poll.UntilAsync(
            () => IsGone($"/proc/{words[2]}") && IsGone($"/proc/{words[3]}") && !Directory.Exists(words[4]),
            Patience,
            "all is gone",
            TestContext.Current.CancellationToken);
    }

    // Where process 1 does not reap orphans, the dead stay in the table as zombies.
    private static bool IsGone(string process)
    {
        try
        {
            return File.ReadAllText($"{process}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return true;
        }
    }
}
