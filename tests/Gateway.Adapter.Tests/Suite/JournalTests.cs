using Gateway.Adapter.Tests.Databases;
using Grpc.Core;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Gateway.Adapter.Tests.Suite;

/// <summary>Nothing leaves that is not in the adapter's own journal.</summary>
public sealed class JournalTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    /// <summary>That the name is 张三.</summary>
    private static readonly byte[] Claim = Convert.FromHexString("1206E5BCA0E4B889");

    [Fact]
    public async Task Every_answer_is_in_the_file_when_it_arrives()
    {
        await using var adapter = await TestAdapter.StartAsync(database.Kind, database.Reader);
        var handle = await adapter.PrepareAsync();
        await using var file = new SqliteConnection($"Data Source={adapter.JournalPath};Mode=ReadOnly;Pooling=False");
        await file.OpenAsync(TestContext.Current.CancellationToken);
        var table = await ScalarAsync(file, "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%record%' LIMIT 1");
        for (var i = 1; i <= 20; i++)
        {
            await adapter.FetchAsync(TestAdapter.Request(handle, "110101199003070001", [2]));
            Assert.Equal((3L * i) - 2, await ScalarAsync(file, $"SELECT count(*) FROM {table}"));
            await adapter.FetchManyAsync(TestAdapter.Many(TestAdapter.Request(handle, "", [2]), "110101199003070001", "110101199103070002"));
            Assert.Equal((3L * i) - 1, await ScalarAsync(file, $"SELECT count(*) FROM {table}"));
            await adapter.VerifyAsync(TestAdapter.Verify(TestAdapter.Request(handle, "110101199003070001", []), Claim));
            Assert.Equal(3L * i, await ScalarAsync(file, $"SELECT count(*) FROM {table}"));
        }
    }

    [Fact]
    public async Task A_journal_that_cannot_be_written_lets_nothing_leave_and_mends_itself()
    {
        await using var adapter = await TestAdapter.StartAsync(database.Kind, database.Reader);
        var handle = await adapter.PrepareAsync();
        await adapter.FetchAsync(TestAdapter.Request(handle, "110101199003070001", [2]));
        await using (var holder = new SqliteConnection($"Data Source={adapter.JournalPath};Pooling=False"))
        {
            // Another writer holds the file, for longer than the journal waits.
            await holder.OpenAsync(TestContext.Current.CancellationToken);
            await ScalarAsync(holder, "BEGIN IMMEDIATE");
            RegisterSuite.Refused(
                await Assert.ThrowsAsync<RpcException>(() => adapter.FetchAsync(TestAdapter.Request(handle, "110101199003070001", [2]))),
                StatusCode.Unavailable,
                "JOURNAL_UNAVAILABLE");
            RegisterSuite.Refused(
                await Assert.ThrowsAsync<RpcException>(() => adapter.FetchManyAsync(TestAdapter.Many(TestAdapter.Request(handle, "", [2]), "110101199003070001"))),
                StatusCode.Unavailable,
                "JOURNAL_UNAVAILABLE");
            RegisterSuite.Refused(
                await Assert.ThrowsAsync<RpcException>(() => adapter.VerifyAsync(TestAdapter.Verify(TestAdapter.Request(handle, "110101199003070001", []), Claim))),
                StatusCode.Unavailable,
                "JOURNAL_UNAVAILABLE");
            await ScalarAsync(holder, "ROLLBACK");
        }

        await Testing.Poll.UntilSucceedsAsync(
            _ => adapter.FetchAsync(TestAdapter.Request(handle, "110101199003070001", [2])),
            TimeSpan.FromSeconds(20),
            "the journal is written again",
            TestContext.Current.CancellationToken);
    }

    private static async Task<object?> ScalarAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
