using Google.Protobuf;

namespace Gateway.Deployment.Tests.Watching;

/// <summary>A span as it came over OTLP (opentelemetry/proto/trace/v1/trace.proto).</summary>
internal sealed record ReceivedSpan(string Scope, string Name, IReadOnlySet<string> Attributes, IReadOnlyList<string> Events)
{
    /// <summary>The spans of one ExportTraceServiceRequest.</summary>
    public static IEnumerable<ReceivedSpan> Parse(byte[] request) =>
        from resource in Messages(request, 1)
        from scope in Messages(resource, 2)
        let name = Text(Messages(scope, 1).Single(), 1)
        from span in Messages(scope, 2)
        select new ReceivedSpan(
            name,
            Text(span, 5),
            Messages(span, 9).Select(attribute => Text(attribute, 1)).ToHashSet(StringComparer.Ordinal),
            [.. Messages(span, 11).Select(told => Text(told, 2))]);

    private static string Text(byte[] message, int number) => System.Text.Encoding.UTF8.GetString(Messages(message, number).SingleOrDefault() ?? []);

    /// <summary>The length-delimited fields of a number.</summary>
    private static List<byte[]> Messages(byte[] message, int number)
    {
        var found = new List<byte[]>();
        var input = new CodedInputStream(message);
        while (input.ReadTag() is var tag and not 0)
        {
            if (WireFormat.GetTagFieldNumber(tag) == number && WireFormat.GetTagWireType(tag) == WireFormat.WireType.LengthDelimited)
            {
                found.Add(input.ReadBytes().ToByteArray());
            }
            else
            {
                input.SkipLastField();
            }
        }

        return found;
    }
}
