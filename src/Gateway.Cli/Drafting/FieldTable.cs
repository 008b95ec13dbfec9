using Gateway.Contracts.Management.V1;
using CatalogueEntry = Gateway.Core.Catalogue.Entry;

namespace Gateway.Cli.Drafting;

/// <summary>
/// The fields of a draft. Operations share a field where its property, type and name are the same; inside one operation two places
/// are two fields, for they are two things.
/// </summary>
internal sealed class FieldTable(DraftNotes notes)
{
    private const int GreatestLength = 16 << 20;
    private const int DescriptionLength = 256;

    private readonly ApiNames _names = new("value", "item");
    private readonly Dictionary<(string Property, FieldType Type, string Name, string Above), (Field Field, string Parent)> _known = [];

    public List<Field> Fields { get; } = [];

    /// <summary>The places of one operation's scalars, with new fields where there are none yet.</summary>
    public IEnumerable<ApiPlace> Place(string where, IReadOnlyList<SchemaLeaf> leaves)
    {
        var twice = leaves.GroupBy(leaf => (leaf.Property, leaf.Type, leaf.Name)).Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet();
        foreach (var leaf in leaves)
        {
            var parent = leaf.Above.FirstOrDefault() ?? "";
            // Two of one name in an answer are told apart by what they stand in, here and in other operations.
            var isTwice = twice.Contains((leaf.Property, leaf.Type, leaf.Name));
            var key = (leaf.Property, leaf.Type, leaf.Name, isTwice ? leaf.Pointer : "");
            if (_known.TryGetValue(key, out var known))
            {
                Widen(known.Field, leaf);
                if (known.Parent != parent)
                {
                    notes.Add("fields", NoteTexts.Shared, known.Field.ApiName);
                }
            }
            else if (Fields.Count == CatalogueEntry.GreatestFieldCount)
            {
                notes.Add($"{where} {leaf.Pointer}", NoteTexts.TooManyFields, CatalogueEntry.GreatestFieldCount);
                continue;
            }
            else
            {
                known = (Make(leaf, isTwice ? $"{parent}_{leaf.Property}" : leaf.Property), parent);
                _known.Add(key, known);
                Fields.Add(known.Field);
            }

            yield return new ApiPlace { Field = known.Field.ApiName, Pointer = leaf.Pointer };
        }
    }

    private Field Make(SchemaLeaf leaf, string name)
    {
        var (sensitivity, masking) = GuessOf(leaf);
        var description = PlainText.OneLine(leaf.Shape.Description, DescriptionLength);
        return new Field
        {
            Number = (uint)Fields.Count + 1,
            Name = leaf.Name,
            ApiName = _names.Take(name),
            Type = leaf.Type,
            Length = LengthOf(leaf),
            Sensitivity = sensitivity,
            Masking = masking,
            Description = description == leaf.Name ? "" : description,
        };
    }

    // What stands for both is as long as the longer and as sensitive as the more sensitive.
    private static void Widen(Field field, SchemaLeaf leaf)
    {
        var length = LengthOf(leaf);
        field.Length = field.Length == 0 || length == 0 ? 0 : Math.Max(field.Length, length);
        var (sensitivity, masking) = GuessOf(leaf);
        if (sensitivity > field.Sensitivity)
        {
            (field.Sensitivity, field.Masking) = (sensitivity, masking);
        }
        else if (sensitivity == field.Sensitivity && masking != field.Masking)
        {
            field.Masking = Masking.Withhold;
        }
    }

    private static (Sensitivity Sensitivity, Masking Masking) GuessOf(SchemaLeaf leaf) =>
        PersonalWords.Guess(leaf.Type, leaf.Shape.Format, [leaf.Property, leaf.Name], leaf.Above);

    // Of numbers and times a length of text says nothing.
    private static uint LengthOf(SchemaLeaf leaf) =>
        leaf.Type is FieldType.Text or FieldType.Code && leaf.Shape.MaxLength <= GreatestLength ? (uint)leaf.Shape.MaxLength : 0;
}
