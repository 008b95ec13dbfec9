using Gateway.Cli.Terminals;
using Gateway.Cli.Tests.Running;
using Gateway.Contracts.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Record = Gateway.Contracts.V1.Record;
using Value = Gateway.Contracts.V1.Value;

namespace Gateway.Cli.Tests.Lookups;

public sealed class LookupTests
{
    private static readonly string[] Purpose = ["--item", "11330100MB0001234X", "--scenario", "acceptance", "--officer", "o-17"];

    private static readonly LookupResponse Found = new()
    {
        Outcome = LookupOutcome.Found,
        Records =
        {
            new Record
            {
                Fields =
                {
                    ["xm"] = new Value { Text = "张*" },
                    ["csrq"] = new Value { Date = new() { Year = 1990, Month = 1 } },
                    ["rs"] = new Value { Integer = -3 },
                    ["je"] = new Value { Decimal = "10.5" },
                    ["yx"] = new Value { Boolean = true },
                    ["sj"] = new Value { Timestamp = Timestamp.FromDateTimeOffset(CliRun.Now.AddMilliseconds(5)) },
                    ["dm"] = new Value { Code = "01" },
                    ["zp"] = new Value { Binary = ByteString.CopyFromUtf8("abc") },
                    ["qk"] = new Value { Absent = Absence.Null },
                    ["zz"] = new Value { Absent = Absence.NotHeld },
                    ["hm"] = new Value { Absent = Absence.Withheld },
                },
            },
        },
        Provenance = new Provenance
        {
            Entry = "gongan/resident",
            Version = "1.3",
            Provider = "gongan",
            AsOf = Timestamp.FromDateTimeOffset(CliRun.Now.AddDays(-1)),
            FetchedAt = Timestamp.FromDateTimeOffset(CliRun.Now),
            CheckedAt = Timestamp.FromDateTimeOffset(CliRun.Now),
            Freshness = Freshness.Live,
            Digest = ByteString.CopyFrom(0xAB, 0xCD),
        },
        Receipt = new Receipt { ExchangeId = "0198f0aa-0000-7000-8000-000000000001", LeafHash = ByteString.CopyFrom(0x12, 0xEF), LogOrigin = "city/log" },
    };

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public async Task A_record_is_told_field_by_field_with_its_origin_and_receipt(string language)
    {
        await using var gateway = await AnswerAsync(Found);
        var run = await LookupAsync(gateway, "--field", "xm,csrq,rs", "--field", "je,yx,sj,dm,zp,qk,zz,hm,none", "--lang", language);
        Assert.Equal((ExitCodes.Done, ""), (run.Code, run.Error));
        Golden.Check($"lookup/found.{language}.txt", run.Out);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public async Task Several_records_truncation_and_records_left_out_are_told(string language)
    {
        var answer = Found.Clone();
        answer.Records.Clear();
        answer.Records.Add(new Record { Fields = { ["xm"] = new Value { Text = "甲" } } });
        answer.Records.Add(new Record { Fields = { ["xm"] = new Value { Text = "\u001b[31mred" } } });
        answer.Truncated = true;
        answer.Faults.Add(new RecordFault { Field = "csrq", Message = "not a date of form yyyyMMdd." });
        await using var gateway = await AnswerAsync(answer);
        var run = await LookupAsync(gateway, "--field", "xm", "--lang", language);
        Assert.DoesNotContain('\u001b', run.Out);
        Golden.Check($"lookup/several.{language}.txt", run.Out);
    }

    [Theory]
    [InlineData("en", "no record: the source of gongan/resident answered, and holds none of this key\n")]
    [InlineData("zh", "没有记录：gongan/resident 的数源已应答，没有符合条件的记录\n")]
    public async Task That_there_is_no_record_is_an_answer_with_a_receipt(string language, string expected)
    {
        var answer = Found.Clone();
        answer.Records.Clear();
        answer.Outcome = LookupOutcome.NotFound;
        await using var gateway = await AnswerAsync(answer);
        var run = await LookupAsync(gateway, "--field", "xm", "--lang", language);
        Assert.Equal(ExitCodes.Done, run.Code);
        Assert.StartsWith(expected, run.Out, StringComparison.Ordinal);
        Assert.Contains("0198f0aa-0000-7000-8000-000000000001", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_JSON_the_answer_is_the_contracts()
    {
        await using var gateway = await AnswerAsync(Found);
        var run = await LookupAsync(gateway, "--field", "xm", "--output", "json");
        Assert.Equal(Found, JsonParser.Default.Parse<LookupResponse>(run.Out));
    }

    [Fact]
    public async Task The_request_carries_the_key_the_fields_and_the_purpose()
    {
        await using var gateway = await AnswerAsync(Found);
        var before = TimeProvider.System.GetUtcNow().UtcDateTime;
        var run = await CliRun.OfAsync(
            [
                "lookup", "gongan/resident@2", "--key", "a=x=y", "-k", "b=", "-f", " xm , csrq,", .. Purpose, "--task", "T1", "--applicant", "111:ID:1",
                "--channel", "window", "--authorisation", "A1", "--material", "M1", "--max-age", "10m", "--deadline", "5s", .. gateway.Connect,
            ]);
        Assert.Equal(ExitCodes.Done, run.Code);
        Assert.Equal(
            new LookupRequest
            {
                Department = "gongan",
                Entry = "resident",
                Major = 2,
                Key = { ["a"] = "x=y", ["b"] = "" },
                Fields = { "xm", "csrq" },
                Context = new ExchangeContext
                {
                    ServiceItemCode = "11330100MB0001234X",
                    Scenario = "acceptance",
                    OfficerId = "o-17",
                    TaskNumber = "T1",
                    Applicant = new Subject { Type = "111", Identifier = "ID:1" },
                    Channel = "window",
                    AuthorisationRef = "A1",
                    MaterialCode = "M1",
                    MaxAge = Duration.FromTimeSpan(TimeSpan.FromMinutes(10)),
                },
            },
            Assert.Single(gateway.SharedData.Asked));
        Assert.InRange(gateway.SharedData.LastDeadline, before, before.AddSeconds(30));
    }

    [Fact]
    public async Task Values_written_as_a_dash_come_from_standard_input()
    {
        await using var gateway = await AnswerAsync(Found);
        await CliRun.OfAsync(
            ["lookup", "gongan/resident", "--key", "a=-", "--key", "b=-", "--applicant", "111:-", "--field", "xm", .. Purpose, "--case", "1", .. gateway.Connect],
            "first\r\n second \nthird");
        var asked = Assert.Single(gateway.SharedData.Asked);
        Assert.Equal(("first", "second", "third"), (asked.Key["a"], asked.Key["b"], asked.Context.Applicant.Identifier));
    }

    [Theory]
    [InlineData("wrong usage: standard input holds no line for b.\n", "--key", "a=-", "--key", "b=-")]
    [InlineData("wrong usage: write --key as NAME=VALUE, or NAME=- to read the value.\n", "--key", "110101199003070000")]
    [InlineData("wrong usage: --key names a twice.\n", "--key", "a=1", "--key", "a=2")]
    [InlineData("wrong usage: write --applicant as TYPE:ID, such as 111:- to read a citizen number.\n", "--key", "a=1", "--applicant", "110101199003070000")]
    public async Task A_malformed_value_is_not_repeated(string expected, params string[] args)
    {
        await using var gateway = await AnswerAsync(Found);
        var run = await CliRun.OfAsync(
            ["lookup", "gongan/resident", .. args, "--field", "xm", .. Purpose, "--case", "1", .. gateway.Connect], "110101199003070000\n");
        Assert.Equal(new CliRun(ExitCodes.Usage, "", expected), run);
        Assert.Empty(gateway.SharedData.Asked);
    }

    private static async Task<FakeGateway> AnswerAsync(LookupResponse answer)
    {
        var gateway = await FakeGateway.StartAsync();
        gateway.SharedData.OnLookup = (_, _) => Task.FromResult(answer);
        return gateway;
    }

    private static Task<CliRun> LookupAsync(FakeGateway gateway, params string[] args) =>
        CliRun.OfAsync(["lookup", "gongan/resident", "--key", "gmsfhm=1", .. Purpose, "--case", "2026-1", .. gateway.Connect, .. args]);
}
