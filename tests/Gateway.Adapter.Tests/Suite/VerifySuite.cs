using System.Globalization;
using Gateway.Adapter.Tests.Databases;
using Gateway.Contracts.Adapter.V1;
using Gateway.Core.Records;
using Google.Protobuf;
using Grpc.Core;
using Xunit;

namespace Gateway.Adapter.Tests.Suite;

/// <summary>What must hold over every database when claims are compared with what the register holds.</summary>
public abstract class VerifySuite(TestDatabase database) : IAsyncLifetime
{
    private const string Zhang = "110101199003070001", Li = "110101199103070002", Wang = "110101199203070003", Zhao = "110101199303070004",
        Brien = "11010119940307000X", Nulls = "110101199503070005", Nobody = "110101200001010000";

    private TestAdapter _adapter = null!;

    public async ValueTask InitializeAsync() => _adapter = await TestAdapter.StartAsync(
        database.Kind, database.Reader, null, null, ResidentSchema.Mapping, HouseholdSchema.Mapping);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return _adapter.DisposeAsync();
    }

    [Theory]
    [InlineData(Zhang, 1, Zhang, Verdict.Match)]
    [InlineData(Zhang, 1, Li, Verdict.Mismatch)]
    [InlineData(Brien, 1, "11010119940307000x", Verdict.Match)]
    [InlineData(Zhang, 2, "张三", Verdict.Match)]
    [InlineData(Zhang, 2, " 张三\u3000", Verdict.Match)]
    [InlineData(Zhang, 2, "张三三", Verdict.Mismatch)]
    [InlineData(Zhang, 2, "", Verdict.Mismatch)]
    [InlineData(Li, 2, "李四", Verdict.Match)]
    [InlineData(Brien, 2, "O'Brien; DROP", Verdict.Match)]
    [InlineData(Brien, 2, "O'BRIEN; DROP", Verdict.Mismatch)]
    [InlineData(Zhang, 3, "1", Verdict.Match)]
    [InlineData(Zhang, 3, "M", Verdict.Mismatch)]
    [InlineData(Wang, 3, "X", Verdict.NotHeld)]
    [InlineData(Zhang, 4, "1990-03-07", Verdict.Match)]
    [InlineData(Zhang, 4, "1990-03-08", Verdict.Mismatch)]
    [InlineData(Zhang, 4, "1990-03-00", Verdict.Mismatch)]
    [InlineData(Li, 4, "1991-00-00", Verdict.Match)]
    [InlineData(Li, 4, "1991-01-01", Verdict.Mismatch)]
    [InlineData(Brien, 4, "1994-03-00", Verdict.Match)]
    [InlineData(Zhao, 4, "1993-03-07", Verdict.NotHeld)]
    [InlineData(Zhang, 5, "2020-01-01", Verdict.NotHeld)]
    [InlineData(Li, 5, "2020-01-01", Verdict.Match)]
    [InlineData(Brien, 5, "9999-09-09", Verdict.NotHeld)]
    [InlineData(Zhang, 6, "北京市朝阳区建国路1号", Verdict.Match)]
    [InlineData(Brien, 6, "北京", Verdict.NotHeld)]
    [InlineData(Zhang, 7, "175", Verdict.Match)]
    [InlineData(Zhang, 7, "-175", Verdict.Mismatch)]
    [InlineData(Zhang, 8, "12345.67", Verdict.Match)]
    [InlineData(Zhang, 8, "1234567", Verdict.Mismatch)]
    [InlineData(Li, 8, "-0.05", Verdict.Match)]
    [InlineData(Zhang, 9, "1.5", Verdict.Match)]
    [InlineData(Zhang, 9, "1.51", Verdict.Mismatch)]
    [InlineData(Wang, 9, "0", Verdict.Match)]
    [InlineData(Zhang, 10, "true", Verdict.Match)]
    [InlineData(Zhang, 10, "false", Verdict.Mismatch)]
    [InlineData(Li, 10, "false", Verdict.Match)]
    [InlineData(Zhao, 10, "true", Verdict.NotHeld)]
    [InlineData(Zhang, 11, "2024-05-01T00:30:00Z", Verdict.Match)]
    [InlineData(Zhang, 11, "2024-05-01T00:30:00.001Z", Verdict.Mismatch)]
    [InlineData(Li, 11, "2024-04-29T16:00:00.5Z", Verdict.Match)]
    [InlineData(Zhang, 12, "0102FF", Verdict.Match)]
    [InlineData(Zhang, 12, "0102", Verdict.Mismatch)]
    [InlineData(Zhang, 13, "310000", Verdict.Match)]
    [InlineData(Zhang, 13, "310001", Verdict.Mismatch)]
    [InlineData(Zhang, 14, "A", Verdict.NotHeld)]
    public async Task A_claim_is_held_against_the_register(string key, int number, string claim, Verdict verdict)
    {
        var response = await VerifyAsync(key, (number, claim));
        Assert.True(response.Found);
        Assert.Equal(new FieldVerdict { Number = (uint)number, Verdict = verdict }, Assert.Single(response.Verdicts));
    }

    [Fact]
    public async Task Every_type_at_once_and_a_row_of_nulls()
    {
        (int, string)[] claims =
        [
            (1, Zhang), (2, "张三"), (3, "1"), (4, "1990-03-07"), (5, "2020-01-01"), (6, "北京"), (7, "175"), (8, "1"), (9, "1.5"), (10, "true"),
            (11, "2024-05-01T00:30:00Z"), (12, "0102FF"), (13, "310000"), (14, "A"),
        ];
        Assert.Equal("MMMMHXMXMMMMMH", Words(await VerifyAsync(Zhang, claims)));
        claims[0].Item2 = Nulls;
        Assert.Equal("MHHHHHHHHHHHMH", Words(await VerifyAsync(Nulls, claims)));
        Assert.Equal("XXHXHXXXXMXXMH", Words(await VerifyAsync(Wang, claims)));
    }

    [Fact]
    public async Task The_same_text_in_another_composition_matches()
    {
        await database.ExecuteAsync(
            "INSERT INTO T_CZRK_JBXX (GMSFHM, XM, XB) VALUES ('110101199603070006', 'Ange\u0301lique \u1100\u1161', '1'), ('110101199703070007', '\uFFFE', '1')");
        Assert.Equal("M", Words(await VerifyAsync("110101199603070006", (2, "Angélique 가"))));
        Assert.Equal("M", Words(await VerifyAsync("110101199603070006", (2, "  Ange\u0301lique 가 "))));
        Assert.Equal("X", Words(await VerifyAsync("110101199603070006", (2, "Angelique 가"))));
        Assert.Equal("X", Words(await VerifyAsync("110101199603070006", (2, "angélique 가"))));
        // No normal form is made of a noncharacter: it is compared as it is.
        Assert.Equal("M", Words(await VerifyAsync("110101199703070007", (2, " \uFFFE "))));
    }

    [Fact]
    public async Task Padding_is_no_part_of_a_text()
    {
        const string Padded =
            """
            entry: gongan/padded
            table: T_CZRK_JBXX
            fields: { id_number: GMSFHM, spouse: POXM, code: POXM }
            """;
        await using var adapter = await TestAdapter.StartAsync(database.Kind, database.Reader, null, null, Padded);
        var handle = await adapter.PrepareAsync(new EntrySchema
        {
            Entry = "gongan/padded",
            Version = "1.0",
            KeyFields = { 1 },
            Fields =
            {
                ResidentSchema.Field(1, "id_number", FieldType.Text),
                ResidentSchema.Field(2, "spouse", FieldType.Text, 0, Masking.Unspecified, "111"),
                ResidentSchema.Field(3, "code", FieldType.Code),
            },
        });
        using var writer = new RecordWriter();
        writer.WriteText(1, Zhang);
        writer.WriteText(2, Li);
        writer.WriteCode(3, Li);
        var response = await adapter.VerifyAsync(TestAdapter.Verify(TestAdapter.Request(handle, Zhang, []), writer.Complete()));
        Assert.Equal("MMM", Words(response));
        writer.WriteText(1, Zhang + " ");
        writer.WriteText(2, Li + " ");
        writer.WriteCode(3, Li + " ");
        response = await adapter.VerifyAsync(TestAdapter.Verify(TestAdapter.Request(handle, Zhang, []), writer.Complete()));
        Assert.Equal("MMX", Words(response));
    }

    [Fact]
    public async Task Of_several_rows_the_one_that_agrees_with_most_claims_is_compared()
    {
        var handle = await _adapter.PrepareAsync(HouseholdSchema.Entry);
        Assert.Equal("MM", await OfSevenAsync((2, "张三"), (3, "1")));
        Assert.Equal("MM", await OfSevenAsync((2, "李四"), (3, "2")));
        Assert.Equal("MMX", await OfSevenAsync((2, "李四"), (3, "2"), (4, "1990-03-07")));
        Assert.Equal("XMM", await OfSevenAsync((2, "李四"), (3, "1"), (4, "1990-03-07")));
        // The first among equals.
        Assert.Equal("XX", await OfSevenAsync((2, "王五"), (3, "0")));
        Assert.Equal("MX", await OfSevenAsync((2, "张三"), (3, "2")));

        var request = TestAdapter.Request(handle, "7", []);
        var response = await _adapter.VerifyAsync(TestAdapter.Verify(request, Claims((2, "李四"), (3, "2"))));
        var lone = TestAdapter.Request(await _adapter.PrepareAsync(), Li, [2]);
        Assert.Equal((await _adapter.FetchAsync(lone)).AsOf, response.AsOf);
        Assert.Single(response.SubjectPseudonyms);

        async Task<string> OfSevenAsync(params (int, string)[] claims) =>
            Words(await _adapter.VerifyAsync(TestAdapter.Verify(TestAdapter.Request(handle, "7", []), Claims(claims))));
    }

    [Fact]
    public async Task A_row_without_a_value_hides_no_wrong_guess_about_another()
    {
        await database.ExecuteAsync(
            "INSERT INTO T_CZRK_JBXX (GMSFHM, XM, XB, HH) VALUES ('110101199803070008', NULL, 'M', 88), ('110101199903070009', '钱七', 'F', 88)");
        var handle = await _adapter.PrepareAsync(HouseholdSchema.Entry);
        Assert.Equal(("X", true), await OfTwoAsync((2, "钱六")));
        Assert.Equal(("M", false), await OfTwoAsync((2, "钱七")));

        // The first row agrees with one claim and holds no value of the other; the guess about the second is wrong all the same.
        Assert.Equal(("HM", true), await OfTwoAsync((2, "钱六"), (3, "1")));
        Assert.Equal(("MM", false), await OfTwoAsync((2, "钱七"), (3, "2")));

        async Task<(string, bool)> OfTwoAsync(params (int, string)[] claims)
        {
            var response = await _adapter.VerifyAsync(TestAdapter.Verify(TestAdapter.Request(handle, "88", []), Claims(claims)));
            return (Words(response), response.Mismatched);
        }
    }

    [Fact]
    public async Task Nothing_held_is_not_found_and_the_journal_says_who_was_asked_for()
    {
        var request = TestAdapter.Verify(TestAdapter.Request(await _adapter.PrepareAsync(), Nobody, []), Claims((2, "张三"), (13, "310000")));
        var response = await _adapter.VerifyAsync(request);
        Assert.False(response.Found);
        Assert.Equal("HH", Words(response));
        Assert.Empty(response.SubjectPseudonyms);
        Assert.Null(response.AsOf);
        var record = await _adapter.JournalOfAsync(request.ExchangeId);
        Assert.Equal(("verify", 0u), (record.Operation, record.RecordCount));
        Assert.Single(record.SubjectPseudonyms);
    }

    [Fact]
    public async Task The_journal_holds_what_was_compared_and_no_value()
    {
        var request = TestAdapter.Verify(TestAdapter.Request(await _adapter.PrepareAsync(), Zhang, []), Claims((2, "张三"), (8, "1")));
        var response = await _adapter.VerifyAsync(request);
        var record = await _adapter.JournalOfAsync(request.ExchangeId);
        Assert.Equal(("verify", 1u), (record.Operation, record.RecordCount));
        Assert.Equal([2u, 8], record.PlainFields);
        Assert.Empty(record.MaskedFields);
        Assert.Equal(2, record.SubjectPseudonyms.Count);
        Assert.Equal(response.SubjectPseudonyms, record.SubjectPseudonyms);
        Assert.Equal(response.PseudonymKeyId, record.PseudonymKeyId);
        Assert.Equal(
            (await _adapter.FetchAsync(TestAdapter.Request(request.SchemaHandle, Zhang, [2]))).SubjectPseudonyms, response.SubjectPseudonyms);
        Assert.DoesNotContain("张三", record.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("9A0401", 67)]
    [InlineData("12017A" + "120161", 2)]
    [InlineData("1A0131" + "120161", 2)]
    [InlineData("1005", 2)]
    [InlineData("1202C328", 2)]
    [InlineData("0A13" + "31313131313131313131313131313131313131", 1)]
    [InlineData("1A023132", 3)]
    [InlineData("2200", 4)]
    [InlineData("220408C60F180700", 4)]
    [InlineData("4203312E30", 8)]
    [InlineData("5002", 10)]
    [InlineData("5A0610FFFFFFFF0F", 11)]
    [InlineData("1205", 2)]
    [InlineData("82D30E0408021001", 30000)]
    [InlineData("120161" + "8AD30E0408021200", 30001)]
    public async Task Claims_that_are_no_values_of_their_fields_are_refused(string hex, int field)
    {
        var request = TestAdapter.Verify(TestAdapter.Request(await _adapter.PrepareAsync(), Zhang, []), Convert.FromHexString(hex));
        var fault = await Assert.ThrowsAsync<RpcException>(() => _adapter.VerifyAsync(request));
        RegisterSuite.Refused(fault, StatusCode.InvalidArgument, "REQUEST_INVALID");
        var metadata = fault.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>()!.Metadata;
        Assert.Equal(field == 0 ? "" : field.ToString(CultureInfo.InvariantCulture), metadata.GetValueOrDefault("field_number", ""));
    }

    [Fact]
    public async Task Members_of_a_claim_that_are_written_out_as_zero_are_no_other_date()
    {
        var request = TestAdapter.Verify(
            TestAdapter.Request(await _adapter.PrepareAsync(), Li, []), Convert.FromHexString("2207" + "08C70F" + "1000" + "1800"));
        Assert.Equal("M", Words(await _adapter.VerifyAsync(request)));
    }

    [Theory]
    [InlineData("no key", "REQUEST_INVALID")]
    [InlineData("key twice", "REQUEST_INVALID")]
    [InlineData("short id", "REQUEST_INVALID")]
    [InlineData("no consumer", "REQUEST_INVALID")]
    [InlineData("too long", "REQUEST_INVALID")]
    [InlineData("key with a control character", "KEY_INVALID")]
    [InlineData("stranger handle", "SCHEMA_NOT_PREPARED")]
    public async Task A_request_that_breaks_the_contract_is_refused(string how, string reason)
    {
        var request = TestAdapter.Verify(TestAdapter.Request(await _adapter.PrepareAsync(), Zhang, []), Claims((2, "张三")));
        switch (how)
        {
            case "no key": request.Key.Clear(); break;
            case "key twice": request.Key.Add(request.Key[0]); break;
            case "short id": request.ExchangeId = ByteString.CopyFrom(1); break;
            case "no consumer": request.Consumer = ""; break;
            case "too long": request.Claims = ByteString.CopyFrom(new byte[RecordCheck.GreatestLength + 1]); break;
            case "key with a control character": request.Key[0].Value = "\n"; break;
            default: request.SchemaHandle = ByteString.CopyFrom(new byte[16]); break;
        }

        var fault = await Assert.ThrowsAsync<RpcException>(() => _adapter.VerifyAsync(request));
        RegisterSuite.Refused(fault, reason == "SCHEMA_NOT_PREPARED" ? StatusCode.FailedPrecondition : StatusCode.InvalidArgument, reason);
    }

    private async Task<VerifyResponse> VerifyAsync(string key, params (int, string)[] claims) => await _adapter.VerifyAsync(
        TestAdapter.Verify(TestAdapter.Request(await _adapter.PrepareAsync(), key, []), Claims(claims)));

    /// <summary>M for a match, X for a mismatch, H for what is not held.</summary>
    private static string Words(VerifyResponse response) =>
        string.Concat(response.Verdicts.Select(verdict => verdict.Verdict switch { Verdict.Match => 'M', Verdict.Mismatch => 'X', _ => 'H' }));

    private static byte[] Claims(params (int Number, string Value)[] claims)
    {
        using var writer = new RecordWriter();
        foreach (var (number, value) in claims)
        {
            switch (ResidentSchema.Entry().Fields[number - 1].Type)
            {
                case FieldType.Integer: writer.WriteInteger(number, long.Parse(value, CultureInfo.InvariantCulture)); break;
                case FieldType.Boolean: writer.WriteBoolean(number, value == "true"); break;
                case FieldType.Date:
                    var parts = value.Split('-').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
                    writer.WriteDate(number, parts[0], parts[1], parts[2]);
                    break;
                case FieldType.Timestamp:
                    writer.WriteTimestamp(number, RecordMoment.From(DateTimeOffset.Parse(value, CultureInfo.InvariantCulture)));
                    break;
                case FieldType.Binary: writer.WriteBinary(number, Convert.FromHexString(value)); break;
                default: writer.WriteText(number, value); break;
            }
        }

        return writer.Complete().ToArray();
    }
}
