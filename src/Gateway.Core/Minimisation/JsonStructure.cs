namespace Gateway.Core.Minimisation;

/// <summary>
/// The grammar between tokens: what may come next, and how deep. After a byte that begins a token it holds
/// what may come after that token.
/// </summary>
internal struct JsonStructure
{
    // The kinds of the open containers are the bits of one number.
    public const int GreatestDepth = 64;

    private Next _next;
    private ulong _objects;

    private enum Next : byte
    {
        Value = 0,
        FirstElement,
        FirstName,
        Name,
        Colon,
        Separator,
        Nothing,
    }

    /// <summary>How many objects and arrays are open.</summary>
    public int Depth { get; private set; }

    /// <summary>The one value has ended, unless it is a scalar that is being read.</summary>
    public readonly bool IsOver => _next == Next.Nothing;

    private readonly bool InObject => (_objects & 1) != 0;

    public JsonToken Take(byte next)
    {
        if (next is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            return JsonToken.Space;
        }

        switch (_next)
        {
            case Next.Value:
                return TakeValue(next);
            case Next.FirstElement:
                return next == (byte)']' ? Close() : TakeValue(next);
            case Next.FirstName when next == (byte)'}':
                return Close();
            case Next.FirstName or Next.Name when next == (byte)'"':
                _next = Next.Colon;
                return JsonToken.Name;
            case Next.Colon when next == (byte)':':
                _next = Next.Value;
                return JsonToken.Separator;
            case Next.Separator when next == (byte)',':
                _next = InObject ? Next.Name : Next.Value;
                return JsonToken.Separator;
            case Next.Separator when next == (InObject ? (byte)'}' : (byte)']'):
                return Close();
            default:
                return JsonToken.Invalid;
        }
    }

    private JsonToken TakeValue(byte next)
    {
        switch (next)
        {
            case (byte)'"':
                return Scalar(JsonToken.Text);
            case (byte)'{':
                return Open(JsonToken.OpenObject);
            case (byte)'[':
                return Open(JsonToken.OpenArray);
            case (byte)'t':
                return Scalar(JsonToken.True);
            case (byte)'f':
                return Scalar(JsonToken.False);
            case (byte)'n':
                return Scalar(JsonToken.Null);
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9'):
                return Scalar(JsonToken.Number);
            default:
                return JsonToken.Invalid;
        }
    }

    private JsonToken Scalar(JsonToken token)
    {
        _next = Depth == 0 ? Next.Nothing : Next.Separator;
        return token;
    }

    private JsonToken Open(JsonToken token)
    {
        if (Depth == GreatestDepth)
        {
            return JsonToken.TooDeep;
        }

        var isObject = token == JsonToken.OpenObject;
        _objects = (_objects << 1) | (isObject ? 1UL : 0);
        _next = isObject ? Next.FirstName : Next.FirstElement;
        Depth++;
        return token;
    }

    private JsonToken Close()
    {
        Depth--;
        _objects >>= 1;
        return Scalar(JsonToken.Close);
    }
}
