using System.Buffers;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Gateway.Core.Minimisation;

/// <summary>
/// A JSON pointer (RFC 6901) in which a segment <c>*</c> means every element of an array. Other segments name
/// members of objects, digits too: one element of an array cannot be pointed to, nor a member called <c>*</c>.
/// </summary>
public sealed class JsonPointerPath
{
    /// <summary>Greatest length in characters.</summary>
    public const int GreatestLength = 256;

    /// <summary>Greatest number of segments.</summary>
    public const int GreatestDepth = 16;

    private JsonPointerPath(string text, ImmutableArray<string?> segments)
    {
        Text = text;
        Segments = segments;
    }

    /// <summary>The pointer as it was given.</summary>
    public string Text { get; }

    /// <summary>Names of members, unescaped; null is every element of an array. At least one.</summary>
    public ImmutableArray<string?> Segments { get; }

    /// <summary>Reads a pointer; false with what is wrong in <paramref name="fault"/>, which is empty otherwise.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out JsonPointerPath? path, out string fault)
    {
        path = null;
        fault = FaultOf(text);
        if (fault.Length > 0)
        {
            return false;
        }

        var raw = text!.Split('/');
        var segments = ImmutableArray.CreateBuilder<string?>(raw.Length - 1);
        foreach (var segment in raw.AsSpan(1))
        {
            // ~1 goes first: "~01" is the name "~1".
            segments.Add(segment == "*"
                ? null
                : segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal));
        }

        path = new JsonPointerPath(text, segments.MoveToImmutable());
        return true;
    }

    /// <summary>The pointer as it was given.</summary>
    public override string ToString() => Text;

    private static string FaultOf(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "The pointer is empty: it would mean the whole response.";
        }

        if (text.Length > GreatestLength)
        {
            return $"The pointer has more than {GreatestLength} characters.";
        }

        if (text[0] != '/')
        {
            return "The pointer does not begin with '/'.";
        }

        if (text.AsSpan().Count('/') > GreatestDepth)
        {
            return $"The pointer has more than {GreatestDepth} segments.";
        }

        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsControl(rune))
            {
                return "The pointer has a control character.";
            }
        }

        if (!IsSound(text))
        {
            return "The pointer has half of a surrogate pair.";
        }

        for (var i = text.IndexOf('~', StringComparison.Ordinal); i >= 0; i = text.IndexOf('~', i + 1))
        {
            if (i + 1 == text.Length || text[i + 1] is not ('0' or '1'))
            {
                return "The pointer has a '~' that is neither '~0' nor '~1'.";
            }
        }

        return "";
    }

    private static bool IsSound(ReadOnlySpan<char> text)
    {
        while (Rune.DecodeFromUtf16(text, out _, out var used) == OperationStatus.Done)
        {
            text = text[used..];
        }

        return text.IsEmpty;
    }
}
