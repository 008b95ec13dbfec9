using Gateway.Adapter.Tests.Databases;
using Gateway.Contracts.Adapter.V1;
using Grpc.Core;
using Xunit;

namespace Gateway.Adapter.Tests.Suite;

public sealed class SqliteMany(SqliteDatabase database) : ManySuite(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresMany(PostgresDatabase database) : ManySuite(database), IClassFixture<PostgresDatabase>
{
    private const string Bad = "not-a-uuid";

    private readonly PostgresDatabase _database = database;

    [Theory]
    [InlineData(1, new[] { 0 })]
    [InlineData(2, new[] { 1 })]
    [InlineData(300, new[] { 0, 7, 8, 255, 256, 299 })]
    [InlineData(5, new[] { 0, 1, 2, 3, 4 })]
    public async Task A_key_that_the_database_takes_for_no_value_is_told_in_its_place(int count, int[] bad)
    {
        await using var adapter = await StartAsync("T_UUID", "UUID");
        var request = TestAdapter.Request(await adapter.PrepareAsync(Schema(1)), Bad, [3]);
        RegisterSuite.Refused(
            await Assert.ThrowsAsync<RpcException>(() => adapter.FetchAsync(request)), StatusCode.InvalidArgument, "KEY_INVALID");
        var many = TestAdapter.Many(request, Enumerable.Range(0, count).Select(i => bad.Contains(i) ? Bad : Key(i % 3)));
        var response = await adapter.FetchManyAsync(many);
        Assert.Equal(Enumerable.Range(0, count).Select(i => bad.Contains(i) ? 1u : 0), response.Keys.Select(key => key.InvalidKeyField));
        Assert.Equal(Enumerable.Range(0, count).Select(i => bad.Contains(i) || i % 3 == 2 ? 0 : 1), response.Keys.Select(key => key.Records.Count));
        Assert.Equal((uint)response.Keys.Sum(key => key.Records.Count), (await adapter.JournalOfAsync(many.ExchangeId)).RecordCount);
    }

    [Fact]
    public async Task A_key_that_fails_while_its_statement_is_being_prepared_harms_no_other()
    {
        await using var adapter = await StartAsync("T_UUID", "UUID", change: options => options.Source.Connections = 1);
        var handle = await adapter.PrepareAsync(Schema(1));
        foreach (var key in new[] { Key(0), Bad, Key(1), Bad, Key(0), Key(1), Bad, Key(0) })
        {
            var request = TestAdapter.Request(handle, key, [3]);
            if (key == Bad)
            {
                RegisterSuite.Refused(
                    await Assert.ThrowsAsync<RpcException>(() => adapter.FetchAsync(request)), StatusCode.InvalidArgument, "KEY_INVALID");
            }
            else
            {
                Assert.Single((await adapter.FetchAsync(request)).Records);
            }
        }
    }

    [Fact]
    public async Task Where_nobody_can_tell_which_field_is_to_blame_the_answer_is_that_of_fetch()
    {
        await using var adapter = await StartAsync("T_UUIDS", "UUID", "UUID");
        var request = TestAdapter.Request(await adapter.PrepareAsync(Schema(1, 2)), Key(0), [3]);
        request.Key.Add(new KeyValue { Number = 2, Value = Bad });
        var many = TestAdapter.Many(request, Key(0), Key(1));
        many.Keys[0].Values.Add(new KeyValue { Number = 2, Value = Key(0) });
        many.Keys[1].Values.Add(new KeyValue { Number = 2, Value = Bad });
        RegisterSuite.Refused(
            await Assert.ThrowsAsync<RpcException>(() => adapter.FetchManyAsync(many)), StatusCode.InvalidArgument, "KEY_INVALID");
        many.Keys[1].Values[1].Value = Key(1);
        Assert.Equal(2, (await adapter.FetchManyAsync(many)).Keys.Count);
    }

    [Fact]
    public async Task Of_several_fields_the_one_that_the_database_brings_into_its_type_is_told()
    {
        await using var adapter = await StartAsync("T_UUID_TEXT", "UUID", "VARCHAR(40)");
        var request = TestAdapter.Request(await adapter.PrepareAsync(Schema(2, 1)), Key(0), [3]);
        request.Key[0].Number = 2;
        var many = TestAdapter.Many(request, Key(0), Key(1));
        many.Keys[0].Values.Add(new KeyValue { Number = 1, Value = Key(0) });
        many.Keys[1].Values.Add(new KeyValue { Number = 1, Value = Bad });
        Assert.Equal([0u, 1], (await adapter.FetchManyAsync(many)).Keys.Select(key => key.InvalidKeyField));
    }

    private static string Key(int number) => $"00000000-0000-0000-0000-00000000000{number}";

    private static EntrySchema Schema(params uint[] keys) => new()
    {
        Entry = "gongan/uuids",
        Version = "1.0",
        KeyFields = { keys },
        Fields =
        {
            ResidentSchema.Field(1, "first", FieldType.Text),
            ResidentSchema.Field(2, "second", FieldType.Text),
            ResidentSchema.Field(3, "number", FieldType.Integer),
        },
    };

    private async Task<TestAdapter> StartAsync(
        string table, string first, string second = "UUID", Action<AdapterOptions>? change = null)
    {
        await _database.ExecuteAsync(
            $"""
            CREATE TABLE IF NOT EXISTS {table} (A {first}, B {second}, N INTEGER);
            TRUNCATE {table};
            INSERT INTO {table} VALUES ('{Key(0)}', '{Key(0)}', 0), ('{Key(1)}', '{Key(1)}', 1)
            """);
        return await TestAdapter.StartAsync(
            _database.Kind,
            _database.Reader,
            change,
            null,
            $$"""
            entry: gongan/uuids
            table: {{table}}
            fields: { first: A, second: B, number: N }
            """);
    }
}

public sealed class MariaDbMany(MariaDbDatabase database) : ManySuite(database), IClassFixture<MariaDbDatabase>
{
    private readonly MariaDbDatabase _database = database;

    [Fact]
    public async Task Columns_come_out_of_a_union_as_they_come_out_alone()
    {
        await _database.ExecuteAsync(
            """
            CREATE TABLE T_TYPES (K INTEGER, A BIT(1), B ENUM('x', 'y'), C TINYINT UNSIGNED, D BIGINT UNSIGNED, E DOUBLE, F DECIMAL(30,10),
              G DATE, H TIMESTAMP(6) NULL, I TIME(3), J CHAR(4), L VARBINARY(4), M TINYTEXT, N YEAR, O FLOAT);
            INSERT INTO T_TYPES VALUES (1, b'1', 'y', 255, 9223372036854775807, 0.1, 1.5, '2024-02-29', '2024-01-02 03:04:05.678901', '10:11:12.5', 'ab', x'00FF', '文', 2024, 0.25),
              (2, b'0', NULL, 0, 0, -1e300, -0.0000000001, '2024-12-31', NULL, NULL, '', x'', '', NULL, NULL)
            """);
        await _database.GrantAsync("T_TYPES");
        (string Column, FieldType Type)[] columns =
        [
            ("A", FieldType.Boolean), ("B", FieldType.Text), ("C", FieldType.Integer), ("D", FieldType.Integer), ("E", FieldType.Decimal),
            ("F", FieldType.Decimal), ("G", FieldType.Date), ("H", FieldType.Timestamp), ("I", FieldType.Text), ("J", FieldType.Code),
            ("L", FieldType.Binary), ("M", FieldType.Text), ("N", FieldType.Integer), ("O", FieldType.Decimal),
        ];
        await using var adapter = await TestAdapter.StartAsync(
            _database.Kind,
            _database.Reader,
            null,
            null,
            "entry: gongan/types\ntable: T_TYPES\nfields: { k: K, " + string.Join(", ", columns.Select(c => $"c{c.Column}: {c.Column}")) + " }");
        var schema = new EntrySchema { Entry = "gongan/types", Version = "1.0", KeyFields = { 1 }, Fields = { ResidentSchema.Field(1, "k", FieldType.Integer) } };
        schema.Fields.Add(columns.Select((c, i) => ResidentSchema.Field(i + 2, "c" + c.Column, c.Type)));
        var handle = await adapter.PrepareAsync(schema);
        for (var number = 2; number <= columns.Length + 1; number++)
        {
            var request = TestAdapter.Request(handle, "", [number]);
            var many = await adapter.FetchManyAsync(TestAdapter.Many(request, "1", "2"));
            for (var key = 1; key <= 2; key++)
            {
                request.Key[0].Value = key.ToString(System.Globalization.CultureInfo.InvariantCulture);
                var alone = await adapter.FetchAsync(request);
                Assert.Equal((alone.Records, alone.Faults), (many.Keys[key - 1].Records, many.Keys[key - 1].Faults));
            }
        }
    }

    protected override Task GrantAsync(string table) => _database.GrantAsync(table);
}
