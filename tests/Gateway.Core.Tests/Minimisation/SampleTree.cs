using Gateway.Core.Catalogue;
using Gateway.Core.Minimisation;
using Gateway.Core.Records;

namespace Gateway.Core.Tests.Minimisation;

/// <summary>A declared place of a generated selection: members, an element, or a field.</summary>
internal sealed class SampleTree
{
    private static readonly string[] Names =
    [
        "name", "a", "b", "ab", "", "证件", "é", "😀", "x\"y", "back\\slash", "s/l", "t~", "0", "a longer name of a member",
    ];

    public Dictionary<string, SampleTree> Members { get; } = [];

    public SampleTree? Element { get; private set; }

    public SelectedField? Field { get; private set; }

    /// <summary>Grows a tree, which has one field at least, and compiles it.</summary>
    public static SampleTree Grow(Random random, out JsonSelection selection)
    {
        var fields = new List<SelectedField>();
        var root = new SampleTree();
        root.Grow(random, "", 0, fields);
        selection = Minimised.Select([.. fields]);
        return root;
    }

    private void Grow(Random random, string pointer, int depth, List<SelectedField> fields)
    {
        var kind = random.Next(10);
        if (depth > 0 && (kind < 5 || depth > 4))
        {
            Field = RandomField(random, pointer, fields.Count + 1);
            fields.Add(Field.Value);
        }
        else if (kind < 7)
        {
            Element = new SampleTree();
            Element.Grow(random, pointer + "/*", depth + 1, fields);
        }
        else
        {
            foreach (var name in random.GetItems(Names, random.Next(1, 6)).Distinct())
            {
                var escaped = name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
                Members[name] = new SampleTree();
                Members[name].Grow(random, pointer + "/" + escaped, depth + 1, fields);
            }
        }
    }

    private static SelectedField RandomField(Random random, string pointer, int number)
    {
        var type = Pick(random, Enum.GetValues<FieldType>());
        var masking = random.Next(2) == 0
            ? Masking.None
            : Pick(random, [.. Enum.GetValues<Masking>().Where(masking => MaskingRules.Fits(type, masking))]);
        return Minimised.Field(pointer, type, masking, random.Next(4) == 0 ? random.Next(1, 30) : 0, number);
    }

    private static T Pick<T>(Random random, T[] items) => items[random.Next(items.Length)];
}
