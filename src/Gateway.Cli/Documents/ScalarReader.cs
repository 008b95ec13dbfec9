using System.Globalization;
using System.Numerics;
using Gateway.Cli.Texts;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Gateway.Cli.Documents;

/// <summary>
/// Reads one value as the field's type. The field decides what a scalar means, not its looks: <c>0012</c>,
/// <c>2026-01-01</c> and <c>no</c> stay text in a text field.
/// </summary>
internal sealed class ScalarReader(FileFaults faults)
{
    /// <summary>The value, or null where it has a fault, which was added.</summary>
    public object? Read(YamlNode node, FieldDescriptor field, string path) => field.FieldType switch
    {
        FieldType.String => ReadText(node, path),
        FieldType.Bool => ReadBoolean(node, path),
        FieldType.Enum => ReadEnum(node, field.EnumType, path),
        FieldType.UInt32 => ReadNumber(node, path, uint.MinValue, uint.MaxValue, number => (object)(uint)number),
        FieldType.UInt64 => ReadNumber(node, path, ulong.MinValue, ulong.MaxValue, number => (object)(ulong)number),
        FieldType.Int32 => ReadNumber(node, path, int.MinValue, int.MaxValue, number => (object)(int)number),
        FieldType.Int64 => ReadNumber(node, path, long.MinValue, long.MaxValue, number => (object)(long)number),
        FieldType.Bytes => ReadBytes(node, path),
        _ => throw new NotSupportedException($"Documents have no fields of type {field.FieldType} ({field.FullName})."),
    };

    private string? ReadText(YamlNode node, string path)
    {
        if (node is YamlScalar scalar)
        {
            return scalar.Value;
        }

        faults.Add(node.Place, path, DocumentTexts.WantText.With(What(node)));
        return null;
    }

    private ByteString? ReadBytes(YamlNode node, string path)
    {
        if (node is YamlScalar scalar && new byte[scalar.Value.Length] is var bytes && Convert.TryFromBase64String(scalar.Value, bytes, out var count))
        {
            return ByteString.CopyFrom(bytes, 0, count);
        }

        faults.Add(node.Place, path, DocumentTexts.WantBase64.With());
        return null;
    }

    private bool? ReadBoolean(YamlNode node, string path)
    {
        if (node is YamlScalar { IsPlain: true } scalar && bool.TryParse(scalar.Value, out var value))
        {
            return value;
        }

        faults.Add(node.Place, path, DocumentTexts.WantBoolean.With(What(node)));
        return null;
    }

    private int? ReadEnum(YamlNode node, EnumDescriptor type, string path)
    {
        var names = EnumNames.Of(type);
        var list = string.Join(", ", names.All);
        if (node is not YamlScalar scalar)
        {
            faults.Add(node.Place, path, DocumentTexts.WantEnum.With(What(node), list));
            return null;
        }

        if (names.Number(scalar.Value) is { } number)
        {
            return number;
        }

        var written = Printable.Quoted(scalar.Value);
        faults.Add(node.Place, path, NearestName.Of(scalar.Value, names.All) is { } near
            ? DocumentTexts.EnumNear.With(written, near, list)
            : DocumentTexts.EnumUnknown.With(written, list));
        return null;
    }

    private object? ReadNumber(YamlNode node, string path, BigInteger least, BigInteger greatest, Func<BigInteger, object> convert)
    {
        if (node is not YamlScalar scalar)
        {
            faults.Add(node.Place, path, DocumentTexts.WantNumber.With(What(node), least, greatest));
        }
        else if (!IsPlainNumber(scalar.Value))
        {
            faults.Add(node.Place, path, DocumentTexts.WantNumberPlain.With(Printable.Quoted(scalar.Value), least, greatest));
        }
        else if (!scalar.IsPlain)
        {
            faults.Add(node.Place, path, DocumentTexts.WantNumberUnquoted.With(scalar.Value));
        }
        else if (BigInteger.Parse(scalar.Value, CultureInfo.InvariantCulture) is var number && (number < least || number > greatest))
        {
            faults.Add(node.Place, path, DocumentTexts.NumberOutOfRange.With(scalar.Value, least, greatest));
        }
        else
        {
            return convert(number);
        }

        return null;
    }

    // Forms that readers of YAML disagree about (012, 0x12, 1_000, 1e3, +1) are refused. Forty digits are beyond every type.
    private static bool IsPlainNumber(string text)
    {
        var digits = text.AsSpan(text.StartsWith('-') ? 1 : 0);
        return digits.Length is > 0 and <= 40 && !digits.ContainsAnyExceptInRange('0', '9') && (digits.Length == 1 || digits[0] != '0');
    }

    /// <summary>What a node is, for a text.</summary>
    public static object What(YamlNode node) => node switch
    {
        YamlSequence => DocumentTexts.AList,
        YamlMapping => DocumentTexts.AMapping,
        { IsNull: true } => DocumentTexts.Nothing,
        YamlScalar scalar => $"\"{Printable.Quoted(scalar.Value)}\"",
        _ => DocumentTexts.AScalar,
    };
}
