using System.Buffers;
using System.Text.Unicode;

namespace Gateway.Core.Minimisation;

/// <summary>
/// Goes over the inside of a string, wherever its pieces are cut. A step goes over bytes of one kind and leaves
/// what is not accepted where it is, so that what was accepted before a flaw does not depend on the cuts.
/// </summary>
internal struct StringScanner
{
    private const long Unlimited = long.MaxValue;

    // The quote, the backslash and the control characters.
    private static readonly SearchValues<byte> Stops =
        SearchValues.Create([(byte)'"', (byte)'\\', .. Enumerable.Range(0, 0x20).Select(control => (byte)control)]);

    private Utf8Sequence _sequence;
    private EscapeScanner _escape;
    private long _room;

    /// <summary>The character that the last step's escape stands for; -1 where it is not whole.</summary>
    public readonly int Escaped => _escape.Character;

    /// <summary>Starts after the opening quote; 0 for any number of characters.</summary>
    public void Begin(int greatest)
    {
        _room = greatest == 0 ? Unlimited : greatest;
        _sequence = default;
        _escape = default;
    }

    /// <summary>
    /// Goes over the inside of a string and its closing quote at once, where all of it is there, plain, and surely not
    /// too long; 0 for any number of characters.
    /// </summary>
    public static bool TryWhole(ReadOnlySpan<byte> input, ref int position, int greatest, out ReadOnlySpan<byte> content)
    {
        var rest = input[position..];
        var end = rest.IndexOfAny(Stops);
        content = end < 0 ? default : rest[..end];
        if (end < 0 || rest[end] != (byte)'"' || (greatest > 0 && end > greatest) || !Utf8.IsValid(content))
        {
            return false;
        }

        position += end + 1;
        return true;
    }

    /// <summary>What ended a step that is no piece of a sound string.</summary>
    public static JsonFlaw FlawOf(StringPart part) => part switch
    {
        StringPart.TooLong => JsonFlaw.TooLong,
        StringPart.Encoding => JsonFlaw.Encoding,
        _ => JsonFlaw.Syntax,
    };

    public StringPart Scan(ReadOnlySpan<byte> input, ref int position)
    {
        if (position >= input.Length)
        {
            return StringPart.More;
        }

        if (_escape.IsOpen)
        {
            return _escape.Scan(input, ref position);
        }

        if (_sequence.IsOpen)
        {
            return TakeSequenceByte(input[position], ref position);
        }

        var rest = input[position..];
        var length = rest.IndexOfAny(Stops);
        if (length == 0)
        {
            return TakeStop(input, ref position);
        }

        return TakeRun(length < 0 ? rest : rest[..length], ref position);
    }

    private StringPart TakeStop(ReadOnlySpan<byte> input, ref int position)
    {
        switch (input[position])
        {
            case (byte)'"':
                position++;
                return StringPart.End;
            case (byte)'\\' when _room == 0:
                return StringPart.TooLong;
            case (byte)'\\':
                _room -= _room == Unlimited ? 0 : 1;
                position++;
                return _escape.Open(input, ref position);
            default:
                return StringPart.Syntax;
        }
    }

    private StringPart TakeRun(ReadOnlySpan<byte> run, ref int position)
    {
        var first = run[0];
        run = Utf8Sequence.SoundStart(run);
        if (run.IsEmpty)
        {
            return _room == 0 && Utf8Sequence.IsLead(first) ? StringPart.TooLong : TakeLead(first, ref position);
        }

        if (_room != Unlimited)
        {
            run = Utf8Sequence.FirstCharacters(run, _room, out var characters);
            _room -= characters;
        }

        position += run.Length;
        return run.IsEmpty ? StringPart.TooLong : StringPart.Plain;
    }

    private StringPart TakeLead(byte lead, ref int position)
    {
        _room -= _room == Unlimited ? 0 : 1;
        return TakeSequenceByte(lead, ref position);
    }

    private StringPart TakeSequenceByte(byte next, ref int position)
    {
        if (!_sequence.Take(next))
        {
            return StringPart.Encoding;
        }

        position++;
        return StringPart.Plain;
    }
}
