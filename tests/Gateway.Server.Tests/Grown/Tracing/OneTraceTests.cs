using System.Diagnostics;
using Gateway.Contracts.V1;
using Gateway.Server.Tests.Certificates.Processes;
using Gateway.Server.Tests.City;
using Gateway.Server.Tests.Grown.Tracing.Otlp;
using Gateway.Testing;
using Grpc.Core;

namespace Gateway.Server.Tests.Grown.Tracing;

/// <summary>One trace from the approval system through the gateway and the adapter to PostgreSQL, as a collector gets it.</summary>
public sealed class OneTraceTests(ITestOutputHelper output)
{
    private static readonly Traces s_personal = new(
    [
        Registered.Resident, "张三丰", "某市某区某路一号", "1950-01-01", "不是张三丰",
        Registered.Citizen(7), "110101195001010010",
    ]);

    [Theory]
    [InlineData("grpc")]
    [InlineData("http/protobuf")]
    public async Task An_answer_a_refusal_and_a_failure_are_one_trace_each_without_personal_data(string protocol)
    {
        await using var sink = await TraceSink.StartAsync(protocol);
        await using (var city = await GrownCity.StartAsync(1, environment: sink.Environment))
        {
            var consumer = new SharedDataService.SharedDataServiceClient(city.Replicas[0].Connect("shenpi", "shenpi-window"));
            await AnsweredAsync(city, consumer, sink);
            await ManyAndVerifiedAsync(consumer, sink);
            await RefusedAsync(city, consumer, sink);
            await FailedAsync(city, consumer, sink);
            city.Replicas[0].Terminate();
            Assert.Equal(0, await city.Replicas[0].WaitForExitAsync(TimeSpan.FromSeconds(40)));
        }

        // Nothing but exchanges begins a trace: neither probes nor what the programs ask of their databases by themselves.
        var spans = sink.Spans.ToList();
        Assert.All(spans.Where(span => span.Parent.Length == 0), span => Assert.Equal("gateway.exchange", span.Name));
        Assert.All(spans, span => Assert.NotEmpty(span.Program["service.instance.id"]));
        Assert.All(spans, span => Assert.NotEmpty(span.Program["service.version"]));
        Assert.True(sink.Bodies.Sum(body => body.Length) > 50_000);
        Assert.All(sink.Bodies, body => Assert.Null(s_personal.FindIn(body)));
        output.WriteLine($"{spans.Count} spans, {sink.Bodies.Count()} exports, {sink.Bodies.Sum(body => body.Length)} bytes searched");
    }

    private async Task AnsweredAsync(GrownCity city, SharedDataService.SharedDataServiceClient consumer, TraceSink sink)
    {
        var caller = Caller();
        var answer = await consumer.LookupAsync(Registered.Lookup(), Headers(caller));
        var spans = await TraceAsync(sink, caller, 6);

        var exchange = Of(spans, "gateway.exchange", SpanKind.Server, caller.SpanId.ToHexString());
        Require(exchange, "gateway", ("rpc.system.name", "grpc"), ("rpc.response.status_code", "OK"), ("gateway.consumer", "shenpi"),
            ("gateway.consumer.system", "shenpi-window"), ("gateway.provider", "gongan"), ("gateway.agreement", "A-1"), ("gateway.operation", "lookup"),
            ("gateway.records", "1"), ("gateway.exchange.id", answer.Receipt.ExchangeId));
        Assert.Equal(["identified", "decided", "metered"], exchange.Events);
        Of(spans, "record", SpanKind.Internal, exchange.Id);
        var call = Of(spans, "gateway.adapter.v1.AdapterService/Fetch", SpanKind.Client, Of(spans, "answer", SpanKind.Internal, exchange.Id).Id);
        Require(call, "gateway", ("rpc.system.name", "grpc"), ("rpc.method", call.Name), ("rpc.response.status_code", "OK"), ("server.address", "127.0.0.1"),
            ("server.port", new Uri(city.Adapter.Address).Port.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        var served = Of(spans, call.Name, SpanKind.Server, call.Id);
        Require(served, "gateway-adapter-gongan", ("rpc.system.name", "grpc"), ("rpc.method", call.Name), ("rpc.response.status_code", "OK"));
        var query = Of(spans, "SELECT resident", SpanKind.Client, served.Id);
        Require(query, "gateway-adapter-gongan", ("db.system.name", "postgresql"), ("db.operation.name", "SELECT"), ("db.collection.name", "resident"));
        Assert.DoesNotContain(query.Attributes.Keys, key => key.StartsWith("db.query", StringComparison.Ordinal));
        Assert.DoesNotContain(spans, span => span.IsError);
        Assert.InRange(query.Duration, TimeSpan.FromTicks(1), served.Duration);
        Assert.InRange(call.Duration, served.Duration / 2, exchange.Duration);

        // From the receipt to the trace: the record of the exchange has its id.
        var record = (await city.RecordsAsync()).Single(record => new Guid(record.ExchangeId.Span, bigEndian: true).ToString("D") == answer.Receipt.ExchangeId);
        Assert.Equal(exchange.TraceId, Convert.ToHexStringLower(record.TraceId.Span));
    }

    private async Task ManyAndVerifiedAsync(SharedDataService.SharedDataServiceClient consumer, TraceSink sink)
    {
        var caller = Caller();
        using (var many = consumer.LookupMany(Registered.LookupMany(3), Headers(caller)))
        {
            await foreach (var _ in many.ResponseStream.ReadAllAsync())
            {
            }
        }

        var spans = await TraceAsync(sink, caller, 5);
        var served = Of(spans, "gateway.adapter.v1.AdapterService/FetchMany", SpanKind.Server, Single(spans, "gateway.adapter.v1.AdapterService/FetchMany", SpanKind.Client).Id);
        Require(Of(spans, "SELECT resident", SpanKind.Client, served.Id), "gateway-adapter-gongan", ("db.operation.batch.size", "3"));

        caller = Caller();
        await consumer.VerifyAsync(Registered.Verify(request => request.Claims["name"] = new Value { Text = "不是张三丰" }), Headers(caller));
        spans = await TraceAsync(sink, caller, 6);
        Of(spans, "SELECT resident", SpanKind.Client, Single(spans, "gateway.adapter.v1.AdapterService/Verify", SpanKind.Server).Id);
    }

    private async Task RefusedAsync(GrownCity city, SharedDataService.SharedDataServiceClient consumer, TraceSink sink)
    {
        // Nobody agreed on this entry.
        await city.ApplyAsync(Registered.Entry(entry => (entry.ApiName, entry.Code) = ("former_resident", "307011000002")));
        await Poll.UntilAsync(
            async () => await Refused.ReasonAsync(consumer.LookupAsync(Registered.Lookup(request => request.Entry = "former_resident"))) == "NO_AGREEMENT",
            TimeSpan.FromSeconds(5),
            "the entry is known");
        var caller = Caller();
        var (status, info) = await Refused.ByAsync(consumer.LookupAsync(Registered.Lookup(request => request.Entry = "former_resident"), Headers(caller)));
        var spans = await TraceAsync(sink, caller, 2);
        var exchange = Of(spans, "gateway.exchange", SpanKind.Server, caller.SpanId.ToHexString());
        Assert.Equal(Grpc.Core.StatusCode.PermissionDenied, status);
        Require(exchange, "gateway", ("gateway.reason", info.Reason), ("gateway.fault_side", "consumer"), ("rpc.response.status_code", "PERMISSION_DENIED"),
            ("gateway.exchange.id", info.Metadata["exchange_id"]));
        Assert.Equal(info.Reason, exchange.Attributes["error.type"]);

        // What the consumer may not do is no error of the gateway's, and nobody was asked.
        Assert.False(exchange.IsError);
        Assert.DoesNotContain(spans, span => span.Kind == SpanKind.Client);
    }

    private async Task FailedAsync(GrownCity city, SharedDataService.SharedDataServiceClient consumer, TraceSink sink)
    {
        // Its database is away, then the department itself.
        await city.Police.StopAsync();
        var caller = Caller();
        var (_, info) = await Refused.ByAsync(consumer.LookupAsync(Registered.Lookup(request => request.Key["citizen_number"] = Registered.Citizen(7)), Headers(caller)));
        var spans = await TraceAsync(sink, caller, 6);
        var exchange = Single(spans, "gateway.exchange", SpanKind.Server);
        Require(exchange, "gateway", ("gateway.reason", info.Reason), ("gateway.fault_side", "provider"), ("error.type", info.Reason));
        Assert.True(exchange.IsError);
        Assert.True(Single(spans, "gateway.adapter.v1.AdapterService/Fetch", SpanKind.Client).IsError);
        Assert.True(Single(spans, "gateway.adapter.v1.AdapterService/Fetch", SpanKind.Server).IsError);
        Assert.True(Single(spans, "SELECT resident", SpanKind.Client).IsError);

        await city.Adapter.StopAsync();
        caller = Caller();
        (_, info) = await Refused.ByAsync(consumer.LookupAsync(Registered.Lookup(), Headers(caller)));
        spans = await TraceAsync(sink, caller, 3);
        Assert.Equal("PROVIDER_UNAVAILABLE", info.Reason);
        Assert.True(Single(spans, "gateway.exchange", SpanKind.Server).IsError);
        Assert.DoesNotContain(spans, span => span.Service != "gateway");
    }

    private async Task<List<SeenSpan>> TraceAsync(TraceSink sink, ActivityContext caller, int count)
    {
        var spans = await sink.TraceAsync(caller.TraceId.ToHexString(), count);
        spans.ForEach(span => output.WriteLine(span.ToString()));
        output.WriteLine("");
        return spans;
    }

    private static ActivityContext Caller() => new(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.None);

    private static Metadata Headers(ActivityContext caller) => new() { { "traceparent", $"00-{caller.TraceId}-{caller.SpanId}-00" } };

    private static SeenSpan Of(List<SeenSpan> spans, string name, SpanKind kind, string parent) =>
        Assert.Single(spans, span => span.Name == name && span.Kind == kind && span.Parent == parent);

    private static SeenSpan Single(List<SeenSpan> spans, string name, SpanKind kind) => Assert.Single(spans, span => span.Name == name && span.Kind == kind);

    private static void Require(SeenSpan span, string service, params (string Key, string Value)[] attributes)
    {
        Assert.Equal(service, span.Service);
        Assert.All(attributes, attribute => Assert.Equal(attribute.Value, span.Attributes.GetValueOrDefault(attribute.Key)));
    }
}
