using System.Collections.Concurrent;
using System.Diagnostics;
using Gateway.Adapter.Tests.Databases;
using Gateway.Adapter.Tests.Suite;
using Grpc.Core;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Gateway.Adapter.Tests.Telemetry;

/// <summary>What the adapter tells operators: enough, and nothing personal.</summary>
public sealed class TelemetryTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    private const string Key = "110101199303070004";

    [Fact]
    public async Task Spans_and_logs_hold_no_values_and_continue_the_gateways_trace()
    {
        var spans = new ConcurrentBag<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Gateway.Adapter" or "Microsoft.AspNetCore",
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Add,
        };
        ActivitySource.AddActivityListener(listener);
        var lines = new Lines();
        await using var adapter = await TestAdapter.StartAsync(
            database.Kind,
            database.Reader,
            null,
            builder =>
            {
                builder.Logging.AddProvider(lines);
                builder.Logging.SetMinimumLevel(LogLevel.Trace);
            });
        var handle = await adapter.PrepareAsync();
        var trace = ActivityTraceId.CreateRandom();
        var headers = new Metadata { { "traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01" } };
        foreach (var key in new[] { Key, "110101199003070001", "11010119930307\u0007" })
        {
            try
            {
                var request = TestAdapter.Request(handle, key, [2, 4]);
                var token = TestContext.Current.CancellationToken;
                await adapter.Client.FetchManyAsync(TestAdapter.Many(request, key, key), headers, cancellationToken: token);
                await adapter.Client.VerifyAsync(TestAdapter.Verify(request, Convert.FromHexString("1206E5BCA0E4B889")), headers, cancellationToken: token);
                await adapter.Client.FetchAsync(request, headers, cancellationToken: token);
            }
            catch (RpcException)
            {
                // The last one is refused.
            }
        }

        await Testing.Poll.UntilAsync(
            () => spans.Count(span => span.TraceId == trace) >= 14, TimeSpan.FromSeconds(10), "the spans ended", TestContext.Current.CancellationToken);
        var query = spans.First(span => span.TraceId == trace && span is { Source.Name: "Gateway.Adapter", Kind: ActivityKind.Client });
        Assert.Equal("SELECT T_CZRK_JBXX", query.DisplayName);
        Assert.Contains(spans, span => span.SpanId == query.ParentSpanId && span.Kind == ActivityKind.Server
            && span.DisplayName.StartsWith("gateway.adapter.v1.AdapterService/", StringComparison.Ordinal));
        Assert.Contains(spans, span => span.TraceId == trace && span.GetTagItem("db.operation.batch.size") is 2);
        Assert.Equal("sqlite", query.GetTagItem("db.system.name"));
        var told = string.Join('\n', lines.All.Concat(spans.SelectMany(span => span.TagObjects.Select(tag => $"{tag.Key}={tag.Value}").Append(span.DisplayName))));
        foreach (var value in new[] { "1101011993", "1101011990", "张三", "赵六", "不详" })
        {
            Assert.DoesNotContain(value, told, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_management_port_tells_health_and_metrics_and_nothing_else()
    {
        await using var adapter = await TestAdapter.StartAsync(database.Kind, database.Reader);
        await adapter.FetchAsync("110101199003070001", [2]);
        using var client = new HttpClient { BaseAddress = adapter.Host.ManagementAddress };
        Assert.Equal("ok", await client.GetStringAsync("/healthz", TestContext.Current.CancellationToken));
        Assert.Equal("ok", await client.GetStringAsync("/readyz", TestContext.Current.CancellationToken));
        var many = TestAdapter.Many(TestAdapter.Request(await adapter.PrepareAsync(), "", [2]), Key);
        await adapter.FetchManyAsync(many);
        await adapter.VerifyAsync(TestAdapter.Verify(TestAdapter.Request(many.SchemaHandle, Key, []), Convert.FromHexString("1206E5BCA0E4B889")));
        var metrics = await client.GetStringAsync("/metrics", TestContext.Current.CancellationToken);
        Assert.Contains("gateway_adapter_fetch_duration_seconds", metrics, StringComparison.Ordinal);
        foreach (var operation in new[] { "fetch", "fetch_many", "verify" })
        {
            Assert.Contains($"operation=\"{operation}\"", metrics, StringComparison.Ordinal);
        }

        using var other = await client.PostAsync("/gateway.adapter.v1.AdapterService/Fetch", null, TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, other.StatusCode);
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> All { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            All.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
        }
    }
}
