using System.Net;
using System.Net.Sockets;

namespace Gateway.Testing.Tests;

public sealed class SmallThingsTests
{
    [Fact]
    public void Free_ports_differ_and_can_be_bound()
    {
        var ports = Enumerable.Range(0, 20).Select(_ => FreePort.Next()).ToList();

        Assert.Equal(20, ports.Distinct().Count());
        foreach (var port in ports)
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
        }
    }

    [Fact]
    public void A_temporary_folder_goes_with_its_content()
    {
        string path;
        using (var folder = new TemporaryFolder())
        {
            path = folder.Path;
            File.WriteAllText(folder.At("deep", "file"), "x");
        }

        Assert.False(Directory.Exists(path));
    }

    [Fact]
    public async Task Polling_gives_up_and_names_what_it_waited_for()
    {
        var error = await Assert.ThrowsAsync<TimeoutException>(() => Poll.UntilAsync(
            () => false, TimeSpan.FromMilliseconds(50), "pigs fly", TestContext.Current.CancellationToken));
        Assert.Equal("Not within 0.05 s: pigs fly.", error.Message);

        await Assert.ThrowsAsync<TimeoutException>(() => Poll.UntilAsync(
            () => new TaskCompletionSource<bool>().Task, TimeSpan.FromMilliseconds(50), "it hangs", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Polling_returns_the_first_success_or_tells_the_last_failure()
    {
        var attempts = 0;
        var value = await Poll.UntilSucceedsAsync(
            _ => ++attempts < 3 ? throw new InvalidDataException("not yet") : Task.FromResult(attempts),
            TimeSpan.FromSeconds(30),
            "the third attempt",
            TestContext.Current.CancellationToken);
        Assert.Equal(3, value);

        var error = await Assert.ThrowsAsync<TimeoutException>(() => Poll.UntilSucceedsAsync<int>(
            _ => throw new InvalidDataException("never"), TimeSpan.FromMilliseconds(50), "success", TestContext.Current.CancellationToken));
        Assert.IsType<InvalidDataException>(error.InnerException);
    }
}
