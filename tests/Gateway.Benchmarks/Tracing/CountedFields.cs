using Google.Protobuf;

namespace Gateway.Benchmarks.Tracing;

/// <summary>Counts messages within a message, without types for them.</summary>
internal static class CountedFields
{
    /// <summary>How many messages lie at the end of a path of field numbers.</summary>
    public static int Count(ReadOnlySpan<byte> message, ReadOnlySpan<int> path)
    {
        if (path.IsEmpty)
        {
            return 1;
        }

        var input = new CodedInputStream(message.ToArray());
        var count = 0;
        while (input.ReadTag() is var tag && tag != 0)
        {
            if (WireFormat.GetTagFieldNumber(tag) == path[0])
            {
                count += Count(input.ReadBytes().Span, path[1..]);
            }
            else
            {
                input.SkipLastField();
            }
        }

        return count;
    }
}
