using System.Text;

namespace Gateway.Core.Minimisation;

/// <summary>Reads a member's name, unescaped; of one longer than any that is selected, only that it is.</summary>
internal sealed class NameReader(int greatest)
{
    private readonly byte[] _name = new byte[greatest];
    private StringScanner _text;
    private int _length;

    /// <summary>The name may be a selected one.</summary>
    public bool Fits => _length >= 0;

    public ReadOnlySpan<byte> Name => _name.AsSpan(0, _length);

    /// <summary>Starts after the opening quote.</summary>
    public void Begin()
    {
        _text.Begin(0);
        _length = 0;
    }

    /// <summary>Goes on; ends with the input, the closing quote, or a flaw.</summary>
    public StringPart Read(ReadOnlySpan<byte> input, ref int position)
    {
        while (true)
        {
            var start = position;
            switch (_text.Scan(input, ref position))
            {
                case StringPart.Plain:
                    Append(input[start..position]);
                    break;
                case StringPart.Escape:
                    AppendEscaped(_text.Escaped);
                    break;
                case var end:
                    return end;
            }
        }
    }

    private void Append(scoped ReadOnlySpan<byte> bytes)
    {
        if (!Fits || bytes.Length > _name.Length - _length)
        {
            _length = -1;
            return;
        }

        bytes.CopyTo(_name.AsSpan(_length));
        _length += bytes.Length;
    }

    private void AppendEscaped(int character)
    {
        if (character >= 0)
        {
            Span<byte> bytes = stackalloc byte[4];
            Append(bytes[..new Rune(character).EncodeToUtf8(bytes)]);
        }
    }
}
