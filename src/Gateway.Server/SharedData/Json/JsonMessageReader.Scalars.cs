using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using System.Text.Unicode;
using Gateway.Core.Records;
using Google.Protobuf.Reflection;

namespace Gateway.Server.SharedData.Json;

/// <content>Values that are neither objects nor arrays.</content>
internal ref partial struct JsonMessageReader
{
    // A bare value is an element of a packed list: it has no tag.
    private bool Scalar(JsonField field, bool bare, bool omitDefault)
    {
        ulong bits = 0;
        switch (field.Type)
        {
            case FieldType.String:
                return Text(out var text, JsonFaultText.TextWanted) && Delimited(field, text, omitDefault);
            case FieldType.Bytes:
                return Binary(field, omitDefault);
            case FieldType.Bool:
                if (_reader.TokenType is not (JsonTokenType.True or JsonTokenType.False))
                {
                    return Fail(JsonFaultText.BooleanWanted);
                }

                bits = _reader.TokenType == JsonTokenType.True ? 1UL : 0;
                break;
            case FieldType.Double:
            case FieldType.Float:
                if (!Number(field.Type == FieldType.Float, out bits))
                {
                    return false;
                }

                break;
            case FieldType.Enum:
                if (!Enum(field.Enum!, out bits))
                {
                    return false;
                }

                break;
            default:
                if (!Integer(field.Type, out bits))
                {
                    return false;
                }

                break;
        }

        return (omitDefault && bits == 0) || Write(field, bits, bare);
    }

    // The name of a member of a map.
    private bool Key(JsonField field)
    {
        if (!Text(out var name))
        {
            return false;
        }

        if (field.Type == FieldType.String)
        {
            return Delimited(field, name, omitDefault: false);
        }

        ulong bits;
        if (field.Type == FieldType.Bool)
        {
            if (!name.SequenceEqual("true"u8) && !name.SequenceEqual("false"u8))
            {
                return Fail(JsonFaultText.BooleanKeyWanted);
            }

            bits = name.Length == 4 ? 1UL : 0;
        }
        else if (!WholeNumber.TryReadDigits(name, out var number, out var tooGreat))
        {
            return Fail(tooGreat ? JsonFaultText.NumberOutOfRange : JsonFaultText.WholeNumberWanted);
        }
        else if (!TryBits(field.Type, number, out bits))
        {
            return Fail(JsonFaultText.NumberOutOfRange);
        }

        return Write(field, bits, bare: false);
    }

    private readonly bool Write(JsonField field, ulong bits, bool bare)
    {
        if (!bare)
        {
            _output.Varint(field.Tag);
        }

        switch (field.WireType)
        {
            case WireType.Fixed32:
                _output.Fixed32((uint)bits);
                break;
            case WireType.Fixed64:
                _output.Fixed64(bits);
                break;
            default:
                _output.Varint(bits);
                break;
        }

        return true;
    }

    private readonly bool Delimited(JsonField field, ReadOnlySpan<byte> value, bool omitDefault)
    {
        if (!omitDefault || value.Length > 0)
        {
            _output.Varint(field.Tag);
            _output.Varint((uint)value.Length);
            _output.Bytes(value);
        }

        return true;
    }

    private bool Binary(JsonField field, bool omitDefault)
    {
        if (!Text(out var text, JsonFaultText.Base64Wanted))
        {
            return false;
        }

        if (omitDefault && text.IsEmpty)
        {
            return true;
        }

        _output.Varint(field.Tag);
        var begin = _output.Begin();
        if (!Base64Bytes.TryRead(text, _output.Room(Base64Bytes.GreatestLength(text.Length)), out var written))
        {
            return Fail(JsonFaultText.Base64Wanted);
        }

        _output.Advance(written);
        _output.End(begin);
        return true;
    }

    private bool Enum(JsonEnum values, out ulong bits)
    {
        bits = 0;
        var isText = _reader.TokenType == JsonTokenType.String;
        WholeNumber whole;
        if (isText)
        {
            if (!Text(out var name))
            {
                return false;
            }

            if (values.TryNumber(name, out var known))
            {
                bits = unchecked((ulong)known);
                return true;
            }

            if (!WholeNumber.TryReadDigits(name, out whole, out _))
            {
                return Fail(JsonFaultText.EnumWanted(values));
            }
        }
        else if (_reader.TokenType != JsonTokenType.Number || !WholeNumber.TryReadToken(_reader.ValueSpan, out whole, out _))
        {
            return Fail(JsonFaultText.EnumWanted(values));
        }

        if (!whole.TrySigned(int.MinValue, int.MaxValue, out var number))
        {
            return Fail(JsonFaultText.NumberOutOfRange);
        }

        bits = unchecked((ulong)number);
        return true;
    }

    private bool Integer(FieldType type, out ulong bits)
    {
        bits = 0;
        WholeNumber number;
        bool tooGreat;
        if (_reader.TokenType == JsonTokenType.String)
        {
            if (!Text(out var text))
            {
                return false;
            }

            if (!WholeNumber.TryReadDigits(text, out number, out tooGreat))
            {
                return Fail(tooGreat ? JsonFaultText.NumberOutOfRange : JsonFaultText.WholeNumberWanted);
            }
        }
        else if (_reader.TokenType != JsonTokenType.Number)
        {
            return Fail(JsonFaultText.WholeNumberWanted);
        }
        else if (!WholeNumber.TryReadToken(_reader.ValueSpan, out number, out tooGreat))
        {
            return Fail(tooGreat ? JsonFaultText.NumberOutOfRange : JsonFaultText.WholeNumberWanted);
        }

        return TryBits(type, number, out bits) || Fail(JsonFaultText.NumberOutOfRange);
    }

    private static bool TryBits(FieldType type, WholeNumber number, out ulong bits)
    {
        bits = 0;
        switch (type)
        {
            case FieldType.UInt64 or FieldType.Fixed64:
                return number.TryUnsigned(ulong.MaxValue, out bits);
            case FieldType.UInt32 or FieldType.Fixed32:
                return number.TryUnsigned(uint.MaxValue, out bits);
            case FieldType.Int64 or FieldType.SFixed64 or FieldType.SInt64:
                var fits = number.TrySigned(long.MinValue, long.MaxValue, out var value);
                bits = unchecked((ulong)(type == FieldType.SInt64 ? (value << 1) ^ (value >> 63) : value));
                return fits;
            default:
                fits = number.TrySigned(int.MinValue, int.MaxValue, out value);
                var narrow = (int)value;
                bits = type == FieldType.SInt32 ? unchecked((uint)((narrow << 1) ^ (narrow >> 31))) : unchecked((ulong)value);
                return fits;
        }
    }

    private bool Number(bool isFloat, out ulong bits)
    {
        bits = 0;
        double value;
        if (_reader.TokenType == JsonTokenType.Number)
        {
            value = _reader.TryGetDouble(out var number) ? number : double.NaN;
        }
        else if (_reader.TokenType != JsonTokenType.String)
        {
            return Fail(JsonFaultText.NumberWanted);
        }
        else if (!Text(out var text))
        {
            return false;
        }
        else if (text.SequenceEqual("NaN"u8))
        {
            // The one that every library writes; .NET's own has its sign set.
            bits = isFloat ? 0x7FC0_0000UL : 0x7FF8_0000_0000_0000UL;
            return true;
        }
        else if (text.SequenceEqual("Infinity"u8) || text.SequenceEqual("-Infinity"u8))
        {
            var infinity = text.Length == 8 ? double.PositiveInfinity : double.NegativeInfinity;
            bits = isFloat ? BitConverter.SingleToUInt32Bits((float)infinity) : BitConverter.DoubleToUInt64Bits(infinity);
            return true;
        }
        else if (!IsPlain(text) || !Utf8Parser.TryParse(text, out value, out var consumed) || consumed != text.Length)
        {
            return Fail(JsonFaultText.NumberWanted);
        }

        if (!double.IsFinite(value) || (isFloat && Math.Abs(value) > float.MaxValue))
        {
            return Fail(JsonFaultText.NumberOutOfRange);
        }

        bits = isFloat ? BitConverter.SingleToUInt32Bits((float)value) : BitConverter.DoubleToUInt64Bits(value);
        return true;
    }

    // Begins with a digit or a minus and a digit: the parser would also take names and a plus.
    private static bool IsPlain(ReadOnlySpan<byte> text) =>
        (text is [(byte)'-', .. var rest] ? rest : text) is [>= (byte)'0' and <= (byte)'9', ..];

    private bool Timestamp()
    {
        if (!Text(out var text, JsonFaultText.TimestampWanted))
        {
            return false;
        }

        return TimestampText.TryRead(text, out var seconds, out var nanos) ? Moment(seconds, nanos) : Fail(JsonFaultText.TimestampWanted);
    }

    private bool Duration()
    {
        if (!Text(out var text, JsonFaultText.DurationWanted))
        {
            return false;
        }

        return DurationText.TryRead(text, out var seconds, out var nanos) ? Moment(seconds, nanos) : Fail(JsonFaultText.DurationWanted);
    }

    // Both are { int64 seconds = 1; int32 nanos = 2; }.
    private readonly bool Moment(long seconds, int nanos)
    {
        if (seconds != 0)
        {
            _output.Varint((1 << 3) | (uint)WireType.Varint);
            _output.Varint(unchecked((ulong)seconds));
        }

        if (nanos != 0)
        {
            _output.Varint((2 << 3) | (uint)WireType.Varint);
            _output.Varint(unchecked((ulong)nanos));
        }

        return true;
    }

    private bool FieldMask()
    {
        if (!Text(out var text, JsonFaultText.FieldMaskWanted))
        {
            return false;
        }

        while (!text.IsEmpty)
        {
            var comma = text.IndexOf((byte)',');
            var path = comma < 0 ? text : text[..comma];
            // An empty path says nothing, and an empty text stands for no path at all.
            if (path.IsEmpty || comma == text.Length - 1)
            {
                return Fail(JsonFaultText.FieldMaskWanted);
            }

            _output.Varint((1 << 3) | (uint)WireType.Length);
            var begin = _output.Begin();
            var written = FieldMaskText.WriteSnake(path, _output.Room(path.Length * 2));
            if (written < 0)
            {
                return Fail(JsonFaultText.FieldMaskWanted);
            }

            _output.Advance(written);
            _output.End(begin);
            text = comma < 0 ? [] : text[(comma + 1)..];
        }

        return true;
    }

    private bool Text(out ReadOnlySpan<byte> text, JsonFaultText wanted)
    {
        text = default;
        return _reader.TokenType == JsonTokenType.String ? Text(out text) : Fail(wanted);
    }

    // The text or name at hand as UTF-8; valid until the next one that holds escapes.
    private bool Text(out ReadOnlySpan<byte> text)
    {
        text = _reader.ValueSpan;
        if (!_reader.ValueIsEscaped)
        {
            return Utf8.IsValid(text) || Fail(JsonFaultText.TextNotUnicode);
        }

        if (_unescaped is null || _unescaped.Length < text.Length)
        {
            Clear();
            _unescaped = ArrayPool<byte>.Shared.Rent(text.Length);
        }

        try
        {
            text = _unescaped.AsSpan(0, _reader.CopyString(_unescaped));
            return true;
        }
        catch (InvalidOperationException)
        {
            // The reader says so of lone surrogates, and of bytes that are not UTF-8.
            return Fail(JsonFaultText.TextNotUnicode);
        }
    }

    private void Clear()
    {
        if (_unescaped is { } rented)
        {
            _unescaped = null;
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        }
    }
}
