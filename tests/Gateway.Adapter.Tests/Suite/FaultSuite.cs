using System.Diagnostics;
using Gateway.Adapter.Tests.Databases;
using Gateway.Contracts.Adapter.V1;
using Grpc.Core;
using Xunit;

namespace Gateway.Adapter.Tests.Suite;

/// <summary>What must hold over every database when something is slow, gone or forbidden.</summary>
public abstract class FaultSuite(TestDatabase database)
{
    private const string SlowMapping =
        """
        entry: gongan/resident
        table: V_SLOW
        fields:
          id_number: { column: GMSFHM, trim: true }
          name: XM
        """;

    private static EntrySchema Small { get; } = new()
    {
        Entry = "gongan/resident",
        Version = "1.0",
        KeyFields = { 1 },
        Fields = { ResidentSchema.Field(1, "id_number", FieldType.Text, 18), ResidentSchema.Field(2, "name", FieldType.Text, 60) },
    };

    [Fact]
    public async Task A_statement_that_takes_too_long_is_interrupted_and_the_next_is_answered()
    {
        await MakeSlowViewAsync();
        await using var adapter = await StartSlowAsync(TimeSpan.FromMilliseconds(400));
        var handle = await adapter.PrepareAsync(Small);
        for (var i = 0; i < 2; i++)
        {
            var clock = Stopwatch.StartNew();
            var calls = Enumerable.Range(0, 3).Select(_ => Assert.ThrowsAsync<RpcException>(
                () => adapter.FetchAsync(TestAdapter.Request(handle, "110101199003070001", [2])))).ToList();
            foreach (var fault in await Task.WhenAll(calls))
            {
                RegisterSuite.Refused(fault, StatusCode.DeadlineExceeded, "SOURCE_TIMEOUT");
            }

            Assert.InRange(clock.Elapsed.TotalSeconds, 0.3, 6);
        }

        await AnswersAgainAsync(adapter);
    }

    [Fact]
    public async Task A_call_given_up_and_a_deadline_free_the_connection()
    {
        await MakeSlowViewAsync();
        await using var adapter = await StartSlowAsync(TimeSpan.FromSeconds(30));
        var handle = await adapter.PrepareAsync(Small);
        var request = TestAdapter.Request(handle, "110101199003070001", [2]);
        using var giving = new CancellationTokenSource(300);
        await Assert.ThrowsAsync<RpcException>(() => adapter.Client.FetchAsync(request, cancellationToken: giving.Token).ResponseAsync);
        var deadline = TimeProvider.System.GetUtcNow().UtcDateTime.AddMilliseconds(300);
        var late = await Assert.ThrowsAsync<RpcException>(
            () => adapter.Client.FetchAsync(request, deadline: deadline, cancellationToken: TestContext.Current.CancellationToken).ResponseAsync);
        Assert.Equal(StatusCode.DeadlineExceeded, late.StatusCode);
        await AnswersAgainAsync(adapter);
    }

    [Fact]
    public async Task The_timeout_holds_for_a_batch_as_a_whole()
    {
        // No key takes as long as the timeout; all of them take longer.
        await MakeSlowViewAsync("V_SLOWISH", 0.03);
        await using var adapter = await StartSlowAsync(TimeSpan.FromMilliseconds(800), "V_SLOWISH");
        var request = TestAdapter.Request(await adapter.PrepareAsync(Small), "110101199003070001", [2]);
        Assert.Single((await adapter.FetchAsync(request)).Records);
        var clock = Stopwatch.StartNew();
        RegisterSuite.Refused(
            await Assert.ThrowsAsync<RpcException>(() => adapter.FetchManyAsync(TestAdapter.Many(request, Enumerable.Repeat("110101199003070001", 60)))),
            StatusCode.DeadlineExceeded,
            "SOURCE_TIMEOUT");
        Assert.InRange(clock.Elapsed.TotalSeconds, 0.5, 6);
        await AnswersAgainAsync(adapter);
    }

    [Fact]
    public async Task A_batch_given_up_in_the_middle_frees_the_connection()
    {
        await MakeSlowViewAsync("V_SLOWISH", 0.03);
        await using var adapter = await StartSlowAsync(TimeSpan.FromSeconds(60), "V_SLOWISH");
        var request = TestAdapter.Request(await adapter.PrepareAsync(Small), "110101199003070001", [2]);
        var many = TestAdapter.Many(request, Enumerable.Repeat("110101199003070001", 200));
        using var giving = new CancellationTokenSource(500);
        var clock = Stopwatch.StartNew();
        await Assert.ThrowsAsync<RpcException>(() => adapter.Client.FetchManyAsync(many, cancellationToken: giving.Token).ResponseAsync);
        await AnswersAgainAsync(adapter);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 6);
    }

    [Fact]
    public async Task A_column_that_is_not_granted_is_told_and_never_touched()
    {
        if (database is SqliteDatabase)
        {
            return;
        }

        var mapping = ResidentSchema.Mapping.Replace("blood_type: { not_held: true }", "blood_type: JM", StringComparison.Ordinal);
        await using var adapter = await TestAdapter.StartAsync(database.Kind, database.Reader, null, null, mapping);
        var fault = Assert.Single((await adapter.TryPrepareAsync(ResidentSchema.Entry())).Faults);
        Assert.Equal(("blood_type", "JM"), (fault.Field, fault.Column));
    }

    [Fact]
    public async Task A_column_that_goes_away_is_told_by_prepare()
    {
        await using var adapter = await TestAdapter.StartAsync(
            database.Kind,
            database.Reader,
            null,
            null,
            """
            entry: gongan/resident
            table: T_CHANGING
            fields: { id_number: A, name: B }
            """);
        await database.ExecuteAsync("CREATE TABLE T_CHANGING (A VARCHAR(20), B VARCHAR(20), C INTEGER)");
        await GrantAsync("T_CHANGING");
        await database.ExecuteAsync("INSERT INTO T_CHANGING VALUES ('1', '2', 3)");
        var handle = await adapter.PrepareAsync(Small);
        Assert.Single((await adapter.FetchAsync(TestAdapter.Request(handle, "1", [2]))).Records);
        await database.ExecuteAsync("ALTER TABLE T_CHANGING RENAME COLUMN B TO D");
        RegisterSuite.Refused(
            await Assert.ThrowsAsync<RpcException>(() => adapter.FetchAsync(TestAdapter.Request(handle, "1", [2]))),
            StatusCode.FailedPrecondition,
            "SCHEMA_CHANGED");
        Assert.Equal("name", Assert.Single((await adapter.TryPrepareAsync(Small)).Faults).Field);
        await database.ExecuteAsync("ALTER TABLE T_CHANGING RENAME COLUMN D TO B");
        handle = await adapter.PrepareAsync(Small);
        var many = TestAdapter.Many(TestAdapter.Request(handle, "1", [2]), "1", "2", "1");
        Assert.Equal([1, 0, 1], (await adapter.FetchManyAsync(many)).Keys.Select(key => key.Records.Count));
        await database.ExecuteAsync("ALTER TABLE T_CHANGING RENAME COLUMN B TO D");
        RegisterSuite.Refused(
            await Assert.ThrowsAsync<RpcException>(() => adapter.FetchManyAsync(many)), StatusCode.FailedPrecondition, "SCHEMA_CHANGED");
        RegisterSuite.Refused(
            await Assert.ThrowsAsync<RpcException>(() => adapter.FetchManyAsync(many)), StatusCode.FailedPrecondition, "SCHEMA_NOT_PREPARED");
        await database.ExecuteAsync("ALTER TABLE T_CHANGING RENAME COLUMN D TO B");
        Assert.Single((await adapter.FetchAsync(TestAdapter.Request(await adapter.PrepareAsync(Small), "1", [2]))).Records);
    }

    protected virtual Task GrantAsync(string table) => Task.CompletedTask;

    private async Task MakeSlowViewAsync(string name = "V_SLOW", double seconds = 20)
    {
        try
        {
            await database.ExecuteAsync(database.SlowView(name, seconds));
            await GrantAsync(name);
        }
        catch (System.Data.Common.DbException)
        {
            // Another test of the class has made it.
        }
    }

    private Task<TestAdapter> StartSlowAsync(TimeSpan timeout, string view = "V_SLOW") => TestAdapter.StartAsync(
        database.Kind,
        database.Reader,
        options => (options.Source.StatementTimeout, options.Source.Connections) = (timeout, 1),
        null,
        SlowMapping.Replace("V_SLOW", view, StringComparison.Ordinal),
        SlowMapping.Replace("V_SLOW", "V_CZRK", StringComparison.Ordinal).Replace("gongan/resident", "gongan/quick", StringComparison.Ordinal));

    private static async Task AnswersAgainAsync(TestAdapter adapter)
    {
        var quick = Small.Clone();
        quick.Entry = "gongan/quick";
        var handle = await adapter.PrepareAsync(quick);
        var clock = Stopwatch.StartNew();
        Assert.Single((await adapter.FetchAsync(TestAdapter.Request(handle, "110101199003070001", [2]))).Records);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 5);
    }
}
