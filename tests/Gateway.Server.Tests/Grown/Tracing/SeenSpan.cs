using System.Globalization;
using Gateway.Server.Tests.Grown.Tracing.Otlp;

namespace Gateway.Server.Tests.Grown.Tracing;

/// <summary>A span as it was exported.</summary>
internal sealed class SeenSpan(Resource resource, string scope, Span span)
{
    public string TraceId { get; } = Convert.ToHexStringLower(span.TraceId.Span);

    public string Id { get; } = Convert.ToHexStringLower(span.SpanId.Span);

    public string Parent { get; } = Convert.ToHexStringLower(span.ParentSpanId.Span);

    public string Name => span.Name;

    public string Scope => scope;

    public SpanKind Kind => span.Kind;

    public bool IsError => span.Status?.Code == StatusCode.Error;

    public TimeSpan Duration => TimeSpan.FromTicks((long)(span.EndTimeUnixNano - span.StartTimeUnixNano) / 100);

    public IReadOnlyDictionary<string, string> Attributes { get; } = Read(span.Attributes);

    /// <summary>What happened in it, in order.</summary>
    public IEnumerable<string> Events => span.Events.OrderBy(each => each.TimeUnixNano).Select(each => each.Name);

    /// <summary>Attributes of the program that exported it.</summary>
    public IReadOnlyDictionary<string, string> Program { get; } = Read(resource.Attributes);

    public string Service => Program["service.name"];

    public override string ToString() =>
        $"{Service} {Kind} {Name} {Id} < {Parent} {{{string.Join(", ", Attributes.Select(pair => $"{pair.Key}={pair.Value}"))}}}{(IsError ? " ERROR" : "")}";

    private static Dictionary<string, string> Read(IEnumerable<KeyValue> attributes) => attributes.ToDictionary(
        attribute => attribute.Key,
        attribute => attribute.Value.ValueCase switch
        {
            AnyValue.ValueOneofCase.StringValue => attribute.Value.StringValue,
            AnyValue.ValueOneofCase.IntValue => attribute.Value.IntValue.ToString(CultureInfo.InvariantCulture),
            AnyValue.ValueOneofCase.BoolValue => attribute.Value.BoolValue ? "true" : "false",
            _ => attribute.Value.DoubleValue.ToString(CultureInfo.InvariantCulture),
        },
        StringComparer.Ordinal);
}
