using System.Text.Json;
using Google.Protobuf.Reflection;

namespace Gateway.Server.SharedData.Json;

/// <summary>Reads one JSON value into a buffer. Its methods answer false at the first fault, which is then kept.</summary>
internal ref partial struct JsonMessageReader
{
    private readonly ProtobufBuffer _output;
    private readonly PooledStack<ulong> _seen;
    private readonly PooledStack<ProtobufPiece> _pieces;
    private readonly PooledStack<ProtobufPiece> _keys;
    private readonly JsonPath _path = new();
    private Utf8JsonReader _reader;
    private JsonFault? _fault;
    private byte[]? _unescaped;

    public JsonMessageReader(
        ReadOnlySpan<byte> utf8Json,
        ProtobufBuffer output,
        PooledStack<ulong> seen,
        PooledStack<ProtobufPiece> pieces,
        PooledStack<ProtobufPiece> keys)
    {
        // The reader's own bound is not reached: ours has a fault of its own.
        _reader = new Utf8JsonReader(utf8Json, new JsonReaderOptions { MaxDepth = JsonToProtobuf.GreatestDepth + 2 });
        _output = output;
        _seen = seen;
        _pieces = pieces;
        _keys = keys;
    }

    public JsonFault? Read(JsonPlan plan)
    {
        try
        {
            _reader.Read();
            if (Message(plan))
            {
                // Anything behind the value is a fault of the JSON.
                _reader.Read();
            }
        }
        catch (JsonException exception)
        {
            Fail(JsonFaultText.NotJson((exception.LineNumber ?? 0) + 1, (exception.BytePositionInLine ?? 0) + 1));
        }
        finally
        {
            Clear();
        }

        return _fault;
    }

    private bool Message(JsonPlan plan) => plan.Shape switch
    {
        JsonShape.Object => Object(plan),
        JsonShape.Timestamp => Timestamp(),
        JsonShape.Duration => Duration(),
        JsonShape.FieldMask => FieldMask(),
        _ => Scalar(plan.Fields[0], bare: false, omitDefault: true),
    };

    private bool Object(JsonPlan plan)
    {
        if (_reader.TokenType != JsonTokenType.StartObject)
        {
            return Fail(JsonFaultText.ObjectWanted);
        }

        if (_reader.CurrentDepth >= JsonToProtobuf.GreatestDepth)
        {
            return Fail(JsonFaultText.TooDeep);
        }

        var start = _output.Length;
        var end = start;
        var firstPiece = _pieces.Count;
        var seen = _seen.PushEmpty(((plan.Fields.Length + plan.Oneofs) / 64) + 1);
        var ascending = true;
        var last = 0;
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!Member(plan, seen, out var field))
            {
                return false;
            }

            if (_output.Length > end)
            {
                _pieces.Push(new ProtobufPiece(field.Number, end, _output.Length - end));
                ascending &= field.Number > last;
                last = field.Number;
                end = _output.Length;
            }
        }

        if (!ascending)
        {
            var pieces = _pieces.From(firstPiece);
            pieces.Sort();
            _output.Reorder(start, pieces);
        }

        _seen.CutTo(seen);
        _pieces.CutTo(firstPiece);
        return true;
    }

    private bool Member(JsonPlan plan, int seen, out JsonField field)
    {
        field = null!;
        if (!Text(out var name))
        {
            return false;
        }

        if (!plan.TryField(name, out var known))
        {
            return Fail(JsonFaultText.UnknownMember(plan));
        }

        field = known;
        _path.Enter(field);
        if (!Mark(seen, field.Index))
        {
            return Fail(JsonFaultText.DuplicateMember);
        }

        _reader.Read();
        if (_reader.TokenType != JsonTokenType.Null)
        {
            if (field.Oneof >= 0 && !Mark(seen, plan.Fields.Length + field.Oneof))
            {
                return Fail(JsonFaultText.OneofTaken);
            }

            if (!(field.IsMap ? Map(field) : field.IsRepeated ? List(field) : Value(field, omitDefault: !field.HasPresence)))
            {
                return false;
            }
        }

        _path.Leave();
        return true;
    }

    private bool Mark(int seen, int place)
    {
        ref var word = ref _seen[seen + (place >> 6)];
        var bit = 1UL << (place & 63);
        var isNew = (word & bit) == 0;
        word |= bit;
        return isNew;
    }

    // A value with its tag.
    private bool Value(JsonField field, bool omitDefault)
    {
        if (field.Type != FieldType.Message)
        {
            return Scalar(field, bare: false, omitDefault);
        }

        _output.Varint(field.Tag);
        var begin = _output.Begin();
        if (!Message(field.Message!))
        {
            return false;
        }

        _output.End(begin);
        return true;
    }

    private bool List(JsonField field)
    {
        if (_reader.TokenType != JsonTokenType.StartArray)
        {
            return Fail(JsonFaultText.ListWanted);
        }

        if (_reader.CurrentDepth >= JsonToProtobuf.GreatestDepth)
        {
            return Fail(JsonFaultText.TooDeep);
        }

        var begin = -1;
        for (var place = 0; _reader.Read() && _reader.TokenType != JsonTokenType.EndArray; place++)
        {
            _path.At(place);
            if (_reader.TokenType == JsonTokenType.Null)
            {
                return Fail(JsonFaultText.NullNotAllowed);
            }

            if (field.IsPacked && begin < 0)
            {
                _output.Varint(field.LengthTag);
                begin = _output.Begin();
            }

            if (!(field.IsPacked ? Scalar(field, bare: true, omitDefault: false) : Value(field, omitDefault: false)))
            {
                return false;
            }
        }

        if (begin >= 0)
        {
            _output.End(begin);
        }

        return true;
    }

    private bool Map(JsonField field)
    {
        if (_reader.TokenType != JsonTokenType.StartObject)
        {
            return Fail(JsonFaultText.ObjectWanted);
        }

        if (_reader.CurrentDepth >= JsonToProtobuf.GreatestDepth)
        {
            return Fail(JsonFaultText.TooDeep);
        }

        var entry = field.Message!.Fields;
        var firstKey = _keys.Count;
        for (var place = 0; _reader.Read() && _reader.TokenType == JsonTokenType.PropertyName; place++)
        {
            _path.At(place);
            _output.Varint(field.LengthTag);
            var begin = _output.Begin();
            if (!Key(entry[0]))
            {
                return false;
            }

            var keyLength = _output.Length - begin;
            _reader.Read();
            if (_reader.TokenType == JsonTokenType.Null)
            {
                return Fail(JsonFaultText.NullNotAllowed);
            }

            if (!Value(entry[1], omitDefault: false))
            {
                return false;
            }

            _keys.Push(new ProtobufPiece(place, begin + _output.End(begin), keyLength));
        }

        _path.At(-1);
        return DistinctKeys(firstKey);
    }

    private bool DistinctKeys(int firstKey)
    {
        var keys = _keys.From(firstKey);
        if (keys.Length > 1)
        {
            keys.Sort(new KeyOrder(_output));
            for (var i = 1; i < keys.Length; i++)
            {
                if (KeyOrder.Bytes(_output, keys[i]).SequenceEqual(KeyOrder.Bytes(_output, keys[i - 1])))
                {
                    return Fail(JsonFaultText.DuplicateKey);
                }
            }
        }

        _keys.CutTo(firstKey);
        return true;
    }

    private bool Fail(JsonFaultText text)
    {
        _fault ??= new JsonFault(_path.ToString(), text.English, text.Chinese);
        return false;
    }

    private readonly struct KeyOrder(ProtobufBuffer buffer) : IComparer<ProtobufPiece>
    {
        public static ReadOnlySpan<byte> Bytes(ProtobufBuffer buffer, ProtobufPiece key) => buffer.Written.Slice(key.Start, key.Length);

        public int Compare(ProtobufPiece x, ProtobufPiece y) => Bytes(buffer, x).SequenceCompareTo(Bytes(buffer, y));
    }
}
