using System.Globalization;
using System.Text;
using System.Text.Json;
using Gateway.Core.Catalogue;
using Gateway.Core.Minimisation;
using Gateway.Core.Records;

namespace Gateway.Core.Tests.Minimisation;

/// <summary>The minimiser's rules once more, on a document that is parsed as a whole.</summary>
internal sealed class NaiveMinimiser
{
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _released = new();

    /// <summary>Null text with a flaw; <see cref="JsonFlaw.Syntax"/> stands for whatever is no sound JSON.</summary>
    public static (string? Text, JsonFlaw Flaw, string Released) Of(SampleTree tree, byte[] document)
    {
        try
        {
            using var parsed = JsonDocument.Parse(document, new JsonDocumentOptions { MaxDepth = 64 });
            ReadAllStrings(parsed.RootElement);
            var naive = new NaiveMinimiser();
            naive.Value(tree, parsed.RootElement);
            return (naive._text.ToString(), JsonFlaw.None, naive._released.ToString());
        }
        catch (FlawException flaw)
        {
            return (null, flaw.Flaw, "");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return (null, JsonFlaw.Syntax, "");
        }
    }

    /// <summary>The parser leaves the encoding of strings to those who read them.</summary>
    private static void ReadAllStrings(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    _ = member.Name;
                    ReadAllStrings(member.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var each in element.EnumerateArray())
                {
                    ReadAllStrings(each);
                }

                break;
            case JsonValueKind.String:
                _ = element.GetString();
                break;
            default:
                break;
        }
    }

    private void Value(SampleTree tree, JsonElement value)
    {
        if (tree.Field is { } field)
        {
            var token = Leaf(field, value);
            _text.Append(token);
            _released.Append(CultureInfo.InvariantCulture, $"{field.Field}={token}\n");
        }
        else if (value.ValueKind == JsonValueKind.Null)
        {
            _text.Append("null");
        }
        else if (tree.Element is not null)
        {
            Demand(value.ValueKind == JsonValueKind.Array, JsonFlaw.Shape);
            _text.Append('[');
            foreach (var element in value.EnumerateArray())
            {
                Comma('[');
                Value(tree.Element, element);
            }

            _text.Append(']');
        }
        else
        {
            Object(tree, value);
        }
    }

    private void Object(SampleTree tree, JsonElement value)
    {
        Demand(value.ValueKind == JsonValueKind.Object, JsonFlaw.Shape);
        var seen = new HashSet<string>();
        _text.Append('{');
        foreach (var member in value.EnumerateObject())
        {
            if (tree.Members.TryGetValue(member.Name, out var child))
            {
                Demand(seen.Add(member.Name), JsonFlaw.Duplicate);
                Comma('{');
                _text.Append(Quote(member.Name)).Append(':');
                Value(child, member.Value);
            }
        }

        _text.Append('}');
    }

    private void Comma(char open) => _text.Append(_text[^1] == open ? "" : ",");

    private static string Leaf(in SelectedField field, JsonElement value)
    {
        var raw = value.GetRawText();
        var isText = value.ValueKind == JsonValueKind.String;
        var text = isText ? value.GetString()! : raw;
        if (value.ValueKind == JsonValueKind.Null)
        {
            return raw;
        }

        Demand(
            field.Type switch
            {
                FieldType.Integer => value.ValueKind == JsonValueKind.Number,
                FieldType.Code => isText || value.ValueKind == JsonValueKind.Number,
                FieldType.Decimal => isText || value.ValueKind == JsonValueKind.Number,
                FieldType.Boolean => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
                _ => isText,
            },
            JsonFlaw.Type);
        if (field.Length > 0 && field.Type is not (FieldType.Binary or FieldType.Boolean or FieldType.Integer)
            && (isText || !raw.ContainsAny('.', 'e', 'E') || field.Type == FieldType.Decimal))
        {
            Demand(text.EnumerateRunes().Count() <= field.Length, JsonFlaw.TooLong);
        }

        Demand(
            field.Type switch
            {
                FieldType.Integer => !raw.ContainsAny('.', 'e', 'E') && long.TryParse(raw, CultureInfo.InvariantCulture, out _),
                FieldType.Code => isText || !raw.ContainsAny('.', 'e', 'E'),
                FieldType.Decimal => !isText || IsPlainDecimal(text),
                _ => true,
            },
            JsonFlaw.Type);
        return field.Masking switch
        {
            Masking.None => raw,
            Masking.Withhold => "null",
            Masking.Amount => Amount(field.Type, text, isText),
            Masking.Date => Year(text),
            _ => Masked(field.Masking, text),
        };
    }

    private static bool IsPlainDecimal(string text) =>
        System.Text.RegularExpressions.Regex.IsMatch(text, @"\A[-+]?([0-9]+(\.[0-9]+)?|\.[0-9]+)\z");

    private static string Amount(FieldType type, string text, bool isText)
    {
        if (type == FieldType.Integer)
        {
            return MaskingRules.TryMaskInteger(Masking.Amount, long.Parse(text, CultureInfo.InvariantCulture), out var whole)
                ? whole.ToString(CultureInfo.InvariantCulture)
                : "null";
        }

        if (Plain(text) is not { } plain)
        {
            return "null";
        }

        var masked = new char[plain.Length + 1];
        var length = MaskingRules.MaskDecimal(Masking.Amount, plain, masked);
        return length < 0 ? "null" : isText ? $"\"{masked.AsSpan(0, length)}\"" : new string(masked, 0, length);
    }

    /// <summary>The number without an exponent, exactly; null where its leading digit stands more than a hundred places off, or there is none.</summary>
    private static string? Plain(string text)
    {
        var parts = System.Text.RegularExpressions.Regex.Match(text, @"\A([-+]?)([0-9]*)\.?([0-9]*)(?:[eE]([-+]?[0-9]+))?\z");
        var digits = parts.Groups[2].Value + parts.Groups[3].Value;
        var leading = digits.AsSpan().IndexOfAnyInRange('1', '9');
        var point = parts.Groups[2].Length + (parts.Groups[4].Success ? System.Numerics.BigInteger.Parse(parts.Groups[4].Value, CultureInfo.InvariantCulture) : 0);
        if (leading < 0 || (parts.Groups[4].Success && System.Numerics.BigInteger.Abs(point - leading - 1) > 100))
        {
            return null;
        }

        var at = (int)point;
        var padded = at <= 0 ? new string('0', 1 - at) + digits : digits.PadRight(at, '0');
        var (whole, part) = (padded[..Math.Max(at, 1)].TrimStart('0'), padded[Math.Max(at, 1)..].TrimEnd('0'));
        return (parts.Groups[1].Value == "-" ? "-" : "") + (whole.Length == 0 ? "0" : whole) + (part.Length == 0 ? "" : "." + part);
    }

    private static string Year(string text)
    {
        foreach (var format in new[] { "yyyy-MM-dd", "yyyyMMdd" })
        {
            if (text.Length >= format.Length
                && DateOnly.TryParseExact(text[..format.Length], format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            {
                return $"\"{date.Year:D4}\"";
            }
        }

        return "null";
    }

    private static string Masked(Masking masking, string text)
    {
        var masked = new char[text.Length];
        return Quote(new string(masked, 0, MaskingRules.MaskText(masking, text, masked)));
    }

    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var unit in text)
        {
            quoted.Append(unit switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                < ' ' => $"\\u{(int)unit:X4}",
                _ => unit.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }

    private static void Demand(bool holds, JsonFlaw flaw)
    {
        if (!holds)
        {
            throw new FlawException(flaw);
        }
    }

    private sealed class FlawException(JsonFlaw flaw) : Exception
    {
        public JsonFlaw Flaw => flaw;
    }
}
