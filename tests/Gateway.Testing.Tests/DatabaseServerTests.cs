using System.Data.Common;
using MySqlConnector;
using Npgsql;

namespace Gateway.Testing.Tests;

public sealed class DatabaseServerTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PostgreSQL_survives_a_kill_and_a_stop_with_what_was_committed()
    {
        await using var server = await PostgresServer.StartAsync(Cancelled);
        await SurvivesAsync(server, await server.CreateDatabaseAsync(Cancelled), database => new NpgsqlConnection(database));
    }

    [Fact]
    public async Task MariaDB_survives_a_kill_and_a_stop_with_what_was_committed()
    {
        await using var server = await MariaDbServer.StartAsync(Cancelled);
        await SurvivesAsync(server, await server.CreateDatabaseAsync(Cancelled), database => new MySqlConnection(database));
    }

    [Fact]
    public async Task A_paused_PostgreSQL_does_not_answer_and_a_resumed_one_does()
    {
        await using var server = await PostgresServer.StartAsync(Cancelled);
        await using var connection = new NpgsqlConnection(await server.CreateDatabaseAsync(Cancelled));
        await connection.OpenAsync(Cancelled);

        server.Pause();
        var answer = ScalarAsync(connection, "SELECT 1");
        await Assert.ThrowsAsync<TimeoutException>(() => answer.WaitAsync(TimeSpan.FromMilliseconds(300), Cancelled));
        server.Resume();

        Assert.Equal("1", await answer);
    }

    [Fact]
    public async Task Settings_reach_PostgreSQL_and_its_commits_are_durable()
    {
        await using var server = await PostgresServer.StartAsync(new Dictionary<string, string> { ["work_mem"] = "7MB" }, Cancelled);
        await using var connection = new NpgsqlConnection(await server.CreateDatabaseAsync(Cancelled));
        await connection.OpenAsync(Cancelled);

        Assert.Equal("7MB", await ScalarAsync(connection, "SHOW work_mem"));
        Assert.Equal("on", await ScalarAsync(connection, "SHOW fsync"));
        Assert.Equal("on", await ScalarAsync(connection, "SHOW synchronous_commit"));
    }

    [Fact]
    public async Task A_server_that_cannot_start_says_why()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(
            () => PostgresServer.StartAsync(new Dictionary<string, string> { ["no_such_setting"] = "1" }, Cancelled));

        Assert.Contains("unrecognized configuration parameter \"no_such_setting\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_shared_servers_start_once()
    {
        Assert.Same(await Servers.PostgresAsync(Cancelled), await Servers.PostgresAsync(Cancelled));
    }

    private static async Task SurvivesAsync(DatabaseServer server, string database, Func<string, DbConnection> connect)
    {
        await using (var connection = connect(database))
        {
            await connection.OpenAsync(Cancelled);
            Assert.Equal("1", await ScalarAsync(connection, "SELECT 1"));
            await ScalarAsync(connection, "CREATE TABLE kept (id int)");
            await ScalarAsync(connection, "INSERT INTO kept VALUES (42)");
        }

        var port = server.Port;
        server.Kill();
        Assert.False(server.IsRunning);
        await server.RestartAsync(Cancelled);
        await Assert42Async();
        await server.StopAsync();
        await server.RestartAsync(Cancelled);
        await Assert42Async();
        Assert.Equal(port, server.Port);

        async Task Assert42Async()
        {
            // Connections of the killed server may still be in the pool.
            var value = await Poll.UntilSucceedsAsync(
                async cancellation =>
                {
                    await using var connection = connect(database);
                    await connection.OpenAsync(cancellation);
                    return await ScalarAsync(connection, "SELECT id FROM kept");
                },
                TimeSpan.FromSeconds(30),
                "the table is read",
                Cancelled);
            Assert.Equal("42", value);
        }
    }

    private static async Task<string?> ScalarAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (await command.ExecuteScalarAsync(Cancelled))?.ToString();
    }
}
