using System.Text;

namespace Gateway.Core.Identifiers.Names;

/// <summary>When two names are the same name: by declared rules (<see cref="NameRule.All"/>), never by likeness.</summary>
public static class NameForms
{
    /// <summary>A longer text, in UTF-16 units, is no name, and is the same as itself alone: what a caller sends costs bounded time.</summary>
    public const int GreatestLength = 1024;

    /// <summary>What no normal form is made of: the platform refuses a text that holds it.</summary>
    private const char Noncharacter = '\uFFFE';

    /// <summary>They are the same name in their one form.</summary>
    /// <param name="left">A name.</param>
    /// <param name="right">Another.</param>
    /// <param name="table">What is declared of single characters; null for nothing.</param>
    public static bool AreSame(string left, string right, NameTable? table = null) =>
        string.Equals(left, right, StringComparison.Ordinal)
        || string.Equals(Normalise(left, table), Normalise(right, table), StringComparison.Ordinal);

    /// <summary>
    /// The one form of a name; the same string where it is in it already. Text with half a surrogate pair is no name and stays as it is.
    /// </summary>
    /// <param name="name">A name.</param>
    /// <param name="table">What is declared of single characters; null for nothing.</param>
    public static string Normalise(string name, NameTable? table = null)
    {
        table ??= NameTable.Empty;
        if (name.Length > GreatestLength || IsOneForm(name, table) || !IsText(name))
        {
            return name;
        }

        // Composed first, so that the rules see one spelling of each character; and last, for what they set side by side.
        var composed = name.Normalize(NormalizationForm.FormC);
        var normal = NameWriter.Write(composed, table).Normalize(NormalizationForm.FormC);
        return string.Equals(normal, name, StringComparison.Ordinal) ? name : normal;
    }

    /// <summary>Nothing is to be done, as with nearly every name: all its characters are ones that no rule touches, and that never compose.</summary>
    private static bool IsOneForm(string name, NameTable table)
    {
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] == ' ')
            {
                if (i == 0 || i == name.Length - 1 || !IsLetter(name[i - 1]) || !IsLetter(name[i + 1]))
                {
                    return false;
                }

                continue;
            }

            if (!Rune.TryGetRuneAt(name, i, out var character)
                || !NameCharacters.IsSettled(character)
                || (!table.IsEmpty && table.Meaning(character) != character))
            {
                return false;
            }

            i += character.Utf16SequenceLength - 1;
        }

        return true;
    }

    private static bool IsLetter(char character) => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character);

    private static bool IsText(string name)
    {
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] == Noncharacter || !Rune.TryGetRuneAt(name, i, out var character))
            {
                return false;
            }

            i += character.Utf16SequenceLength - 1;
        }

        return true;
    }
}
