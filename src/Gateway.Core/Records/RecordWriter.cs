using System.Buffers;
using System.Text;
using Gateway.Core.Catalogue;

namespace Gateway.Core.Records;

/// <summary>
/// Writes one record after another into a pooled buffer: values ascending by number, then the states, then
/// the provenance.
/// Not for use by two threads at once; <see cref="Dispose"/> gives the buffer back.
/// </summary>
public sealed class RecordWriter : IDisposable
{
    private byte[] _buffer;
    private (int Number, Absence Absence)[] _states = new (int, Absence)[8];
    private (int Number, RecordMoment AsOf)[] _provenance = [];
    private int _position;
    private int _stateCount;
    private int _provenanceCount;
    private int _last;

    /// <summary>Starts with room for that many bytes.</summary>
    public RecordWriter(int capacity = 1024) => _buffer = ArrayPool<byte>.Shared.Rent(capacity);

    /// <summary>Bytes written so far, the pending states and provenance not counted.</summary>
    public int Length => _position;

    /// <summary>Writes a text; UTF-16 that is not well-formed throws <see cref="EncoderFallbackException"/>.</summary>
    public void WriteText(int number, ReadOnlySpan<char> value)
    {
        // At most three bytes for each UTF-16 unit: where one length byte serves, no second pass is needed.
        Begin(number, WireType.Length, 5 + (value.Length * 3));
        if (value.Length <= 42)
        {
            var written = Strict.GetBytes(value, _buffer.AsSpan(_position + 1));
            _buffer[_position] = (byte)written;
            _position += written + 1;
            return;
        }

        Varint((uint)Strict.GetByteCount(value));
        _position += Strict.GetBytes(value, _buffer.AsSpan(_position));
    }

    /// <summary>Writes a text that is UTF-8 already; the caller has checked it.</summary>
    public void WriteUtf8(int number, ReadOnlySpan<byte> value) => WriteBinary(number, value);

    /// <summary>Writes a code.</summary>
    public void WriteCode(int number, ReadOnlySpan<char> value) => WriteText(number, value);

    /// <summary>Writes a decimal, in canonical form.</summary>
    public void WriteDecimal(int number, decimal value)
    {
        Span<char> text = stackalloc char[CanonicalDecimal.GreatestLength];
        WriteText(number, text[..CanonicalDecimal.Format(value, text)]);
    }

    /// <summary>Writes a whole number.</summary>
    public void WriteInteger(int number, long value)
    {
        Begin(number, WireType.Varint, 10);
        Varint(unchecked((ulong)value));
    }

    /// <summary>Writes a truth value.</summary>
    public void WriteBoolean(int number, bool value)
    {
        Begin(number, WireType.Varint, 1);
        _buffer[_position++] = value ? (byte)1 : (byte)0;
    }

    /// <summary>Writes a date; month and day are 0 where unknown.</summary>
    public void WriteDate(int number, int year, int month, int day) => WriteDate(number, new PartialDate(year, month, day));

    /// <summary>Writes a date; throws <see cref="ArgumentOutOfRangeException"/> where there is none such.</summary>
    public void WriteDate(int number, PartialDate date)
    {
        if (!date.IsValid)
        {
            throw new ArgumentOutOfRangeException(nameof(date), "There is no such date.");
        }

        Begin(number, WireType.Length, 8);
        var length = _position++;
        Member(1, (ulong)date.Year);
        Member(2, (ulong)date.Month);
        Member(3, (ulong)date.Day);
        _buffer[length] = (byte)(_position - length - 1);
    }

    /// <summary>Writes a moment; throws <see cref="ArgumentOutOfRangeException"/> outside the years 1 to 9999.</summary>
    public void WriteTimestamp(int number, RecordMoment moment)
    {
        if (!moment.IsValid)
        {
            throw new ArgumentOutOfRangeException(nameof(moment), "There is no such moment.");
        }

        Begin(number, WireType.Length, 18);
        var length = _position++;
        Member(1, unchecked((ulong)moment.Seconds));
        Member(2, (ulong)moment.Nanos);
        _buffer[length] = (byte)(_position - length - 1);
    }

    /// <summary>Writes bytes.</summary>
    public void WriteBinary(int number, ReadOnlySpan<byte> value)
    {
        Begin(number, WireType.Length, 5 + value.Length);
        Varint((uint)value.Length);
        value.CopyTo(_buffer.AsSpan(_position));
        _position += value.Length;
    }

    /// <summary>Says why a field has no value; written after the values when the record ends.</summary>
    public void WriteAbsence(int number, Absence absence)
    {
        Ascend(number);
        if (_stateCount == _states.Length)
        {
            Array.Resize(ref _states, _stateCount * 2);
        }

        _states[_stateCount++] = (number, absence);
    }

    /// <summary>
    /// Says for which moment the source states a field that has a value; written after the states when the record ends.
    /// Ascending by number; throws <see cref="ArgumentOutOfRangeException"/> outside the years 1 to 9999.
    /// </summary>
    public void WriteProvenance(int number, RecordMoment asOf)
    {
        if (!asOf.IsValid)
        {
            throw new ArgumentOutOfRangeException(nameof(asOf), "There is no such moment.");
        }

        if (_provenanceCount > 0 && number <= _provenance[_provenanceCount - 1].Number)
        {
            throw new InvalidOperationException("Provenance is written ascending by number, each field once.");
        }

        if (_provenanceCount == _provenance.Length)
        {
            Array.Resize(ref _provenance, Math.Max(8, _provenanceCount * 2));
        }

        _provenance[_provenanceCount++] = (number, asOf);
    }

    /// <summary>Ends the record and returns its bytes, valid until the next write; the next write begins anew.</summary>
    public ReadOnlySpan<byte> Complete()
    {
        foreach (var (number, absence) in _states.AsSpan(0, _stateCount))
        {
            Reserve(16);
            Varint(((uint)Field.StatesNumber << 3) | (uint)WireType.Length);
            var length = _position++;
            Member(1, (ulong)number);
            Member(2, (ulong)absence);
            _buffer[length] = (byte)(_position - length - 1);
        }

        foreach (var (number, moment) in _provenance.AsSpan(0, _provenanceCount))
        {
            Reserve(32);
            Varint(((uint)Field.ProvenanceNumber << 3) | (uint)WireType.Length);
            var length = _position++;
            Member(1, (ulong)number);
            Varint((2 << 3) | (uint)WireType.Length);
            Varint((uint)moment.WireLength);
            Member(1, unchecked((ulong)moment.Seconds));
            Member(2, (ulong)moment.Nanos);
            _buffer[length] = (byte)(_position - length - 1);
        }

        var record = _buffer.AsSpan(0, _position);
        Reset();
        return record;
    }

    /// <summary>Ends the record and copies it to <paramref name="destination"/>; returns its length.</summary>
    public int Complete(IBufferWriter<byte> destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        var record = Complete();
        destination.Write(record);
        return record.Length;
    }

    /// <summary>Drops what was written of the record; the next write begins anew.</summary>
    public void Reset() => (_position, _stateCount, _provenanceCount, _last) = (0, 0, 0, 0);

    /// <inheritdoc/>
    public void Dispose()
    {
        var buffer = _buffer;
        _buffer = [];
        Reset();
        if (buffer.Length > 0)
        {
            // Records are personal data; a rented buffer goes back empty.
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private void Begin(int number, WireType type, int room)
    {
        Ascend(number);
        Reserve(room + 5);
        Varint(((uint)number << 3) | (uint)type);
    }

    private void Ascend(int number)
    {
        if (number <= _last)
        {
            throw new InvalidOperationException("Fields of a record are written ascending by number, each once.");
        }

        _last = number;
    }

    // Members of google.type.Date and the like have no presence: zero is left out.
    private void Member(int number, ulong value)
    {
        if (value != 0)
        {
            _buffer[_position++] = (byte)(number << 3);
            Varint(value);
        }
    }

    private void Varint(ulong value)
    {
        while (value >= 0x80)
        {
            _buffer[_position++] = (byte)(value | 0x80);
            value >>= 7;
        }

        _buffer[_position++] = (byte)value;
    }

    private void Reserve(int room)
    {
        if (_buffer.Length - _position >= room)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_buffer.Length * 2, checked(_position + room)));
        _buffer.AsSpan(0, _position).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer, clearArray: true);
        _buffer = larger;
    }
}
