using System.Buffers;

namespace Gateway.Core.Minimisation;

/// <summary>Reads one scalar of a JSON response as it arrives, by a selection of one field with a length, and looks no further. For one thread.</summary>
public sealed class JsonProbe : IReleasedValues
{
    private readonly JsonMinimiser _minimiser;
    private readonly ArrayBufferWriter<byte> _token = new(16);
    private readonly Nowhere _nowhere = new();

    /// <summary>Starts before the response.</summary>
    public JsonProbe(JsonSelection selection) => _minimiser = new JsonMinimiser(selection, this);

    /// <summary>Its value: the text of a string, or the token; null until it is there.</summary>
    public string? Value { get; private set; }

    /// <summary>Takes the next bytes, until the value is there.</summary>
    public JsonFlaw Write(ReadOnlySpan<byte> input)
    {
        var flaw = _minimiser.Write(input, _nowhere);
        return Value is null ? flaw : JsonFlaw.None;
    }

    /// <summary>The response has ended.</summary>
    public JsonFlaw Complete() => Value is null ? _minimiser.Complete() : JsonFlaw.None;

    void IReleasedValues.Begin(int field)
    {
    }

    void IReleasedValues.Append(ReadOnlySpan<byte> token)
    {
        if (Value is null)
        {
            _token.Write(token);
        }
    }

    void IReleasedValues.End(int field)
    {
        if (Value is not null)
        {
            return;
        }

        var token = _token.WrittenSpan;
        if (token[0] == (byte)'"')
        {
            var content = token[1..^1];
            Span<char> text = content.Length <= 512 ? stackalloc char[512] : new char[content.Length];
            Value = text[..JsonStrings.Decode(content, text)].ToString();
        }
        else
        {
            Value = System.Text.Encoding.ASCII.GetString(token);
        }
    }

    /// <summary>Takes what is written, and keeps none of it.</summary>
    private sealed class Nowhere : IBufferWriter<byte>
    {
        private byte[] _room = new byte[64];

        public void Advance(int count)
        {
        }

        public Memory<byte> GetMemory(int sizeHint = 0) => _room = sizeHint > _room.Length ? new byte[sizeHint] : _room;

        public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
    }
}
