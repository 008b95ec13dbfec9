using System.Globalization;
using System.Text;

namespace Gateway.Core.Identifiers.Names;

/// <summary>A character that stands for another one: in the private use area of an older system, or as the writing of a register.</summary>
/// <param name="Written">The character as it is written: itself or <c>U+E123</c>.</param>
/// <param name="Means">The character that it means: itself or <c>U+2CC56</c>.</param>
/// <param name="Source">Who says so: at most 200 characters.</param>
public sealed record NameVariant(string Written, string Means, string Source)
{
    /// <summary>Greatest length of a source.</summary>
    public const int GreatestSourceLength = 200;

    /// <summary>Reads a character: itself or <c>U+</c> and 4 to 6 hexadecimal digits.</summary>
    public static bool TryRead(string text, out Rune character)
    {
        character = default;
        if (text.StartsWith("U+", StringComparison.OrdinalIgnoreCase))
        {
            return text.Length is >= 6 and <= 8
                && int.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
                && Rune.TryCreate(code, out character);
        }

        return Rune.TryGetRuneAt(text + "\0", 0, out character) && character.Utf16SequenceLength == text.Length;
    }
}
