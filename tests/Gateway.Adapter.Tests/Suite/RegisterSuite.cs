using Gateway.Adapter.Sources;
using Gateway.Adapter.Tests.Databases;
using Gateway.Audit;
using Gateway.Contracts.Adapter.V1;
using Grpc.Core;
using Xunit;

namespace Gateway.Adapter.Tests.Suite;

/// <summary>What must hold over every database.</summary>
public abstract class RegisterSuite(TestDatabase database) : IAsyncLifetime
{
    private static readonly int[] Everything = [.. Enumerable.Range(1, 14)];

    private TestAdapter _adapter = null!;

    public async ValueTask InitializeAsync() => _adapter = await TestAdapter.StartAsync(database.Kind, database.Reader);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return _adapter.DisposeAsync();
    }

    [Fact]
    public async Task Values_are_converted_as_mapped()
    {
        var response = await _adapter.FetchAsync("110101199003070001", Everything);
        Assert.Equal(
            "1=110101199003070001 2=张三 3=1 4=1990-03-07 5=Null 6=北京市朝阳区建国路1号 7=175 8=12345.67 9=1.5 10=true 11=2024-05-01T00:30:00Z 12=0102FF 13=310000 14=NotHeld",
            ReadRecord.Words(Assert.Single(response.Records)));
        Assert.Equal("2024-05-01T00:30:00Z", response.AsOf.ToDateTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Empty(response.Faults);
        Assert.False(response.Truncated);
    }

    [Fact]
    public async Task Partial_dates_negative_cents_and_blanks_are_converted()
    {
        Assert.Equal(
            "2=李四 4=1991-00-00 5=2020-01-01 8=-0.05 9=-0.05 11=2024-04-29T16:00:00.5Z",
            ReadRecord.Words(Assert.Single((await _adapter.FetchAsync("110101199103070002", [2, 4, 5, 8, 9, 11])).Records)));
        Assert.Equal(
            "2=O'Brien; DROP 4=1994-03-00 5=Null 6=Null 8=1 9=1234567.8125",
            ReadRecord.Words(Assert.Single((await _adapter.FetchAsync("11010119940307000X", [2, 4, 5, 6, 8, 9])).Records)));
    }

    [Fact]
    public async Task A_row_of_nulls_is_a_record_of_nulls()
    {
        var response = await _adapter.FetchAsync("110101199503070005", Everything);
        Assert.Equal(
            "1=110101199503070005 2=Null 3=Null 4=Null 5=Null 6=Null 7=Null 8=Null 9=Null 10=Null 11=Null 12=Null 13=310000 14=NotHeld",
            ReadRecord.Words(Assert.Single(response.Records)));
        Assert.Null(response.AsOf);
        Assert.Single(response.SubjectPseudonyms);
    }

    [Fact]
    public async Task Masked_values_are_masked()
    {
        var response = await _adapter.FetchAsync("110101199003070001", [7], 1, 2, 4, 6, 8, 9, 12);
        Assert.Equal(
            "1=110***********0001 2=张* 4=1990-00-00 6=北京市朝阳区***** 7=175 8=10000 9=Withheld 12=Withheld",
            ReadRecord.Words(Assert.Single(response.Records)).Replace("6=北京市朝阳区******", "6=北京市朝阳区*****", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("110101199203070003", 3, "The code is not in the mapping's table of codes.")]
    [InlineData("110101199303070004", 4, "The value is no date of the form yyyyMMdd or yyyyMM or yyyy.")]
    [InlineData("110101199303070004", 10, "The value is neither one of true_words nor of false_words.")]
    public async Task A_value_that_cannot_be_converted_leaves_its_record_out(string key, int field, string message)
    {
        var response = await _adapter.FetchAsync(key, [2, field]);
        Assert.Empty(response.Records);
        Assert.Empty(response.SubjectPseudonyms);
        var fault = Assert.Single(response.Faults);
        Assert.Equal((uint)field, fault.Number);
        Assert.Equal(message, fault.Message);
        Assert.DoesNotContain("不详", response.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_held_is_no_record_and_is_in_the_journal()
    {
        var response = await _adapter.FetchAsync("110101200001010000", [2]);
        Assert.Empty(response.Records);
        Assert.Empty(response.Faults);
        Assert.Empty(response.SubjectPseudonyms);
    }

    [Theory]
    [InlineData("' OR '1'='1")]
    [InlineData("110101199003070001' --")]
    [InlineData("'; DROP TABLE T_CZRK_JBXX; --")]
    [InlineData("110101199003070001\\")]
    [InlineData("%")]
    [InlineData("\"")]
    [InlineData("1) OR (1=1")]
    public async Task A_key_is_only_ever_a_value(string key)
    {
        Assert.Empty((await _adapter.FetchAsync(key, [2])).Records);
        Assert.Single((await _adapter.FetchAsync("110101199003070001", [2])).Records);
    }

    [Fact]
    public async Task Keys_are_compared_to_the_letter()
    {
        Assert.Single((await _adapter.FetchAsync("11010119940307000X", [1])).Records);
        Assert.Empty((await _adapter.FetchAsync("11010119940307000x", [1])).Records);
        Assert.Empty((await _adapter.FetchAsync("11010119940307000Ｘ", [1])).Records);
    }

    [Fact]
    public async Task Several_rows_are_several_records_up_to_the_limit()
    {
        const string Household =
            """
            entry: gongan/household
            table: t_czrk_jbxx
            fields: { household: HH, name: { column: XM, trim: true } }
            """;
        await using var adapter = await TestAdapter.StartAsync(database.Kind, database.Reader, null, null, Household);
        var handle = await adapter.PrepareAsync(new EntrySchema
        {
            Entry = "gongan/household",
            Version = "2.1",
            KeyFields = { 1 },
            Fields = { ResidentSchema.Field(1, "household", FieldType.Integer), ResidentSchema.Field(2, "name", FieldType.Text) },
        });
        var request = TestAdapter.Request(handle, "7", [2]);
        var both = await adapter.FetchAsync(request);
        Assert.Equal(["2=张三", "2=李四"], both.Records.Select(ReadRecord.Words).Order(StringComparer.Ordinal));
        Assert.False(both.Truncated);
        request.RowLimit = 1;
        var one = await adapter.FetchAsync(request);
        Assert.Single(one.Records);
        Assert.True(one.Truncated);
        request.Key[0].Value = "007";
        Assert.Equal(2, (await adapter.FetchAsync(new FetchRequest(request) { RowLimit = 5 })).Records.Count);
        request.Key[0].Value = "seven";
        Refused(await Assert.ThrowsAsync<RpcException>(() => adapter.FetchAsync(request)), StatusCode.InvalidArgument, "KEY_INVALID");
    }

    [Fact]
    public async Task Subjects_are_told_by_pseudonym_and_the_journal_says_the_same()
    {
        var handle = await _adapter.PrepareAsync();
        var request = TestAdapter.Request(handle, "110101199003070001", [2], 6);
        var response = await _adapter.FetchAsync(request);
        Assert.Equal(2, response.SubjectPseudonyms.Count);

        var log = (ILogReader)_adapter.Host.Services.GetService(typeof(ILogReader))!;
        var row = Assert.Single(await log.FindAsync(ExchangeId.Read(request.ExchangeId.Span), TestContext.Current.CancellationToken));
        var record = Contracts.Audit.V1.JournalRecord.Parser.ParseFrom(row.Record.Span);
        Assert.Equal(response.SubjectPseudonyms, record.SubjectPseudonyms);
        Assert.Equal(response.PseudonymKeyId, record.PseudonymKeyId);
        Assert.Equal([2u], record.PlainFields);
        Assert.Equal([6u], record.MaskedFields);
        Assert.Equal(("gongan/resident", "1.0", "shenpi", "approval", "agreement-1", "item-1", 1u),
            (record.Entry, record.EntryVersion, record.Consumer, record.ConsumerSystem, record.Agreement, record.ServiceItemCode, record.RecordCount));
        Assert.DoesNotContain("1101011990", System.Text.Encoding.UTF8.GetString(row.Record.Span), StringComparison.Ordinal);

        request = TestAdapter.Request(handle, "110101200001010000", [2]);
        await _adapter.FetchAsync(request);
        row = Assert.Single(await log.FindAsync(ExchangeId.Read(request.ExchangeId.Span), TestContext.Current.CancellationToken));
        record = Contracts.Audit.V1.JournalRecord.Parser.ParseFrom(row.Record.Span);
        Assert.Equal(0u, record.RecordCount);
        Assert.Single(record.SubjectPseudonyms);
    }

    [Fact]
    public async Task Prepare_is_idempotent_and_a_stranger_handle_is_refused()
    {
        var handle = await _adapter.PrepareAsync();
        Assert.Equal(16, handle.Length);
        Assert.Equal(handle, await _adapter.PrepareAsync());
        var other = ResidentSchema.Entry();
        other.Fields[1].Masking = Masking.Withhold;
        Assert.NotEqual(handle, await _adapter.PrepareAsync(other));
        Refused(
            await Assert.ThrowsAsync<RpcException>(() => _adapter.FetchAsync(TestAdapter.Request(handle, "1", [2]))),
            StatusCode.FailedPrecondition,
            "SCHEMA_NOT_PREPARED");
        Refused(
            await Assert.ThrowsAsync<RpcException>(() => _adapter.TryPrepareAsync(ResidentSchema.Entry("gongan/none"))),
            StatusCode.NotFound,
            "ENTRY_NOT_MAPPED");
    }

    [Fact]
    public async Task Every_fault_of_a_mapping_is_told_at_once()
    {
        const string Faulty =
            """
            entry: gongan/resident
            table: T_CZRK_JBXX
            as_of: XM
            subjects:
              - { column: POXMM, type: "111" }
            fields:
              id_number: GMSFHN
              name: ZP
              sex: XB
              birth_date: CSRQ
              death_date: { column: SWRQ, format: yyyyMMddHHmm }
              address: { column: ZZ, scale: 2 }
              height: ZP
              balance: { column: YE_FEN, codes: { "1": "2" } }
              bonus: { constant: "1,5" }
              local: SF
              photo: XM
              region: NIRGENDS
              blood_type: { not_held: true }
            """;
        await using var adapter = await TestAdapter.StartAsync(database.Kind, database.Reader, null, null, Faulty);
        var response = await adapter.TryPrepareAsync(ResidentSchema.Entry());
        Assert.False(response.Ready);
        Assert.True(response.SchemaHandle.IsEmpty);
        var expected = new List<string>
        {
            "", "", "id_number", "birth_date", "death_date", "address", "balance", "bonus", "local", "updated", "region",
        };
        if (database.Kind != SourceKind.Sqlite)
        {
            // SQLite's BLOB columns hold anything; the others say that bytes are no text or number.
            expected.AddRange(["name", "height"]);
        }

        expected.Add("photo");
        Assert.Equal(expected.Order(StringComparer.Ordinal), response.Faults.Select(fault => fault.Field).Distinct().Concat([""]).Order(StringComparer.Ordinal));
        Assert.Contains(response.Faults, fault => fault.Message.Contains("GMSFHM", StringComparison.OrdinalIgnoreCase) && fault.Column == "GMSFHN");
        Assert.All(response.Faults, fault => Assert.StartsWith("gongan/resident", fault.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_missing_table_is_told_with_those_there_are()
    {
        await using var adapter = await TestAdapter.StartAsync(
            database.Kind, database.Reader, null, null, ResidentSchema.Mapping.Replace("T_CZRK_JBXX", "T_CZRK_JBX", StringComparison.Ordinal));
        var response = await adapter.TryPrepareAsync(ResidentSchema.Entry());
        Assert.Contains("T_CZRK_JBXX", Assert.Single(response.Faults).Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Keys_take_the_forms_of_their_columns()
    {
        const string Forms =
            """
            entry: gongan/forms
            table: T_CZRK_JBXX
            fields:
              born: { column: CSRQ, trim: true, format: [yyyyMMdd, yyyy] }
              sex: { column: XB, codes: { M: "1", F: "2", "9": "2" } }
              bonus: BZ
              spouse: { column: POXM, trim: true }
              name: { column: XM, pad: 8 }
            """;
        await using var adapter = await TestAdapter.StartAsync(database.Kind, database.Reader, null, null, Forms, Forms.Replace("gongan/forms", "gongan/spouse\nkey: { spouse: GMSFHM }", StringComparison.Ordinal));
        Assert.Equal("张三", await FindAsync((1, "1990-03-07"), (2, "1")));
        Assert.Equal("", await FindAsync((1, "1990-03-07"), (2, "2")));
        Assert.Equal("", await FindAsync((1, "1990-03-08"), (2, "1")));
        Assert.Equal("  李四 ", await FindAsync((3, "-0.05"), (2, "2")));
        Assert.Equal("张三", await FindAsync((4, "110101199003070001"), (5, "张三")));
        await RefusedAsync((1, "1990-03"), (2, "1"));
        await RefusedAsync((1, "19900307"), (2, "1"));
        await RefusedAsync((1, "1990-02-30"), (2, "1"));
        await RefusedAsync((1, "1990-03-07"), (2, "M"));
        await RefusedAsync((3, "1.50"), (2, "1"));

        async Task<string> FindAsync(params (int Number, string Value)[] key)
        {
            var schema = new EntrySchema
            {
                Entry = key[0].Number == 4 ? "gongan/spouse" : "gongan/forms",
                Version = "1." + string.Join('0', key.Select(part => part.Number)),
                KeyFields = { key.Select(part => (uint)part.Number) },
                Fields =
                {
                    ResidentSchema.Field(1, "born", FieldType.Date),
                    ResidentSchema.Field(2, "sex", FieldType.Code),
                    ResidentSchema.Field(3, "bonus", FieldType.Decimal),
                    ResidentSchema.Field(4, "spouse", FieldType.Text),
                    ResidentSchema.Field(5, "name", FieldType.Text),
                },
            };
            var request = TestAdapter.Request(await adapter.PrepareAsync(schema), "", [5]);
            request.Key.Clear();
            request.Key.Add(key.Select(part => new KeyValue { Number = (uint)part.Number, Value = part.Value }));
            var records = (await adapter.FetchAsync(request)).Records;
            return records.Count == 0 ? "" : System.Text.Encoding.UTF8.GetString(records.Single().Span[2..]);
        }

        async Task RefusedAsync(params (int, string)[] key) =>
            Refused(await Assert.ThrowsAsync<RpcException>(() => FindAsync(key)), StatusCode.InvalidArgument, "KEY_INVALID");
    }

    [Fact]
    public async Task Every_record_passes_the_gateways_check()
    {
        var handle = await _adapter.PrepareAsync();
        var schema = ResidentSchema.Entry();
        for (var bits = 1; bits < 1 << 14; bits += 611)
        {
            var plain = Everything.Where(number => (bits >> (number - 1) & 1) == 1 && number % 3 != 0).ToArray();
            var masked = Everything.Where(number => (bits >> (number - 1) & 1) == 1 && number % 3 == 0).ToArray();
            var response = await _adapter.FetchAsync(TestAdapter.Request(handle, "110101199003070001", plain, masked));
            Assert.Equal(default, ReadRecord.Check(schema, Assert.Single(response.Records), [.. plain, .. masked]));
        }
    }

    [Theory]
    [InlineData("fields descending")]
    [InlineData("unknown field")]
    [InlineData("field plain and masked")]
    [InlineData("no field")]
    [InlineData("no key")]
    [InlineData("another key")]
    [InlineData("key twice")]
    [InlineData("short id")]
    [InlineData("no limit")]
    [InlineData("no consumer")]
    public async Task A_request_that_breaks_the_contract_is_refused(string how)
    {
        var request = TestAdapter.Request(await _adapter.PrepareAsync(), "110101199003070001", [2, 3]);
        switch (how)
        {
            case "fields descending": (request.PlainFields[0], request.PlainFields[1]) = (3, 2); break;
            case "unknown field": request.PlainFields.Add(99); break;
            case "field plain and masked": request.MaskedFields.Add(2); break;
            case "no field": request.PlainFields.Clear(); break;
            case "no key": request.Key.Clear(); break;
            case "another key": request.Key[0].Number = 2; break;
            case "key twice": request.Key.Add(request.Key[0]); break;
            case "short id": request.ExchangeId = Google.Protobuf.ByteString.CopyFrom(1); break;
            case "no limit": request.RowLimit = 0; break;
            default: request.Consumer = ""; break;
        }

        Refused(
            await Assert.ThrowsAsync<RpcException>(() => _adapter.FetchAsync(request)),
            StatusCode.InvalidArgument,
            "REQUEST_INVALID");
    }

    [Theory]
    [InlineData("")]
    [InlineData("11010119900307\n0001")]
    [InlineData("110101\0")]
    public async Task A_key_with_control_characters_is_refused(string key) => Refused(
        await Assert.ThrowsAsync<RpcException>(() => _adapter.FetchAsync(key, [2])), StatusCode.InvalidArgument, "KEY_INVALID");

    [Fact]
    public async Task Many_calls_at_once_get_each_their_own_answer()
    {
        var handle = await _adapter.PrepareAsync();
        string[] keys = ["110101199003070001", "110101199103070002", "11010119940307000X", "110101199503070005", "110101200001010000"];
        var calls = Enumerable.Range(0, 500).Select(async i =>
        {
            var key = keys[i % keys.Length];
            var response = await _adapter.FetchAsync(TestAdapter.Request(handle, key, i % 2 == 0 ? [1] : [1, 13]));
            return i % keys.Length == 4
                ? response.Records.Count == 0
                : ReadRecord.Words(Assert.Single(response.Records)) == (i % 2 == 0 ? $"1={key}" : $"1={key} 13=310000");
        });
        Assert.All(await Task.WhenAll(calls), Assert.True);
    }

    internal static void Refused(RpcException fault, StatusCode code, string reason)
    {
        Assert.Equal(code, fault.StatusCode);
        var info = fault.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>()!;
        Assert.Equal(("gateway.adapter", reason), (info.Domain, info.Reason));
    }
}
