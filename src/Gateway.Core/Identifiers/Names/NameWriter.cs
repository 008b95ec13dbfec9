using System.Text;
using Kind = Gateway.Core.Identifiers.Names.NameCharacters.Kind;

namespace Gateway.Core.Identifiers.Names;

/// <summary>Writes a composed name by the rules, character by character.</summary>
internal static class NameWriter
{
    private const int SmallLength = 128;

    public static string Write(string composed, NameTable table)
    {
        // A character of one unit may become one of two.
        var room = composed.Length <= SmallLength ? stackalloc char[2 * SmallLength] : new char[2 * composed.Length];
        var length = 0;
        var last = Kind.Dot;
        var blank = false;
        foreach (var character in composed.EnumerateRunes())
        {
            if (NameCharacters.IsNothing(character))
            {
                continue;
            }

            if (Rune.IsWhiteSpace(character))
            {
                blank = true;
                continue;
            }

            var written = table.Meaning(NameCharacters.Fold(character));
            var kind = NameCharacters.KindOf(written);
            if (blank && length > 0 && Parts(last, kind))
            {
                room[length++] = ' ';
            }

            length += written.EncodeToUtf16(room[length..]);
            last = kind == Kind.Mark ? last : kind;
            blank = false;
        }

        return new string(room[..length]);
    }

    /// <summary>A blank between them says something: they are words, and not two characters of one name.</summary>
    private static bool Parts(Kind left, Kind right) => left != Kind.Dot && right != Kind.Dot && !(left == Kind.Han && right == Kind.Han);
}
