using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Gateway.Core.Minimisation;

/// <summary>A UTF-8 sequence that is taken byte by byte (The Unicode Standard, table 3-7), and runs of whole ones.</summary>
internal struct Utf8Sequence
{
    private byte _left;
    private byte _least;
    private byte _greatest;

    /// <summary>A sequence has begun that is not whole.</summary>
    public readonly bool IsOpen => _left > 0;

    /// <summary>The byte begins a sequence of several.</summary>
    public static bool IsLead(byte value) => value is >= 0xC2 and <= 0xF4;

    /// <summary>The longest start of the run that is valid and ends with a whole character.</summary>
    public static ReadOnlySpan<byte> SoundStart(ReadOnlySpan<byte> run)
    {
        if (Utf8.IsValid(run))
        {
            return run;
        }

        // Most runs that are not valid are only cut: the last character's lead is among the last three bytes.
        for (var cut = 1; cut <= 3 && cut <= run.Length; cut++)
        {
            if (IsLead(run[^cut]))
            {
                return Utf8.IsValid(run[..^cut]) ? run[..^cut] : DecodedStart(run);
            }
        }

        return DecodedStart(run);
    }

    /// <summary>The start of a valid run that holds as many characters, or all of it.</summary>
    public static ReadOnlySpan<byte> FirstCharacters(ReadOnlySpan<byte> run, long greatest, out int characters)
    {
        characters = 0;
        for (var i = 0; i < run.Length; i++)
        {
            if ((run[i] & 0xC0) == 0x80)
            {
                continue;
            }

            if (characters == greatest)
            {
                return run[..i];
            }

            characters++;
        }

        return run;
    }

    /// <summary>Takes the next byte; false where it does not go on or begin a sequence.</summary>
    public bool Take(byte next)
    {
        if (IsOpen)
        {
            return next >= _least && next <= _greatest && Expect(_left - 1, 0x80, 0xBF);
        }

        switch (next)
        {
            case >= 0xC2 and <= 0xDF:
                return Expect(1, 0x80, 0xBF);
            case 0xE0:
                return Expect(2, 0xA0, 0xBF);
            case 0xED:
                return Expect(2, 0x80, 0x9F);
            case >= 0xE1 and <= 0xEF:
                return Expect(2, 0x80, 0xBF);
            case 0xF0:
                return Expect(3, 0x90, 0xBF);
            case >= 0xF1 and <= 0xF3:
                return Expect(3, 0x80, 0xBF);
            case 0xF4:
                return Expect(3, 0x80, 0x8F);
            default:
                return false;
        }
    }

    private static ReadOnlySpan<byte> DecodedStart(ReadOnlySpan<byte> run)
    {
        var length = 0;
        while (Rune.DecodeFromUtf8(run[length..], out _, out var used) == OperationStatus.Done)
        {
            length += used;
        }

        return run[..length];
    }

    private bool Expect(int left, byte least, byte greatest)
    {
        (_left, _least, _greatest) = ((byte)left, least, greatest);
        return true;
    }
}
