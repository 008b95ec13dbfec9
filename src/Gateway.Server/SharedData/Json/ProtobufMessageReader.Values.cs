using System.Buffers.Text;
using Google.Protobuf.Reflection;

namespace Gateway.Server.SharedData.Json;

/// <content>Numbers and the well-known types.</content>
internal sealed partial class ProtobufMessageReader
{
    private void Number(JsonField field, ulong bits)
    {
        switch (field.Type)
        {
            case FieldType.Bool:
                writer.WriteBooleanValue(bits != 0);
                break;
            case FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64:
                QuotedSigned(unchecked((long)bits));
                break;
            case FieldType.UInt64 or FieldType.Fixed64:
                QuotedUnsigned(bits);
                break;
            case FieldType.UInt32 or FieldType.Fixed32:
                writer.WriteNumberValue((uint)bits);
                break;
            case FieldType.Double:
                Real(BitConverter.UInt64BitsToDouble(bits));
                break;
            case FieldType.Float:
                Real(BitConverter.UInt32BitsToSingle((uint)bits));
                break;
            case FieldType.Enum when field.Enum!.TryName(unchecked((int)bits), out var name):
                writer.WriteStringValue(name);
                break;
            default:
                writer.WriteNumberValue(unchecked((int)bits));
                break;
        }
    }

    private void QuotedSigned(long value)
    {
        Span<byte> text = stackalloc byte[20];
        Utf8Formatter.TryFormat(value, text, out var length);
        writer.WriteStringValue(text[..length]);
    }

    private void QuotedUnsigned(ulong value)
    {
        Span<byte> text = stackalloc byte[20];
        Utf8Formatter.TryFormat(value, text, out var length);
        writer.WriteStringValue(text[..length]);
    }

    private void Real(double value)
    {
        if (!Unusual(value))
        {
            writer.WriteNumberValue(value);
        }
    }

    private void Real(float value)
    {
        if (!Unusual(value))
        {
            writer.WriteNumberValue(value);
        }
    }

    private bool Unusual(double value)
    {
        if (double.IsFinite(value) && (value != 0 || !double.IsNegative(value)))
        {
            return false;
        }

        if (value == 0)
        {
            // Many readers take -0 for the whole number, which has no sign.
            writer.WriteRawValue("-0.0"u8, skipInputValidation: true);
        }
        else
        {
            writer.WriteStringValue(double.IsNaN(value) ? "NaN"u8 : value > 0 ? "Infinity"u8 : "-Infinity"u8);
        }

        return true;
    }

    // Both are { int64 seconds = 1; int32 nanos = 2; }.
    private void Moment(JsonPlan plan, ReadOnlySpan<byte> message, int first)
    {
        long seconds = 0;
        var nanos = 0;
        foreach (var value in values.From(first))
        {
            var bits = WireIndex.BitsOf(value, message);
            (seconds, nanos) = value.Field == 0 ? (unchecked((long)bits), nanos) : (seconds, unchecked((int)bits));
        }

        Span<byte> text = stackalloc byte[DurationText.GreatestLength];
        var length = plan.Shape == JsonShape.Timestamp ? TimestampText.Write(seconds, nanos, text) : DurationText.Write(seconds, nanos, text);
        writer.WriteStringValue(length < 0 ? throw new InvalidDataException($"A {plan.Name} is out of range.") : text[..length]);
    }

    private void FieldMask(ReadOnlySpan<byte> message, int first)
    {
        var length = 0;
        foreach (var path in values.From(first))
        {
            length += path.Length + 1;
        }

        var text = new byte[length];
        var written = 0;
        foreach (var path in values.From(first))
        {
            if (written > 0)
            {
                text[written++] = (byte)',';
            }

            var added = path.Length == 0 ? -1 : FieldMaskText.WriteCamel(Checked(path.In(message)), text.AsSpan(written));
            written += added >= 0 ? added : throw new InvalidDataException("A path of a google.protobuf.FieldMask has no form in JSON.");
        }

        writer.WriteStringValue(text.AsSpan(0, written));
    }
}
