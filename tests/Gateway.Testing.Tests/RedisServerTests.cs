namespace Gateway.Testing.Tests;

public sealed class RedisServerTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Redis_knows_after_a_kill_what_it_was_told_to_save()
    {
        await using var server = await RedisServer.StartAsync(Cancelled);
        Assert.Equal("+OK", await server.CommandAsync("SET saved yes", Cancelled));
        Assert.Equal("+OK", await server.CommandAsync("SAVE", Cancelled));
        Assert.True(File.Exists(server.DumpFile));
        Assert.Equal("+OK", await server.CommandAsync("SET lost yes", Cancelled));
        await server.RestartAsync(Cancelled);

        Assert.Equal(":1", await server.CommandAsync("EXISTS saved lost", Cancelled));
    }

    [Fact]
    public async Task A_paused_Redis_does_not_answer_and_a_resumed_one_does()
    {
        await using var server = await RedisServer.StartAsync(Cancelled);
        server.Pause();
        var answer = server.CommandAsync("PING", Cancelled);
        await Assert.ThrowsAsync<TimeoutException>(() => answer.WaitAsync(TimeSpan.FromMilliseconds(300), Cancelled));
        server.Resume();

        Assert.Equal("+PONG", await answer);
    }
}
