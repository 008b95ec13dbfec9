using Gateway.Adapter.Sources;
using Gateway.Contracts.Adapter.V1;
using Gateway.Testing;
using Grpc.Core;
using Grpc.Health.V1;
using Npgsql;
using Xunit;

namespace Gateway.Adapter.Tests.Suite;

/// <summary>A database that goes away behind a live adapter, and comes back.</summary>
public sealed class OutageTests
{
    private const string Mapping =
        """
        entry: gongan/resident
        table: T
        fields: { id_number: A, name: B }
        """;

    private static readonly EntrySchema Small = new()
    {
        Entry = "gongan/resident",
        Version = "1.0",
        KeyFields = { 1 },
        Fields = { ResidentSchema.Field(1, "id_number", FieldType.Text), ResidentSchema.Field(2, "name", FieldType.Text) },
    };

    [Fact]
    public async Task Postgres_down_is_unavailable_and_mends_itself()
    {
        await using var server = await PostgresServer.StartAsync(TestContext.Current.CancellationToken);
        await DownAndBackAsync(server, SourceKind.Postgres, await server.CreateDatabaseAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task MariaDb_down_is_unavailable_and_mends_itself()
    {
        await using var server = await MariaDbServer.StartAsync(TestContext.Current.CancellationToken);
        await DownAndBackAsync(server, SourceKind.MariaDb, await server.CreateDatabaseAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_database_that_hangs_does_not_hang_the_call()
    {
        await using var server = await PostgresServer.StartAsync(TestContext.Current.CancellationToken);
        await using var adapter = await StartAsync(
            SourceKind.Postgres, await server.CreateDatabaseAsync(TestContext.Current.CancellationToken), options => options.StatementTimeout = TimeSpan.FromMilliseconds(500));
        var handle = await adapter.PrepareAsync(Small);
        Assert.Single((await adapter.FetchAsync(TestAdapter.Request(handle, "1", [2]))).Records);
        server.Pause();
        var call = Assert.ThrowsAsync<RpcException>(() => adapter.FetchAsync(TestAdapter.Request(handle, "1", [2])));
        var fault = await call.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.Contains(fault.StatusCode, new[] { StatusCode.DeadlineExceeded, StatusCode.Unavailable });
        server.Resume();
        await Poll.UntilSucceedsAsync(
            _ => adapter.FetchAsync(TestAdapter.Request(handle, "1", [2])), TimeSpan.FromSeconds(20), "the database answers again", TestContext.Current.CancellationToken);
    }

    private static async Task DownAndBackAsync(DatabaseServer server, SourceKind kind, string connection)
    {
        await using var adapter = await StartAsync(kind, connection);
        var handle = await adapter.PrepareAsync(Small);
        Assert.Single((await adapter.FetchAsync(TestAdapter.Request(handle, "1", [2]))).Records);
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, await StatusAsync(adapter));
        server.Kill();
        await Poll.UntilAsync(() => !server.IsRunning, TimeSpan.FromSeconds(10), "the server is gone", TestContext.Current.CancellationToken);
        RegisterSuite.Refused(
            await Assert.ThrowsAsync<RpcException>(() => adapter.FetchAsync(TestAdapter.Request(handle, "1", [2]))),
            StatusCode.Unavailable,
            "SOURCE_UNAVAILABLE");
        await Poll.UntilAsync(
            async () => await StatusAsync(adapter) == HealthCheckResponse.Types.ServingStatus.NotServing,
            TimeSpan.FromSeconds(10),
            "health tells it",
            TestContext.Current.CancellationToken);
        await server.RestartAsync(TestContext.Current.CancellationToken);
        await Poll.UntilSucceedsAsync(
            _ => adapter.FetchAsync(TestAdapter.Request(handle, "1", [2])), TimeSpan.FromSeconds(10), "it answers again", TestContext.Current.CancellationToken);
        await Poll.UntilAsync(
            async () => await StatusAsync(adapter) == HealthCheckResponse.Types.ServingStatus.Serving,
            TimeSpan.FromSeconds(10),
            "health tells it",
            TestContext.Current.CancellationToken);
    }

    private static async Task<TestAdapter> StartAsync(SourceKind kind, string connection, Action<SourceOptions>? change = null)
    {
        await using System.Data.Common.DbConnection database =
            kind == SourceKind.Postgres ? new NpgsqlConnection(connection + ";Pooling=false") : new MySqlConnector.MySqlConnection(connection + ";Pooling=false");
        await database.OpenAsync();
        foreach (var sql in new[] { "CREATE TABLE T (A VARCHAR(20), B VARCHAR(20))", "INSERT INTO T VALUES ('1', '2')" })
        {
            await using var command = database.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync();
        }

        return await TestAdapter.StartAsync(kind, connection, options => change?.Invoke(options.Source), null, Mapping);
    }

    private static async Task<HealthCheckResponse.Types.ServingStatus> StatusAsync(TestAdapter adapter) =>
        (await new Grpc.Health.V1.Health.HealthClient(adapter.Channel).CheckAsync(
            new HealthCheckRequest(), cancellationToken: TestContext.Current.CancellationToken)).Status;
}
