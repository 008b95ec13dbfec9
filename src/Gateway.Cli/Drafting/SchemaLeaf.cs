using Gateway.Contracts.Management.V1;

namespace Gateway.Cli.Drafting;

/// <summary>A scalar of an answer.</summary>
/// <param name="Path">Names of the members on the way to it, its own last; an array's elements have none.</param>
/// <param name="Pointer">JSON pointer with <c>*</c> for every element of an array.</param>
/// <param name="Type">Type of the field.</param>
/// <param name="Shape">Its schema.</param>
internal sealed record SchemaLeaf(IReadOnlyList<string> Path, string Pointer, FieldType Type, SchemaShape Shape)
{
    private const int NameLength = 50;

    /// <summary>The property's name; empty for elements of an array at the top.</summary>
    public string Property => Path.Count > 0 ? Path[^1] : "";

    /// <summary>Names of the members that it stands in, the nearest first.</summary>
    public IEnumerable<string> Above => Path.SkipLast(1).Reverse();

    /// <summary>What it is called: title, else the description's beginning, else the property's name.</summary>
    public string Name { get; } =
        PlainText.OneLine(Shape.Title, NameLength) is { Length: > 0 } title ? title
        : PlainText.FirstClause(Shape.Description, NameLength) is { Length: > 0 } clause ? clause
        : PlainText.OneLine(Path.Count > 0 ? Path[^1] : "", NameLength) is { Length: > 0 } name ? name
        : "值";
}
