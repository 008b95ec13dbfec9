using System.Runtime.CompilerServices;

namespace Gateway.Core.Records;

/// <summary>
/// Goes over the fields of a record in its wire form, without allocation. Any bytes are answered with
/// fields or a flaw, never with an exception; each byte is looked at once.
/// </summary>
public ref struct RecordScanner
{
    private readonly ReadOnlySpan<byte> _record;
    private readonly bool _lenient;
    private int _position;
    private int _start;
    private int _payload;

    /// <summary>Starts before the first field.</summary>
    public RecordScanner(ReadOnlySpan<byte> record)
        : this(record, lenient: false)
    {
    }

    private RecordScanner(ReadOnlySpan<byte> record, bool lenient)
    {
        _record = record;
        _lenient = lenient;
    }

    /// <summary>
    /// For messages of callers, whose encoders are theirs: varints may be longer than they need be, as protobuf allows.
    /// </summary>
    public static RecordScanner Lenient(ReadOnlySpan<byte> message) => new(message, lenient: true);

    /// <summary>Number of the field; 1 to 536,870,911.</summary>
    public int Number { readonly get; private set; }

    /// <summary>Wire type of the field.</summary>
    public WireType WireType { readonly get; private set; }

    /// <summary>The value of a <see cref="WireType.Varint"/> field; 0 for others.</summary>
    public ulong Varint { readonly get; private set; }

    /// <summary>Why <see cref="Read"/> ended; <see cref="RecordFlaw.None"/> at the end of a sound record.</summary>
    public RecordFlaw Flaw { readonly get; private set; }

    /// <summary>The encoded value: the bytes after the length, or those of the number.</summary>
    public readonly ReadOnlySpan<byte> Payload => _record[_payload.._position];

    /// <summary>Where the encoded value begins in the record.</summary>
    public readonly int PayloadStart => _payload;

    /// <summary>The whole field, its tag included.</summary>
    public readonly ReadOnlySpan<byte> FieldBytes => _record[_start.._position];

    /// <summary>Goes to the next field; false at the end or at a flaw.</summary>
    public bool Read()
    {
        if (Flaw != RecordFlaw.None || _position >= _record.Length)
        {
            return false;
        }

        _start = _position;
        if (!TryVarint(out var tag))
        {
            return false;
        }

        if (tag > uint.MaxValue || tag >> 3 == 0)
        {
            return Stop(RecordFlaw.Malformed);
        }

        Number = (int)(tag >> 3);
        WireType = (WireType)(tag & 7);
        Varint = 0;
        _payload = _position;
        switch (WireType)
        {
            case WireType.Varint:
                if (!TryVarint(out var value))
                {
                    return false;
                }

                Varint = value;
                return true;
            case WireType.Length:
                if (!TryVarint(out var length))
                {
                    return false;
                }

                _payload = _position;
                return Skip(length);
            case WireType.Fixed64:
                return Skip(8);
            case WireType.Fixed32:
                return Skip(4);
            default:
                return Stop(RecordFlaw.WrongWireType);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryVarint(out ulong value)
    {
        if (_position < _record.Length && _record[_position] < 0x80)
        {
            value = _record[_position++];
            return true;
        }

        return TryLongVarint(out value);
    }

    private bool TryLongVarint(out ulong value)
    {
        value = 0;
        for (var shift = 0; shift < 70; shift += 7)
        {
            if (_position >= _record.Length)
            {
                return Stop(RecordFlaw.Truncated);
            }

            var next = _record[_position++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                // The last group of a shortest varint is not zero; the tenth has room for one bit only.
                return (next != 0 || shift == 0 || _lenient) && (shift < 63 || next == 1 || (_lenient && next == 0)) || Stop(RecordFlaw.Malformed);
            }
        }

        return Stop(RecordFlaw.Malformed);
    }

    private bool Skip(ulong length)
    {
        if (length > (ulong)(_record.Length - _position))
        {
            return Stop(RecordFlaw.Truncated);
        }

        _position += (int)length;
        return true;
    }

    private bool Stop(RecordFlaw flaw)
    {
        Flaw = flaw;
        return false;
    }
}
