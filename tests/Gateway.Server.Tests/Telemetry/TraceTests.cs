using System.Diagnostics;
using Gateway.Server.Tests.City;
using Grpc.Core;

namespace Gateway.Server.Tests.Telemetry;

public sealed class TraceTests
{
    private const string Parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00";

    [Fact]
    public async Task Every_step_is_a_span_of_the_consumers_own_trace_and_no_personal_data_is_in_them()
    {
        var spans = new System.Collections.Concurrent.ConcurrentQueue<Activity>();
        using var listener = Listen(spans);
        await using var city = await TestCity.StartAsync();
        string? forwarded = null;
        city.Adapter.Fetch = (request, context) =>
        {
            forwarded = context.RequestHeaders.GetValue("traceparent");
            Assert.Null(context.RequestHeaders.GetValue("baggage"));
            return Task.FromResult(Registered.Answer(request));
        };
        spans.Clear();

        await city.Consumer().LookupAsync(
            Registered.Lookup(), new Metadata { { "traceparent", Parent }, { "baggage", "secret=1" } });
        await Testing.Poll.UntilAsync(() => spans.Any(span => span.OperationName == "gateway.exchange"), TimeSpan.FromSeconds(5), "the span ends");

        var mine = spans.Where(span => span.TraceId.ToHexString() == "0af7651916cd43dd8448eb211c80319c").ToList();
        var exchange = Assert.Single(mine, span => span.OperationName == "gateway.exchange");
        Assert.Equal("b7ad6b7169203331", exchange.ParentSpanId.ToHexString());
        foreach (var step in new[] { "answer", "record" })
        {
            Assert.Contains(mine, span => span.OperationName == step && span.ParentSpanId == exchange.SpanId);
        }

        Assert.Equal(["identified", "decided", "metered"], exchange.Events.Select(each => each.Name));
        Assert.Contains("0af7651916cd43dd8448eb211c80319c", forwarded, StringComparison.Ordinal);
        var text = string.Join('\n', spans.SelectMany(span => span.TagObjects).Select(tag => $"{tag.Key}={tag.Value}"));
        Assert.DoesNotContain(Registered.Resident, text, StringComparison.Ordinal);
        Assert.DoesNotContain("张三丰", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Registered.Resident, city.Logs.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("张三丰", city.Logs.Text, StringComparison.Ordinal);
    }

    private static ActivityListener Listen(System.Collections.Concurrent.ConcurrentQueue<Activity> spans)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Gateway",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
