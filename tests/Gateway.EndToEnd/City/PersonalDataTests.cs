using System.Text;
using System.Text.RegularExpressions;
using Gateway.Cli.Connecting;
using Gateway.Contracts.Certificates.V1;
using Gateway.Contracts.V1;
using Gateway.Demo.City;
using Gateway.Demo.Credit.V1;
using Gateway.Testing;
using Grpc.Core;
using Microsoft.Data.Sqlite;

namespace Gateway.EndToEnd.City;

/// <summary>
/// After a day's work of the demo, what it leaves outside the departments' databases names none of the 50,000 residents: no log, no
/// exchange log, no catalogue, no span, no metric, and nothing in Redis.
/// </summary>
public sealed partial class PersonalDataTests
{
    private const string BusinessLicence = "11100000MB9001907F001";
    private const string MarriageCertificate = "11100000MB90019310001";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(120);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Neither_redis_nor_a_log_nor_a_span_names_a_resident_or_a_certificate()
    {
        using var folder = new TemporaryFolder();
        var data = folder.At("data");
        await using var redis = await RedisServer.StartAsync(Token);
        await using var exported = new OtlpReceiver(folder.At("otlp"));
        await using (var demo = ChildProcess.Start(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "Gateway.Demo.dll"), "--data", data, "--redis", redis.ConnectionString],
            exported.Environment))
        {
            await demo.WaitForLineAsync("Ctrl-C", s_patience, Token);
            await AskAsync(CityFile.Read(Path.Combine(data, "city.json")), data);
            demo.Terminate();
            Assert.Equal(0, await demo.WaitForExitAsync(s_patience, Token));
        }

        Assert.Equal("OK", (await redis.CommandAsync("SAVE", Token)).TrimStart('+').Trim());
        var (numbers, names) = Residents(data);
        Assert.InRange(numbers.Count, 50_000, 60_000);
        var searched = Directory.EnumerateFiles(Path.Combine(data, "gateway"))
            .Concat(Directory.EnumerateFiles(Path.Combine(data, "adapters"), "*.log", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(Path.Combine(data, "apis"), "*.log", SearchOption.AllDirectories))
            .Append(redis.DumpFile).Append(Path.Combine(data, "receipts.jsonl"))
            .Concat(exported.Files).ToList();
        Assert.InRange(searched.Count, 10, 100);
        await RequireSpansAsync(exported.Traces);
        Assert.InRange(new FileInfo(redis.DumpFile).Length, 100_000, long.MaxValue);
        foreach (var file in searched)
        {
            var bytes = await File.ReadAllBytesAsync(file, Token);
            var name = Path.GetFileName(file);
            foreach (var text in (string[])[Encoding.Latin1.GetString(bytes), Encoding.UTF8.GetString(bytes)])
            {
                Assert.DoesNotContain(Numbers().Matches(text), match => numbers.Contains(match.Value));
                Assert.False(text.Contains(Cast.Eatery, StringComparison.Ordinal), $"{name} holds the path of a call of a department's API.");
                Assert.False(text.Contains("1.2.156.3005.2.", StringComparison.Ordinal), $"{name} holds a certificate identifier.");
            }

            // The catalogue's own Chinese stands in its database alone.
            if (!name.StartsWith("registry", StringComparison.Ordinal))
            {
                Assert.DoesNotContain(Names().Matches(Encoding.UTF8.GetString(bytes)).SelectMany(PartsOf), names.Contains);
            }
        }
    }

    /// <summary>Spans of every step and both sides came, thousands of them: what is searched is there.</summary>
    private static async Task RequireSpansAsync(string traces)
    {
        var text = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(traces, Token));
        foreach (var told in (string[])["gateway.exchange", "gateway.certificates.level", "gateway.certificates.v1.CertificateService/GetCertificate", "gateway.adapter.v1.AdapterService"])
        {
            Assert.InRange(text.Split(told).Length - 1, 300, int.MaxValue);
        }
    }

    /// <summary>Looks up certificates of 300 firms and 300 people, twice each, and each that was found by its identifier.</summary>
    private static async Task AskAsync(CityFile city, string data)
    {
        using var connection = GatewayConnection.Open(city.ConnectAs("shenpi-window")!, TimeProvider.System);
        await AskOfCreditAsync(new CreditService.CreditServiceClient(connection.Calls));
        var client = new CertificateService.CertificateServiceClient(connection.Calls);
        var holders = Read(data, "shichang", "SELECT TYSHXYDM FROM YYZZ_XX LIMIT 300").Select(code => (BusinessLicence, "001", code))
            .Concat(Read(data, "gongan", "SELECT GMSFHM FROM T_CZRK_JBXX LIMIT 300").Select(number => (MarriageCertificate, "111", number)));
        var found = 0;
        foreach (var (type, subject, identifier) in holders)
        {
            for (var i = 0; i < 2; i++)
            {
                var find = new FindCertificatesRequest { TypeCode = type, Holder = new Subject { Type = subject, Identifier = identifier.Trim() }, Context = Context() };
                var answer = await WithinRateAsync(async token => await client.FindCertificatesAsync(find, cancellationToken: token));
                foreach (var certificate in answer.Certificates.Where(certificate => i == 0 && !certificate.IdentifierDefective))
                {
                    found++;
                    var get = new GetCertificateRequest { Identifier = certificate.Identifier, Context = Context() };
                    await WithinRateAsync(async token => await client.GetCertificateAsync(get, cancellationToken: token));
                }
            }
        }

        Assert.InRange(found, 300, 2_000);
    }

    /// <summary>Asks a department's own gRPC API: answered, streamed, of a firm that nobody holds, and refused.</summary>
    private static async Task AskOfCreditAsync(CreditService.CreditServiceClient client)
    {
        var headers = CreditThroughTheGatewayTests.Headers();
        await client.GetSummaryAsync(new GetSummaryRequest { Tyshxydm = Cast.Eatery }, headers);
        using var call = client.ListRecords(new ListRecordsRequest { Tyshxydm = Cast.Eatery }, headers);
        Assert.Equal(2, await call.ResponseStream.ReadAllAsync().CountAsync());
        await Assert.ThrowsAsync<RpcException>(async () => await client.GetSummaryAsync(new GetSummaryRequest { Tyshxydm = Cast.Applicant }, headers));
        await Assert.ThrowsAsync<RpcException>(async () => await client.GetScoreAsync(new GetScoreRequest { Tyshxydm = Cast.Eatery }, headers));
    }

    /// <summary>The agreements of the city have a rate, which a test is quicker than.</summary>
    private static Task<T> WithinRateAsync<T>(Func<CancellationToken, Task<T>> call) => Poll.UntilSucceedsAsync(call, s_patience, "the call is within the rate", Token);

    private static ExchangeContext Context() => new()
    {
        ServiceItemCode = "11330100MB9001069P3330717005000",
        Scenario = "acceptance",
        CaseNumber = "SP330100202506300017",
        OfficerId = "officer-0412",
    };

    private static (HashSet<string> Numbers, HashSet<string> Names) Residents(string data) => (
        [.. Read(data, "gongan", "SELECT GMSFHM FROM T_CZRK_JBXX").Select(number => number.Trim())],
        [.. Read(data, "gongan", "SELECT XM FROM T_CZRK_JBXX").Select(name => name.Trim()).Where(name => name.Length >= 3)]);

    private static List<string> Read(string data, string department, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(data, "db", department + ".db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        var values = new List<string>();
        while (rows.Read())
        {
            values.Add(rows.GetString(0));
        }

        return values;
    }

    /// <summary>Every part of three or four characters: a name may stand in the middle of a sentence.</summary>
    private static IEnumerable<string> PartsOf(Match run) =>
        from length in (int[])[3, 4]
        from start in Enumerable.Range(0, Math.Max(0, run.Length - length + 1))
        select run.Value.Substring(start, length);

    [GeneratedRegex(@"(?<!\d)\d{17}[\dX]", RegexOptions.CultureInvariant, 60_000)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"[\u4E00-\u9FFF]{3,}", RegexOptions.CultureInvariant, 60_000)]
    private static partial Regex Names();
}
