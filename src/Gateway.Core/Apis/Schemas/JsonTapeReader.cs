using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;

namespace Gateway.Core.Apis.Schemas;

/// <summary>Reads JSON into rows.</summary>
internal sealed class JsonTapeReader(ReadOnlyMemory<byte> json)
{
    // Of that many names each is compared with those before it; of more a set is made.
    private const int Few = 8;

    private readonly List<JsonRow> _rows = new(Math.Min(json.Length / 8, 1024) + 1);
    private readonly List<string> _names = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Stack<(int Row, HashSet<int>? Names)> _open = [];

    /// <summary>The line of the fault, from 1.</summary>
    public int FaultLine { get; private set; } = 1;

    public JsonTape? Read(out JsonFault fault)
    {
        fault = Utf8.IsValid(json.Span) ? JsonFault.None : JsonFault.Encoding;
        if (fault != JsonFault.None)
        {
            return null;
        }

        var reader = new Utf8JsonReader(json.Span, new JsonReaderOptions { MaxDepth = JsonTape.GreatestDepth + 2 });
        try
        {
            while (fault == JsonFault.None && reader.Read())
            {
                fault = Take(ref reader);
            }
        }
        catch (JsonException)
        {
            fault = JsonFault.Syntax;
        }
        catch (InvalidOperationException)
        {
            fault = JsonFault.Encoding;
        }

        if (fault != JsonFault.None)
        {
            FaultLine = json.Span[..(int)reader.BytesConsumed].Count((byte)'\n') + 1;
        }

        return fault == JsonFault.None ? new JsonTape(json, _rows, _names) : null;
    }

    private JsonFault Take(ref Utf8JsonReader reader)
    {
        if (_rows.Count == JsonTape.GreatestRows)
        {
            return JsonFault.Size;
        }

        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                if (_open.Count == JsonTape.GreatestDepth)
                {
                    return JsonFault.Depth;
                }

                Add(ref reader, reader.TokenType == JsonTokenType.StartObject ? JsonKind.Members : JsonKind.List);
                _open.Push((_rows.Count - 1, null));
                return JsonFault.None;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                ref var closed = ref CollectionsMarshal.AsSpan(_rows)[_open.Pop().Row];
                (closed.Next, closed.Length) = (_rows.Count, (int)reader.TokenStartIndex + 1 - closed.Start);
                return JsonFault.None;
            case JsonTokenType.PropertyName:
                return TakeName(ref reader);
            case JsonTokenType.String:
                if (reader.ValueIsEscaped)
                {
                    // Throws where an escape is half of a pair.
                    reader.CopyString(new char[reader.ValueSpan.Length]);
                }

                Add(ref reader, JsonKind.Text);
                return JsonFault.None;
            default:
                Add(ref reader, reader.TokenType switch
                {
                    JsonTokenType.Number => JsonKind.Number,
                    JsonTokenType.Null => JsonKind.Null,
                    _ => JsonKind.Boolean,
                });
                return JsonFault.None;
        }
    }

    private JsonFault TakeName(ref Utf8JsonReader reader)
    {
        var text = reader.GetString()!;
        if (!_numbers.TryGetValue(text, out var number))
        {
            number = _names.Count;
            _numbers.Add(text, number);
            _names.Add(text);
        }

        var isNew = IsNew(number);
        Add(ref reader, JsonKind.Text, number);
        return isNew ? JsonFault.None : JsonFault.Repeated;
    }

    private bool IsNew(int number)
    {
        var (row, names) = _open.Peek();
        if (names is null && _rows[row].Count < Few)
        {
            for (var member = row + 1; member < _rows.Count; member = _rows[member + 1].Next)
            {
                if (_rows[member].Count == number)
                {
                    return false;
                }
            }

            return true;
        }

        if (names is null)
        {
            names = [];
            for (var member = row + 1; member < _rows.Count; member = _rows[member + 1].Next)
            {
                names.Add(_rows[member].Count);
            }

            _open.Pop();
            _open.Push((row, names));
        }

        return names.Add(number);
    }

    private void Add(ref Utf8JsonReader reader, JsonKind kind, int number = -1)
    {
        var isText = kind == JsonKind.Text;
        if (number < 0 && _open.TryPeek(out var open))
        {
            CollectionsMarshal.AsSpan(_rows)[open.Row].Count++;
        }

        _rows.Add(new JsonRow
        {
            Start = (int)reader.TokenStartIndex + (isText ? 1 : 0),
            Length = reader.ValueSpan.Length,
            Next = _rows.Count + 1,
            Count = Math.Max(number, 0),
            Kind = kind,
            IsEscaped = isText && reader.ValueIsEscaped,
        });
    }
}
