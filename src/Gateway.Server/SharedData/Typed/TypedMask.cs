using System.Text;
using System.Text.Unicode;
using Gateway.Core.Catalogue;
using Gateway.Core.Catalogue.Rules;
using Gateway.Core.Records;

namespace Gateway.Server.SharedData.Typed;

/// <summary>Reads <c>google.protobuf.FieldMask</c>: api_names of the fields wanted.</summary>
internal static class TypedMask
{
    private const int PathsNumber = 1;

    /// <summary>Adds the paths; false where the bytes are no mask. Names that the entry has are not made anew.</summary>
    public static bool Read(Entry entry, ReadOnlySpan<byte> mask, List<string> paths)
    {
        var scanner = RecordScanner.Lenient(mask);
        while (scanner.Read())
        {
            if (scanner.Number != PathsNumber)
            {
                continue;
            }

            if (scanner.WireType != WireType.Length || !Utf8.IsValid(scanner.Payload))
            {
                return false;
            }

            // One more than an entry can have is enough to be refused by.
            if (paths.Count <= Entry.GreatestFieldCount)
            {
                paths.Add(NameOf(entry, scanner.Payload));
            }
        }

        return scanner.Flaw == RecordFlaw.None;
    }

    private static string NameOf(Entry entry, ReadOnlySpan<byte> path)
    {
        foreach (var field in entry.Fields.AsSpan())
        {
            if (Ascii.Equals(path, field.ApiName))
            {
                return field.ApiName;
            }
        }

        return AliasOf(entry, Encoding.UTF8.GetString(path));
    }

    /// <summary>
    /// In JSON a path is lowerCamelCase, and the way back makes <c>foo1</c> of <c>foo_1</c>. JSON names are unique in an
    /// entry, so the field is found all the same.
    /// </summary>
    private static string AliasOf(Entry entry, string path)
    {
        foreach (var field in entry.Fields.AsSpan())
        {
            if (field.ApiName.AsSpan().ContainsAnyInRange('0', '9')
                && string.Equals(SnakeOf(FieldRules.JsonNameOf(field.ApiName)), path, StringComparison.Ordinal))
            {
                return field.ApiName;
            }
        }

        return path;
    }

    private static string SnakeOf(string jsonName) =>
        string.Concat(jsonName.Select(letter => char.IsAsciiLetterUpper(letter) ? $"_{char.ToLowerInvariant(letter)}" : letter.ToString()));
}
