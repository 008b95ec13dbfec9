using System.Buffers.Binary;
using Gateway.Core.Catalogue;
using Gateway.Core.Records;

namespace Gateway.Core.Minimisation.Wire;

/// <summary>
/// Copies the agreed fields of one protobuf message and drops the rest, unknown fields among it. Any bytes are answered with output or a
/// flaw, never with an exception; it goes no deeper than the selection does. What it emits is encoded anew, numbers in their shortest
/// form, so that nothing travels between values.
/// </summary>
public static class WireMinimiser
{
    /// <summary>
    /// Minimises a whole message. Where there is a flaw, what was emitted is of no use. Of each value that leaves, what is told is its
    /// length (4 bytes big-endian) and its bytes.
    /// </summary>
    public static WireFlaw Minimise(WireSelection selection, ReadOnlySpan<byte> message, WireOutput output, IReleasedValues? released = null)
    {
        ArgumentNullException.ThrowIfNull(selection);
        ArgumentNullException.ThrowIfNull(output);
        return Pass(selection.Root, message, output, released);
    }

    private static WireFlaw Pass(WireNode node, ReadOnlySpan<byte> message, WireOutput output, IReleasedValues? released)
    {
        var scanner = RecordScanner.Lenient(message);
        while (scanner.Read())
        {
            if (!node.TryGet(scanner.Number, out var child))
            {
                continue;
            }

            var flaw = child.Leaf is { } leaf ? PassLeaf(child, leaf, ref scanner, output, released)
                : scanner.WireType == WireType.Length ? PassMessage(child, scanner.Payload, output, released)
                : WireFlaw.Type;
            if (flaw != WireFlaw.None)
            {
                return flaw;
            }
        }

        return scanner.Flaw == RecordFlaw.None ? WireFlaw.None : WireFlaw.Malformed;
    }

    private static WireFlaw PassMessage(WireNode node, ReadOnlySpan<byte> message, WireOutput output, IReleasedValues? released)
    {
        output.WriteTag(node.Number, WireType.Length);
        var mark = output.BeginLength(message.Length);
        var flaw = Pass(node, message, output, released);
        output.EndLength(mark);
        return flaw;
    }

    private static WireFlaw PassLeaf(WireNode node, in WireField leaf, ref RecordScanner scanner, WireOutput output, IReleasedValues? released)
    {
        var type = WireNumbers.TypeOf(leaf.Place.Scalar);
        if (scanner.WireType == type)
        {
            if (type == WireType.Length)
            {
                return PassText(node, leaf, scanner.Payload, output, released);
            }

            PassNumber(node, leaf, type == WireType.Varint ? scanner.Varint : WireNumbers.OfFixed(scanner.Payload), output, released);
            return WireFlaw.None;
        }

        return scanner.WireType == WireType.Length && node.Repeated ? PassPacked(node, leaf, scanner.Payload, output, released) : WireFlaw.Type;
    }

    private static WireFlaw PassText(WireNode node, in WireField leaf, ReadOnlySpan<byte> text, WireOutput output, IReleasedValues? released)
    {
        var flaw = WireTexts.Check(leaf, text);
        if (flaw != WireFlaw.None)
        {
            return flaw;
        }

        var before = output.Count;
        output.WriteTag(node.Number, WireType.Length);
        var mark = output.BeginLength(text.Length);
        var stands = leaf.Masking == Masking.None;
        if (stands)
        {
            output.Write(text);
        }
        else
        {
            flaw = WireTexts.TryMask(leaf, text, output, out stands);
        }

        if (!stands)
        {
            output.Truncate(before);
            return flaw;
        }

        Tell(leaf, output.From(mark.Start), released);
        output.EndLength(mark);
        return WireFlaw.None;
    }

    private static void PassNumber(WireNode node, in WireField leaf, ulong bits, WireOutput output, IReleasedValues? released)
    {
        if (WireNumbers.TryPass(leaf, bits, out var passed))
        {
            output.WriteTag(node.Number, WireNumbers.TypeOf(leaf.Place.Scalar));
            WriteNumber(leaf, passed, output, released);
        }
    }

    private static WireFlaw PassPacked(WireNode node, in WireField leaf, ReadOnlySpan<byte> packed, WireOutput output, IReleasedValues? released)
    {
        var before = output.Count;
        output.WriteTag(node.Number, WireType.Length);
        var mark = output.BeginLength(packed.Length);
        while (!packed.IsEmpty)
        {
            if (!WireNumbers.TryRead(leaf.Place.Scalar, ref packed, out var bits))
            {
                return WireFlaw.Malformed;
            }

            if (WireNumbers.TryPass(leaf, bits, out var passed))
            {
                WriteNumber(leaf, passed, output, released);
            }
        }

        if (output.Count == mark.Start)
        {
            output.Truncate(before);
        }
        else
        {
            output.EndLength(mark);
        }

        return WireFlaw.None;
    }

    private static void WriteNumber(in WireField leaf, ulong bits, WireOutput output, IReleasedValues? released)
    {
        Span<byte> room = stackalloc byte[Varints.Greatest];
        var bytes = room[..WireNumbers.Write(leaf.Place.Scalar, bits, room)];
        output.Write(bytes);
        Tell(leaf, bytes, released);
    }

    private static void Tell(in WireField leaf, ReadOnlySpan<byte> value, IReleasedValues? released)
    {
        if (released is null)
        {
            return;
        }

        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, value.Length);
        released.Begin(leaf.Place.Field);
        released.Append(length);
        released.Append(value);
        released.End(leaf.Place.Field);
    }
}
