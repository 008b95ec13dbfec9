using System.Text.Json.Nodes;

namespace Gateway.Demo.Case;

/// <summary>The values of a JSON document, flat: each by its pointer, <c>*</c> for every element of an array.</summary>
internal static class JsonLeaves
{
    public static IReadOnlyList<(string Pointer, string Value)> Of(JsonNode? node)
    {
        var leaves = new List<(string Pointer, string Value)>();
        Walk(node, "", leaves);
        return leaves;
    }

    private static void Walk(JsonNode? node, string pointer, List<(string Pointer, string Value)> leaves)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, member) in members)
                {
                    Walk(member, $"{pointer}/{name}", leaves);
                }

                break;
            case JsonArray elements:
                foreach (var element in elements)
                {
                    Walk(element, pointer + "/*", leaves);
                }

                break;
            default:
                leaves.Add((pointer, node?.ToString() ?? "null"));
                break;
        }
    }
}
