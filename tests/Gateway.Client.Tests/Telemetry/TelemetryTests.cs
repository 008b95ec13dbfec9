using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Gateway.Client.Refusals;
using Gateway.Client.Tests.Running;
using Gateway.Server.Tests.City;

namespace Gateway.Client.Tests.Telemetry;

public sealed class TelemetryTests(CityFixture fixture) : IClassFixture<CityFixture>
{
    private readonly TestCity _city = fixture.City;

    [Fact]
    public async Task A_call_is_a_span_of_the_callers_trace_which_the_gateway_continues()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = Listen(spans);
        using var application = new Application(_city);
        using var mine = new Activity("application").Start();
        mine.SetBaggage("secret", "1");

        var result = await application.SharedData.LookupAsync(Registered.Lookup()).ToResultAsync();

        Assert.Same(mine, Activity.Current);
        var span = Assert.Single(spans, span => span.TraceId == mine.TraceId && span.Source.Name == "Gateway.Client");
        Assert.Equal((ActivityKind.Client, mine.SpanId), (span.Kind, span.ParentSpanId));
        Assert.Equal("gateway.v1.SharedDataService/Lookup", span.DisplayName);
        Assert.Equal("grpc", span.GetTagItem("rpc.system.name"));
        Assert.Equal("gateway.v1.SharedDataService/Lookup", span.GetTagItem("rpc.method"));
        Assert.Equal("OK", span.GetTagItem("rpc.response.status_code"));
        Assert.Equal("127.0.0.1", span.GetTagItem("server.address"));
        Assert.Equal(result.Receipt!.ExchangeId, span.GetTagItem("gateway.exchange.id"));
        await Testing.Poll.UntilAsync(() => spans.Any(theirs => theirs.OperationName == "gateway.exchange" && theirs.TraceId == mine.TraceId), TimeSpan.FromSeconds(10), "the gateway's span ends");
        Assert.Equal(span.SpanId, spans.First(theirs => theirs.OperationName == "gateway.exchange" && theirs.TraceId == mine.TraceId).ParentSpanId);
        Assert.DoesNotContain(Registered.Resident, string.Join(' ', span.TagObjects), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_call_is_a_failed_span_with_its_reason_and_is_counted()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = Listen(spans);
        var counted = new ConcurrentQueue<string>();
        using var meters = Measure(counted);
        using var application = new Application(_city);
        using var mine = new Activity("application").Start();

        var refusal = (await application.SharedData.LookupAsync(Registered.Lookup(request => request.Fields.Add("photo"))).ToResultAsync()).Refusal!;

        var span = Assert.Single(spans, span => span.TraceId == mine.TraceId && span.Source.Name == "Gateway.Client");
        Assert.Equal((ActivityStatusCode.Error, "FIELD_NOT_AGREED"), (span.Status, span.GetTagItem("gateway.reason")));
        Assert.Equal(("PERMISSION_DENIED", "consumer"), (span.GetTagItem("rpc.response.status_code"), span.GetTagItem("gateway.fault_side")));
        Assert.Equal(refusal.ExchangeId, span.GetTagItem("gateway.exchange.id"));
        Assert.Contains("gateway.client.refusals rpc.method=gateway.v1.SharedDataService/Lookup reason=FIELD_NOT_AGREED fault_side=consumer", counted);
        Assert.Contains("gateway.client.call.duration rpc.method=gateway.v1.SharedDataService/Lookup rpc.response.status_code=PERMISSION_DENIED", counted);
    }

    [Fact]
    public async Task A_gateway_that_is_not_there_is_counted_and_so_is_each_repeat()
    {
        using var relay = new Relay(_city.Gateway.Address);
        var counted = new ConcurrentQueue<string>();
        using var meters = Measure(counted);
        using var application = new Application(_city, options => (options.Address, options.Attempts) = (relay.Address, 2));

        var refusal = (await application.SharedData.LookupAsync(Registered.Lookup()).ToResultAsync()).Refusal!;

        Assert.Equal("GATEWAY_UNREACHABLE", refusal.Reason);
        Assert.Contains("gateway.client.repeats rpc.method=gateway.v1.SharedDataService/Lookup", counted);
        Assert.Contains("gateway.client.refusals rpc.method=gateway.v1.SharedDataService/Lookup reason=GATEWAY_UNREACHABLE fault_side=unknown", counted);
    }

    private static ActivityListener Listen(ConcurrentQueue<Activity> spans)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Gateway" or "Gateway.Client",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static MeterListener Measure(ConcurrentQueue<string> counted)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == "Gateway.Client")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => counted.Enqueue(Text(instrument, tags)));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => counted.Enqueue(Text(instrument, tags)));
        listener.Start();
        return listener;
    }

    private static string Text(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        $"{instrument.Name} {string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))}";
}
