using Gateway.Adapter.Tests.Databases;
using Gateway.Contracts.Adapter.V1;
using Google.Protobuf;
using Grpc.Core;
using Xunit;

namespace Gateway.Adapter.Tests.Suite;

/// <summary>What must hold over every database when many keys are asked for at once.</summary>
public abstract class ManySuite(TestDatabase database) : IAsyncLifetime
{
    private static readonly string[] Residents =
    [
        "110101199003070001", "110101200001010000", "110101199103070002", "110101199203070003", "110101199303070004",
        "110101199003070001", "11010119940307000X", "110101199503070005", "' OR '1'='1", "11010119940307000x",
    ];

    private TestAdapter _adapter = null!;

    public async ValueTask InitializeAsync() => _adapter = await TestAdapter.StartAsync(
        database.Kind, database.Reader, null, null, ResidentSchema.Mapping, HouseholdSchema.Mapping);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return _adapter.DisposeAsync();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(33)]
    [InlineData(300)]
    [InlineData(1000)]
    public async Task Each_key_is_answered_in_place_as_it_is_alone(int count)
    {
        var handle = await _adapter.PrepareAsync();
        foreach (var (plain, masked) in new (int[], int[])[] { ([1, 2, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14], []), ([3, 10], [1, 2, 4, 12]), ([13], []) })
        {
            var request = TestAdapter.Request(handle, "", plain, masked);
            var alone = new Dictionary<string, FetchResponse>();
            foreach (var key in Residents.Distinct())
            {
                request.Key[0].Value = key;
                alone[key] = await _adapter.FetchAsync(request);
            }

            var keys = Enumerable.Range(0, count).Select(i => Residents[i % Residents.Length]).ToList();
            var response = await _adapter.FetchManyAsync(TestAdapter.Many(request, keys));
            Assert.Equal(keys.Select(key => Of(alone[key])), response.Keys);
            var subjects = keys.Distinct().SelectMany(key => alone[key].SubjectPseudonyms).ToHashSet();
            Assert.Equal(subjects.Count, response.SubjectPseudonyms.Count);
            Assert.Equal(subjects, response.SubjectPseudonyms.ToHashSet());
            Assert.Equal(alone[keys[0]].PseudonymKeyId, response.PseudonymKeyId);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(10)]
    public async Task Every_key_has_its_own_row_limit_and_faults(int limit)
    {
        var request = TestAdapter.Request(await _adapter.PrepareAsync(HouseholdSchema.Entry), "", [2, 3, 5]);
        request.RowLimit = (uint)limit;
        string[] keys = ["8", "7", "10", "9", "007", "7"];
        var response = await _adapter.FetchManyAsync(TestAdapter.Many(request, keys));
        for (var i = 0; i < keys.Length; i++)
        {
            request.Key[0].Value = keys[i];
            Assert.Equal(Of(await _adapter.FetchAsync(request)), response.Keys[i]);
        }

        Assert.Equal(limit < 2, response.Keys[1].Truncated);
        Assert.Equal(3u, response.Keys[0].Faults[0].Number);
        Assert.Equal(Math.Min(limit, 2), response.Keys[1].Records.Count);
        Assert.Empty(response.Keys[2].Records);
    }

    [Fact]
    public async Task A_key_that_can_be_no_value_is_told_in_its_place()
    {
        var request = TestAdapter.Request(await _adapter.PrepareAsync(HouseholdSchema.Entry), "", [2]);
        var many = TestAdapter.Many(request, "seven", "7", "", "8", "8\n", "1e3", "9");
        var response = await _adapter.FetchManyAsync(many);
        Assert.Equal([1u, 0, 1, 0, 1, 1, 0], response.Keys.Select(key => key.InvalidKeyField));
        Assert.Equal([0, 2, 0, 2, 0, 0, 2], response.Keys.Select(key => key.Records.Count));
        Assert.Equal(6u, (await _adapter.JournalOfAsync(many.ExchangeId)).RecordCount);

        var none = TestAdapter.Many(request, "a", "b");
        response = await _adapter.FetchManyAsync(none);
        Assert.Equal([1u, 1], response.Keys.Select(key => key.InvalidKeyField));
        Assert.Equal(0u, (await _adapter.JournalOfAsync(none.ExchangeId)).RecordCount);
    }

    [Fact]
    public async Task The_journal_holds_one_record_of_all_that_was_released()
    {
        var handle = await _adapter.PrepareAsync();
        var many = TestAdapter.Many(TestAdapter.Request(handle, "", [2], 6), Residents);
        var response = await _adapter.FetchManyAsync(many);
        var record = await _adapter.JournalOfAsync(many.ExchangeId);
        Assert.Equal("fetch_many", record.Operation);
        Assert.Equal((uint)response.Keys.Sum(key => key.Records.Count), record.RecordCount);
        Assert.Equal([2u], record.PlainFields);
        Assert.Equal([6u], record.MaskedFields);
        Assert.Equal(("gongan/resident", "1.0", "shenpi", "approval", "agreement-1", "item-1"),
            (record.Entry, record.EntryVersion, record.Consumer, record.ConsumerSystem, record.Agreement, record.ServiceItemCode));
        Assert.Equal(response.SubjectPseudonyms, record.SubjectPseudonyms.Take(response.SubjectPseudonyms.Count));

        // Who was asked for and is not held is told of too: two keys that differ in the case of a letter are one person.
        Assert.Equal(response.SubjectPseudonyms.Count + 2, record.SubjectPseudonyms.Count);
        Assert.DoesNotContain("11010119", record.ToString(), StringComparison.Ordinal);

        var fetch = TestAdapter.Request(handle, Residents[0], [2]);
        await _adapter.FetchAsync(fetch);
        Assert.Equal("fetch", (await _adapter.JournalOfAsync(fetch.ExchangeId)).Operation);
    }

    [Fact]
    public async Task What_is_too_much_for_one_message_is_answered_in_parts()
    {
        await database.ExecuteAsync($"CREATE TABLE T_BIG (K INTEGER, P {database.BytesType}, S VARCHAR(20))");
        await GrantAsync("T_BIG");
        foreach (var (key, row) in new[] { (1, 1), (1, 2), (3, 1), (4, 1), (5, 1), (5, 2), (5, 3), (5, 4), (5, 5) })
        {
            await database.ExecuteAsync($"INSERT INTO T_BIG VALUES ({key}, {database.Bytes(new string('5', 1_800_000))}, 'S{key}{row}')");
        }

        const string Mapping =
            """
            entry: gongan/big
            table: T_BIG
            subjects:
              - { column: S, type: "111" }
            fields: { number: K, photo: P }
            """;
        await using var adapter = await TestAdapter.StartAsync(
            database.Kind, database.Reader, options => options.Source.StatementTimeout = TimeSpan.FromSeconds(20), null, Mapping);
        var request = TestAdapter.Request(
            await adapter.PrepareAsync(new EntrySchema
            {
                Entry = "gongan/big",
                Version = "1.0",
                KeyFields = { 1 },
                Fields = { ResidentSchema.Field(1, "number", FieldType.Integer), ResidentSchema.Field(2, "photo", FieldType.Binary) },
            }),
            "",
            [2]);
        await AnswersAsync(["1", "2", "bad", "3", "4", "bad", "5"], [2, 0, 0, 1], truncated: false, subjects: 3);
        await AnswersAsync(["4", "bad", "5"], [1, 0], truncated: false, subjects: 1);
        await AnswersAsync(["5", "2", "1"], [3, 0], truncated: true, subjects: 3);
        await AnswersAsync(["2", "5", "1"], [0, 3], truncated: false, subjects: 3);
        request.Key[0].Value = "5";
        Assert.Equal(3, (await adapter.FetchAsync(request)).Records.Count);

        async Task AnswersAsync(string[] keys, int[] records, bool truncated, int subjects)
        {
            var many = TestAdapter.Many(request, keys);
            var response = await adapter.FetchManyAsync(many);
            Assert.Equal(records, response.Keys.Select(key => key.Records.Count));
            Assert.Equal(truncated, response.Keys[0].Truncated);
            Assert.Equal(subjects, response.SubjectPseudonyms.Count);
            var journal = await adapter.JournalOfAsync(many.ExchangeId);
            Assert.Equal((uint)records.Sum(), journal.RecordCount);
            Assert.Equal(response.SubjectPseudonyms, journal.SubjectPseudonyms);
        }
    }

    [Fact]
    public async Task Keys_of_every_kind_are_found_in_the_forms_of_their_columns()
    {
        await database.ExecuteAsync("CREATE TABLE T_KEYS (D DATE, N DECIMAL(20,4), C CHAR(2), P VARCHAR(20), I INTEGER)");
        await GrantAsync("T_KEYS");
        await database.ExecuteAsync(
            "INSERT INTO T_KEYS VALUES ('2024-02-29', 1.5, 'a', 'x   ', 1), ('2024-02-29', -0.25, 'b', 'y', 2), ('2023-12-31', 1.5, 'c', 'x', 3)");
        const string Mapping =
            """
            entry: gongan/keys
            table: T_KEYS
            fields: { day: D, amount: N, kind: { column: C, trim: true, codes: { a: "1", b: "1", c: "2" } }, name: { column: P, pad: 4 }, number: I }
            """;
        await using var adapter = await TestAdapter.StartAsync(database.Kind, database.Reader, null, null, Mapping);
        var schema = new EntrySchema
        {
            Entry = "gongan/keys",
            Version = "1.0",
            KeyFields = { 4, 1, 3, 2 },
            Fields =
            {
                ResidentSchema.Field(1, "day", FieldType.Date),
                ResidentSchema.Field(2, "amount", FieldType.Decimal),
                ResidentSchema.Field(3, "kind", FieldType.Code),
                ResidentSchema.Field(4, "name", FieldType.Text),
                ResidentSchema.Field(5, "number", FieldType.Integer),
            },
        };
        var many = TestAdapter.Many(TestAdapter.Request(await adapter.PrepareAsync(schema), "", [5]));
        string[][] keys =
        [
            ["2024-02-29", "1.5", "1", "x"], ["2024-02-29", "-0.25", "1", "y"], ["2023-12-31", "1.5", "2", "x"], ["2023-12-31", "1.5", "1", "x"],
            ["2024-02-30", "1.5", "1", "x"], ["2024-02-29", "1.50", "1", "x"], ["2024-02-29", "1.5", "9", "x"], ["2024-02-29", "1.5", "1", "\t"],
        ];
        many.Keys.Add(keys.Select(key => new FetchKey { Values = { key.Select((value, i) => new KeyValue { Number = (uint)i + 1, Value = value }) } }));
        var response = await adapter.FetchManyAsync(many);
        Assert.Equal([0u, 0, 0, 0, 1, 2, 3, 4], response.Keys.Select(key => key.InvalidKeyField));
        Assert.Equal(["2801", "2802", "2803", "", "", "", "", ""], response.Keys.Select(key => string.Concat(key.Records.Select(record => Convert.ToHexString(record.Span)))));
    }

    [Theory]
    [InlineData("no keys")]
    [InlineData("too many keys")]
    [InlineData("a key without its field")]
    [InlineData("a key with another field")]
    [InlineData("a key with a field twice")]
    [InlineData("no field")]
    [InlineData("no limit")]
    [InlineData("short id")]
    public async Task A_request_that_breaks_the_contract_is_refused(string how)
    {
        var many = TestAdapter.Many(TestAdapter.Request(await _adapter.PrepareAsync(), "", [2]), Residents);
        switch (how)
        {
            case "no keys": many.Keys.Clear(); break;
            case "too many keys": many.Keys.Add(Enumerable.Repeat(many.Keys[0], 1001 - many.Keys.Count)); break;
            case "a key without its field": many.Keys[3].Values.Clear(); break;
            case "a key with another field": many.Keys[3].Values[0].Number = 2; break;
            case "a key with a field twice": many.Keys[3].Values.Add(many.Keys[3].Values[0]); break;
            case "no field": many.PlainFields.Clear(); break;
            case "no limit": many.RowLimit = 0; break;
            default: many.ExchangeId = ByteString.CopyFrom(1); break;
        }

        RegisterSuite.Refused(
            await Assert.ThrowsAsync<RpcException>(() => _adapter.FetchManyAsync(many)), StatusCode.InvalidArgument, "REQUEST_INVALID");
    }

    [Fact]
    public async Task Many_at_once_get_each_their_own_answer()
    {
        var request = TestAdapter.Request(await _adapter.PrepareAsync(), Residents[0], [1]);
        var calls = Enumerable.Range(0, 60).Select(async i =>
        {
            var keys = Residents.Skip(i % 5).Take(3).ToArray();
            var many = await _adapter.FetchManyAsync(TestAdapter.Many(request, keys));
            var words = many.Keys.Select(key => string.Join(',', key.Records.Select(ReadRecord.Words)));
            var expected = keys.Select(key => key == "110101200001010000" ? "" : "1=" + key);
            return words.SequenceEqual(expected) && (await _adapter.FetchAsync(request)).Records.Count == 1;
        });
        Assert.All(await Task.WhenAll(calls), Assert.True);
    }

    protected virtual Task GrantAsync(string table) => Task.CompletedTask;

    /// <summary>What is answered alone, as one key of many.</summary>
    private static FetchedKey Of(FetchResponse alone) => new()
    {
        Records = { alone.Records },
        Truncated = alone.Truncated,
        Faults = { alone.Faults },
        AsOf = alone.AsOf,
    };
}
