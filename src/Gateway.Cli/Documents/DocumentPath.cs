using System.Globalization;

namespace Gateway.Cli.Documents;

/// <summary>Finds the place of a path such as <c>fields[3].api_name</c> in a tree.</summary>
internal static class DocumentPath
{
    private static readonly char[] Ends = ['.', '['];

    /// <summary>The place of the deepest step of the path that was written.</summary>
    public static Place Find(YamlNode root, string path)
    {
        var (node, place) = (root, root.Place);
        var rest = path.AsSpan();
        while (rest.Length > 0)
        {
            var isIndex = rest[0] == '[';
            rest = isIndex || rest[0] == '.' ? rest[1..] : rest;
            var end = isIndex ? rest.IndexOf(']') : rest.IndexOfAny(Ends);
            var step = end < 0 ? rest : rest[..end];
            rest = end < 0 ? [] : rest[(isIndex ? end + 1 : end)..];
            if (Step(node, step, isIndex) is not { } next)
            {
                break;
            }

            (node, place) = next;
        }

        return place;
    }

    private static (YamlNode Node, Place Place)? Step(YamlNode node, ReadOnlySpan<char> step, bool isIndex)
    {
        if (isIndex)
        {
            return node is YamlSequence { Items: var items }
                && int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < items.Count
                ? (items[index], items[index].Place)
                : null;
        }

        foreach (var (key, value) in node is YamlMapping mapping ? mapping.Pairs : [])
        {
            if (key is YamlScalar { Value: var name } && step.SequenceEqual(name))
            {
                return (value, key.Place);
            }
        }

        return null;
    }
}
