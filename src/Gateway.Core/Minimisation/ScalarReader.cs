using Gateway.Core.Catalogue;

namespace Gateway.Core.Minimisation;

/// <summary>Reads scalars, and lets those of agreed fields through.</summary>
internal sealed class ScalarReader(SelectionPlace place, IReleasedValues? released)
{
    private readonly LeafRelease _release = new(released);
    private readonly HeldToken _held = new();
    private StringScanner _text;
    private NumberScanner _number;
    private LiteralScanner _literal;
    private Reading _reading;
    private LeafWay _way;
    private SelectionNode? _leaf;

    private enum Reading : byte
    {
        Nothing = 0,
        Text,
        Number,
        Literal,
    }

    /// <summary>A scalar has begun that is not whole.</summary>
    public bool IsOpen => _reading != Reading.Nothing;

    /// <summary>
    /// Begins at the first byte of a scalar, which the node selects where there is one, or is to be an object or array.
    /// </summary>
    public JsonFlaw Begin(
        JsonToken token, SelectionNode? node, ReadOnlySpan<byte> input, ref int position, ref JsonOutput output)
    {
        if (node is not null && token != JsonToken.Null)
        {
            if (node.Kind != SelectionKind.Field)
            {
                return JsonFlaw.Shape;
            }

            if (!LeafRules.Fits(node.Type, token))
            {
                return JsonFlaw.Type;
            }
        }

        _leaf = node;
        switch (token)
        {
            case JsonToken.Text:
                BeginText(input, ref position, ref output);
                break;
            case JsonToken.Number:
                _number = default;
                _held.Begin(HeldToken.GreatestNumber);
                _reading = Reading.Number;
                break;
            default:
                _literal = new LiteralScanner(token);
                _reading = Reading.Literal;
                break;
        }

        return JsonFlaw.None;
    }

    /// <summary>Begins after the opening quote of a name that cannot be selected.</summary>
    public void BeginDroppedText()
    {
        (_reading, _leaf, _way) = (Reading.Text, null, LeafWay.Dropped);
        _text.Begin(0);
    }

    /// <summary>Goes on; a number ends before the byte that is not its own.</summary>
    public JsonFlaw Read(ReadOnlySpan<byte> input, ref int position, ref JsonOutput output) => _reading switch
    {
        Reading.Text => ReadText(input, ref position, ref output),
        Reading.Number => ReadNumber(input, ref position, ref output),
        _ => ReadLiteral(input, ref position, ref output),
    };

    private void BeginText(ReadOnlySpan<byte> input, ref int position, ref JsonOutput output)
    {
        var start = position++;
        var greatest = _leaf is null ? 0 : LeafRules.GreatestCharacters(_leaf);
        _way = _leaf is null ? LeafWay.Dropped : LeafRules.WayOfText(_leaf);
        if (_way != LeafWay.Held && StringScanner.TryWhole(input, ref position, greatest, out _))
        {
            EndWhole(input[start..position], ref output);
            return;
        }

        _reading = Reading.Text;
        _text.Begin(greatest);
        if (_way == LeafWay.Passed)
        {
            output.Write(place.Begin());
            _release.Begin(_leaf!);
            _release.Append("\""u8, ref output);
        }
        else if (_way == LeafWay.Held)
        {
            _held.Begin(LeafRules.GreatestHeld(_leaf!));
        }
    }

    private void EndWhole(ReadOnlySpan<byte> token, ref JsonOutput output)
    {
        if (_way == LeafWay.Passed)
        {
            output.Write(place.Begin());
            _release.Whole(_leaf!, token, ref output);
        }
        else
        {
            Withhold(ref output);
        }
    }

    private JsonFlaw ReadText(ReadOnlySpan<byte> input, ref int position, ref JsonOutput output)
    {
        while (true)
        {
            var start = position;
            switch (_text.Scan(input, ref position))
            {
                case StringPart.Plain or StringPart.Escape when _way == LeafWay.Passed:
                    _release.Append(input[start..position], ref output);
                    break;
                case StringPart.Plain or StringPart.Escape:
                    if (_way == LeafWay.Held && !_held.TryAppend(input[start..position]))
                    {
                        return JsonFlaw.TooLong;
                    }

                    break;
                case StringPart.More:
                    return JsonFlaw.None;
                case StringPart.End:
                    _reading = Reading.Nothing;
                    return EndText(ref output);
                case var flaw:
                    return StringScanner.FlawOf(flaw);
            }
        }
    }

    private JsonFlaw EndText(ref JsonOutput output)
    {
        switch (_way)
        {
            case LeafWay.Passed:
                _release.Append("\""u8, ref output);
                _release.End(_leaf!);
                break;
            case LeafWay.Held when _leaf!.Type == FieldType.Decimal && !MaskedNumber.IsDecimalText(_held.Bytes):
                return JsonFlaw.Type;
            case LeafWay.Held:
                output.Write(place.Begin());
                _release.Held(_leaf!, _held.Bytes, isText: true, ref output);
                break;
            default:
                Withhold(ref output);
                break;
        }

        return JsonFlaw.None;
    }

    private JsonFlaw ReadNumber(ReadOnlySpan<byte> input, ref int position, ref JsonOutput output)
    {
        var start = position;
        var isOver = _number.Scan(input, ref position);
        if (_leaf is not null && !_held.TryAppend(input[start..position]))
        {
            return JsonFlaw.TooLong;
        }

        if (!isOver)
        {
            return JsonFlaw.None;
        }

        _reading = Reading.Nothing;
        var flaw = !_number.IsWhole ? JsonFlaw.Syntax : _leaf is null ? JsonFlaw.None : LeafRules.CheckNumber(_leaf, _held.Bytes);
        if (flaw == JsonFlaw.None && _leaf is not null)
        {
            output.Write(place.Begin());
            _release.Held(_leaf, _held.Bytes, isText: false, ref output);
        }

        return flaw;
    }

    private JsonFlaw ReadLiteral(ReadOnlySpan<byte> input, ref int position, ref JsonOutput output)
    {
        if (!_literal.Scan(input, ref position))
        {
            return JsonFlaw.Syntax;
        }

        if (!_literal.IsWhole)
        {
            return JsonFlaw.None;
        }

        _reading = Reading.Nothing;
        _way = _leaf is { Kind: SelectionKind.Field, Masking: Masking.None } ? LeafWay.Passed : LeafWay.Dropped;
        EndWhole(_literal.Text, ref output);
        return JsonFlaw.None;
    }

    /// <summary>Null stands for the value, and for an object or array that is null; nothing for what is dropped.</summary>
    private void Withhold(ref JsonOutput output)
    {
        if (_leaf is null)
        {
            return;
        }

        output.Write(place.Begin());
        if (_leaf.Kind == SelectionKind.Field)
        {
            _release.Whole(_leaf, LiteralScanner.Null, ref output);
        }
        else
        {
            output.Write(LiteralScanner.Null);
        }
    }
}
