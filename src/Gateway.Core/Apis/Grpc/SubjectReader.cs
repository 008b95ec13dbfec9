using System.Text;
using System.Text.Unicode;
using Gateway.Core.Minimisation.Wire;
using Gateway.Core.Records;

namespace Gateway.Core.Apis.Grpc;

/// <summary>
/// Reads from the bytes of a message what a department's parser finds there: of a field that stands there more than once the last, and of
/// a message all occurrences together. Any bytes are answered with a text or a flaw, never with an exception; it goes no deeper than the way
/// does. What parsers could read otherwise is a flaw: a field of another wire type, which most pass over, and two members of one oneof.
/// </summary>
public static class SubjectReader
{
    /// <summary>Reads it; empty where nothing stands there.</summary>
    public static WireFlaw Read(ProtoSubject subject, ReadOnlySpan<byte> message, out string value)
    {
        ArgumentNullException.ThrowIfNull(subject);
        value = "";
        var search = new Search { Steps = subject.Steps.AsSpan() };
        var flaw = Go(ref search, message, 0);
        if (flaw == WireFlaw.None && (search.Here & search.Beside) != 0)
        {
            flaw = WireFlaw.Malformed;
        }

        if (flaw != WireFlaw.None)
        {
            return flaw;
        }

        if (!Utf8.IsValid(search.Found))
        {
            return WireFlaw.Encoding;
        }

        value = Encoding.UTF8.GetString(search.Found);
        return WireFlaw.None;
    }

    private static WireFlaw Go(ref Search search, ReadOnlySpan<byte> message, int depth)
    {
        var step = search.Steps[depth];
        var scanner = RecordScanner.Lenient(message);
        while (scanner.Read())
        {
            if (step.Others.Contains(scanner.Number))
            {
                search.Beside |= 1u << depth;
            }

            if (scanner.Number != step.Number)
            {
                continue;
            }

            if (scanner.WireType != WireType.Length)
            {
                return WireFlaw.Type;
            }

            search.Here |= 1u << depth;
            if (depth == search.Steps.Length - 1)
            {
                search.Found = scanner.Payload;
            }
            else if (Go(ref search, scanner.Payload, depth + 1) is not WireFlaw.None and var flaw)
            {
                return flaw;
            }
        }

        return scanner.Flaw == RecordFlaw.None ? WireFlaw.None : WireFlaw.Malformed;
    }

    private ref struct Search
    {
        public ReadOnlySpan<ProtoSubjectStep> Steps;
        public ReadOnlySpan<byte> Found;

        /// <summary>A bit for each depth at which a step stands.</summary>
        public uint Here;

        /// <summary>A bit for each depth at which another member of a step's oneof stands.</summary>
        public uint Beside;
    }
}
