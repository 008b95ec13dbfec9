using System.Buffers;

namespace Gateway.Core.Minimisation;

/// <summary>
/// Lets the agreed fields of one JSON response through and drops the rest, as the response arrives: in memory that
/// depends neither on its length nor on that of its strings. Any bytes are answered with output or a flaw, never
/// with an exception. Neither depends on where the response is cut into pieces. For one thread.
/// </summary>
/// <remarks>
/// What a type can be checked by is emitted once it is checked; a text that is longer than its length is cut there.
/// </remarks>
public sealed class JsonMinimiser
{
    /// <summary>How deep objects and arrays may be nested.</summary>
    public const int GreatestDepth = JsonStructure.GreatestDepth;

    private readonly SelectionPlace _place;
    private readonly NameReader _name;
    private readonly ScalarReader _scalar;
    private JsonStructure _structure;
    private bool _isInName;

    /// <summary>Starts before the response. What is emitted is told to <paramref name="released"/>, too.</summary>
    public JsonMinimiser(JsonSelection selection, IReleasedValues? released = null)
    {
        ArgumentNullException.ThrowIfNull(selection);
        _place = new SelectionPlace(selection);
        _name = new NameReader(selection.LongestName);
        _scalar = new ScalarReader(_place, released);
    }

    /// <summary>Why it was stopped; nothing is emitted afterwards.</summary>
    public JsonFlaw Flaw { get; private set; }

    /// <summary>Takes the next bytes, of which nothing is kept, and emits what of them is agreed. Returns <see cref="Flaw"/>.</summary>
    public JsonFlaw Write(ReadOnlySpan<byte> input, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var emitted = new JsonOutput(output);
        var position = 0;
        var flaw = Flaw;

        // Stands where the output throws: what is half read cannot go on.
        Flaw = JsonFlaw.Truncated;
        while (position < input.Length && flaw == JsonFlaw.None)
        {
            flaw = _isInName ? ReadName(input, ref position)
                : _scalar.IsOpen ? _scalar.Read(input, ref position, ref emitted)
                : ReadStructure(input, ref position, ref emitted);
        }

        emitted.Commit();
        Flaw = flaw;
        return flaw;
    }

    /// <summary>The response has ended; nothing is left to emit. Returns <see cref="Flaw"/>.</summary>
    public JsonFlaw Complete()
    {
        if (Flaw == JsonFlaw.None && !(_structure.IsOver && !_scalar.IsOpen))
        {
            Flaw = JsonFlaw.Truncated;
        }

        return Flaw;
    }

    private JsonFlaw ReadStructure(ReadOnlySpan<byte> input, ref int position, ref JsonOutput output)
    {
        var next = input[position];
        var depth = _structure.Depth;
        var token = _structure.Take(next);
        switch (token)
        {
            case JsonToken.Invalid:
                return JsonFlaw.Syntax;
            case JsonToken.TooDeep:
                return JsonFlaw.TooDeep;
            case JsonToken.Space or JsonToken.Separator:
                position++;
                return JsonFlaw.None;
            case JsonToken.Name:
                position++;
                return BeginName(input, ref position, depth == _place.Depth);
            case JsonToken.Close:
                position++;
                Close(next, depth, ref output);
                return JsonFlaw.None;
            case JsonToken.OpenObject or JsonToken.OpenArray:
                position++;
                return Open(next, token, _place.At(depth), ref output);
            default:
                return _scalar.Begin(token, _place.At(depth), input, ref position, ref output);
        }
    }

    private JsonFlaw Open(byte bracket, JsonToken token, SelectionNode? node, ref JsonOutput output)
    {
        switch (node?.Kind)
        {
            case null:
                return JsonFlaw.None;
            case SelectionKind.Field:
                return JsonFlaw.Type;
            case SelectionKind.Object when token == JsonToken.OpenObject:
            case SelectionKind.Array when token == JsonToken.OpenArray:
                output.Write(_place.Begin());
                output.Write(bracket);
                _place.Enter();
                return JsonFlaw.None;
            default:
                return JsonFlaw.Shape;
        }
    }

    private void Close(byte bracket, int depth, ref JsonOutput output)
    {
        if (depth == _place.Depth)
        {
            output.Write(bracket);
            _place.Leave();
        }
    }

    private JsonFlaw BeginName(ReadOnlySpan<byte> input, ref int position, bool isSelectable)
    {
        if (StringScanner.TryWhole(input, ref position, 0, out var name))
        {
            return !isSelectable || _place.TryGoTo(name) ? JsonFlaw.None : JsonFlaw.Duplicate;
        }

        if (isSelectable)
        {
            _isInName = true;
            _name.Begin();
        }
        else
        {
            _scalar.BeginDroppedText();
        }

        return JsonFlaw.None;
    }

    private JsonFlaw ReadName(ReadOnlySpan<byte> input, ref int position)
    {
        switch (_name.Read(input, ref position))
        {
            case StringPart.More:
                return JsonFlaw.None;
            case StringPart.End when _name.Fits:
                _isInName = false;
                return _place.TryGoTo(_name.Name) ? JsonFlaw.None : JsonFlaw.Duplicate;
            case StringPart.End:
                _isInName = false;
                _place.GoPast();
                return JsonFlaw.None;
            case var flaw:
                return StringScanner.FlawOf(flaw);
        }
    }
}
