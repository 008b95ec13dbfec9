using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Gateway.Contracts.Certificates.V1;
using Gateway.Contracts.V1;
using Gateway.Server.Tests.City;
using Gateway.Testing;
using Grpc.Core;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Gateway.Server.Tests.Certificates.Processes;

/// <summary>Rule 7: outside the answers there is no personal data, wherever one looks.</summary>
public sealed class NoPersonalDataTests
{
    private const int Count = 200;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly Licence[] _licences =
        [.. Enumerable.Range(1, Count).Select(number => new Licence(LicenceCity.Identifier(number), Registered.Citizen(number)) { HolderName = NameOf(number) })];

    [Fact]
    public async Task No_name_no_citizen_number_and_no_identifier_is_in_redis_the_databases_the_logs_or_the_spans()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = Listen(spans);
        await using var redis = await RedisServer.StartAsync();
        var city = await LicenceCity.StartAsync(
            options =>
            {
                options.Storage.FreshnessLimit = TimeSpan.FromSeconds(10);
                options.Certificates.Redis = redis.ConnectionString;
                options.Certificates.RedisTimeout = TimeSpan.FromSeconds(5);
            },
            builder => builder.Logging.SetMinimumLevel(LogLevel.Debug));
        string metrics;
        byte[] dump;
        try
        {
            city.Hold(_licences);
            await UseAsync(city);
            await Poll.UntilAsync(
                async () => int.Parse((await redis.CommandAsync("DBSIZE"))[1..], CultureInfo.InvariantCulture) >= Count * 2, s_patience, "every answer is in Redis");
            Assert.Equal("+OK", await redis.CommandAsync("CONFIG SET rdbcompression no"));
            Assert.Equal("+OK", await redis.CommandAsync("SAVE"));
            dump = await File.ReadAllBytesAsync(redis.DumpFile);
            await ReportAsync(city);
            using var http = new HttpClient();
            metrics = await http.GetStringAsync(new Uri(city.City.Gateway.ManagementAddress, "/metrics"));
        }
        finally
        {
            await city.City.Gateway.StopAsync();
        }

        SqliteConnection.ClearAllPools();
        Check("Redis", dump, "gateway:certificates:");
        Check("control database", await ReadAsync(city.City.Options.Storage.Path!), "licence");
        Check("exchange log", await ReadAsync(city.City.Options.Log.Path), Registered.Item);
        Check("logs", Encoding.UTF8.GetBytes(city.City.Logs.Text), "Gateway.");
        Check("spans", Encoding.UTF8.GetBytes(string.Join('\n', spans.SelectMany(TextsOf))), "gateway.exchange");
        Check("metrics", Encoding.UTF8.GetBytes(metrics), "gateway_certificates_cache_fills");
        await city.DisposeAsync();
    }

    [Theory]
    [InlineData("a name 张三丰 in a line")]
    [InlineData("e5bca0e4b889e4b8b0")]
    [InlineData("E5BCA0E4B889E4B8B0")]
    [InlineData("5byg5LiJ5Liw")]
    [InlineData("eOW8oOS4ieS4sA==")]
    [InlineData("eHjlvKDkuInkuLB4")]
    public void Every_form_of_a_value_is_found(string text) => Assert.NotNull(new Traces(["张三丰"]).FindIn(text));

    private static string NameOf(int number) => $"欧阳{(char)('一' + (number * 31))}{(char)('万' + (number * 17))}";

    private static ActivityListener Listen(ConcurrentQueue<Activity> spans)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static IEnumerable<string> TextsOf(Activity span) =>
    [
        span.OperationName,
        span.DisplayName,
        span.StatusDescription ?? "",
        span.TraceStateString ?? "",
        .. span.TagObjects.Concat(span.Events.SelectMany(each => each.Tags)).Concat(span.Links.SelectMany(link => link.Tags ?? []))
            .Select(tag => $"{tag.Key}={tag.Value}"),
        .. span.Baggage.Select(item => $"{item.Key}={item.Value}"),
        .. span.Events.Select(each => each.Name),
    ];

    /// <summary>All that SQLite keeps of a database, with what it has not taken over into the file yet.</summary>
    private static async Task<byte[]> ReadAsync(string path) =>
        [.. await File.ReadAllBytesAsync(path), .. File.Exists(path + "-wal") ? await File.ReadAllBytesAsync(path + "-wal") : []];

    private async Task UseAsync(LicenceCity city)
    {
        var (certificates, context) = (city.Consumer(), Registered.Lookup().Context);
        foreach (var licence in _licences)
        {
            for (var time = 0; time < 2; time++)
            {
                var found = await certificates.FindCertificatesAsync(new FindCertificatesRequest
                {
                    TypeCode = LicenceCity.Type,
                    Holder = new Subject { Type = "111", Identifier = licence.Holder },
                    Fields = { "holder_name" },
                    Context = context,
                });
                var got = await certificates.GetCertificateAsync(
                    new GetCertificateRequest { Identifier = licence.Identifier, Fields = { "holder_name" }, Context = context });
                Assert.Equal(licence.HolderName, Assert.Single(found.Certificates).Face.Fields["holder_name"].Text);
                Assert.Equal(licence.HolderName, Assert.Single(got.Certificates).Face.Fields["holder_name"].Text);
            }
        }

        await MistakeAsync(certificates, context);
    }

    /// <summary>Refusals must not repeat what was asked either.</summary>
    private async Task MistakeAsync(CertificateService.CertificateServiceClient certificates, ExchangeContext context)
    {
        foreach (var licence in _licences.Take(20))
        {
            await Assert.ThrowsAsync<RpcException>(async () => await certificates.GetCertificateAsync(
                new GetCertificateRequest { Identifier = licence.Identifier + "0", Context = context }));
            await Assert.ThrowsAsync<RpcException>(async () => await certificates.FindCertificatesAsync(new FindCertificatesRequest
            {
                TypeCode = LicenceCity.Type,
                Holder = new Subject { Type = "111", Identifier = licence.Holder + "0" },
                Context = context,
            }));
            await certificates.VerifyCertificateAsync(new VerifyCertificateRequest
            {
                Identifier = licence.Identifier,
                Claims = { ["holder_name"] = new Value { Text = licence.HolderName } },
                Context = context,
            });
        }
    }

    private async Task ReportAsync(LicenceCity city)
    {
        var responses = await city.ReportAsync(
            [.. _licences.Select(licence => LicenceCity.Event(StatusEventKind.Revoked, licence.Identifier, licence.Holder))]);
        Assert.All(responses, response => Assert.Equal(ReportOutcome.Accepted, response.Outcome));
        await Poll.UntilAsync(
            async () => (await city.GetAsync(_licences[^1].Identifier)).Certificates[0].Status == CertificateStatus.Revoked, s_patience, "the revocations show");
    }

    /// <summary>It is what it should be, which a text tells that must be there, and holds nothing of anybody.</summary>
    private void Check(string what, byte[] content, string known)
    {
        Assert.True(new Traces([known]).FindIn(content) is not null, $"{what}: {known} is not there, so that this is not what was to be searched.");
        var traces = new Traces(_licences.SelectMany(licence => new[] { licence.HolderName, licence.Holder, licence.Identifier }));
        var trace = traces.FindIn(content);
        Assert.True(trace is null, $"{what}: {trace}");
    }
}
