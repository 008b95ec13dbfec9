using System.Text;
using System.Text.Json;

namespace Gateway.Core.Apis.Schemas;

/// <summary>JSON that was read whole and strictly, as rows: what two readers could take for two things is refused.</summary>
internal sealed class JsonTape
{
    /// <summary>Greatest depth of lists and objects.</summary>
    public const int GreatestDepth = 64;

    /// <summary>Greatest number of values and names.</summary>
    public const int GreatestRows = 1_000_000;

    private readonly ReadOnlyMemory<byte> _json;
    private readonly List<JsonRow> _rows;
    private readonly List<string> _names;

    internal JsonTape(ReadOnlyMemory<byte> json, List<JsonRow> rows, List<string> names) => (_json, _rows, _names) = (json, rows, names);

    /// <summary>Reads it; null where there is a fault.</summary>
    public static JsonTape? Read(ReadOnlyMemory<byte> json, out JsonFault fault) => new JsonTapeReader(json).Read(out fault);

    public JsonRow this[int row] => _rows[row];

    public JsonKind KindOf(int row) => _rows[row].Kind;

    /// <summary>The bytes as they were written; a text's without quotation marks.</summary>
    public ReadOnlySpan<byte> RawOf(int row) => _json.Span.Slice(_rows[row].Start, _rows[row].Length);

    public bool IsTrue(int row) => _rows[row].Kind == JsonKind.Boolean && _json.Span[_rows[row].Start] == 't';

    /// <summary>The name that a row of a member is.</summary>
    public string NameOf(int row) => _names[_rows[row].Count];

    public JsonDecimal NumberOf(int row) => JsonDecimal.Parse(RawOf(row));

    /// <summary>The text, escapes read.</summary>
    public string TextOf(int row)
    {
        var at = _rows[row];
        if (!at.IsEscaped)
        {
            return Encoding.UTF8.GetString(RawOf(row));
        }

        var reader = new Utf8JsonReader(_json.Span.Slice(at.Start - 1, at.Length + 2));
        reader.Read();
        return reader.GetString()!;
    }

    /// <summary>Characters (Unicode scalar values) of a text.</summary>
    public int LengthOf(int row)
    {
        var count = 0;
        if (_rows[row].IsEscaped)
        {
            foreach (var _ in TextOf(row).EnumerateRunes())
            {
                count++;
            }

            return count;
        }

        foreach (var octet in RawOf(row))
        {
            count += (octet & 0xC0) == 0x80 ? 0 : 1;
        }

        return count;
    }

    /// <summary>The value of a member by name, or -1.</summary>
    public int Find(int row, string name)
    {
        for (var member = row + 1; member < _rows[row].Next; member = _rows[member + 1].Next)
        {
            if (NameOf(member) == name)
            {
                return member + 1;
            }
        }

        return -1;
    }
}
