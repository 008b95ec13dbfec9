using Gateway.Contracts.Management.V1;
using Gateway.Core.Minimisation;
using Microsoft.OpenApi;

namespace Gateway.Cli.Drafting;

/// <summary>Finds the scalars of answers. Bounded over all of a document: schemas that hold each other widely are many.</summary>
internal sealed class SchemaWalk(DraftNotes notes)
{
    private const int MostShapes = 50_000;

    private int _shapes;

    /// <summary>The scalars of one schema, each by its pointer.</summary>
    public List<SchemaLeaf> Find(string where, IOpenApiSchema schema)
    {
        var leaves = new List<SchemaLeaf>();
        Walk(where, schema, "", [], [], leaves);
        return leaves;
    }

    private void Walk(
        string where, IOpenApiSchema schema, string pointer, IReadOnlyList<string> path, IReadOnlyList<IOpenApiSchema> above, List<SchemaLeaf> leaves)
    {
        if (++_shapes > MostShapes)
        {
            notes.Add("components", NoteTexts.TooLarge);
            return;
        }

        var place = $"{where} {pointer}";
        if (pointer.Length > 0 && !JsonPointerPath.TryParse(pointer, out _, out _))
        {
            notes.Add(place, NoteTexts.Pointer);
            return;
        }

        var shape = SchemaShape.Of(schema);
        if (shape.Identity is { } identity && above.Contains(identity))
        {
            notes.Add(place, NoteTexts.Recursion);
            return;
        }

        if (shape.IsUnresolved)
        {
            notes.Add(place, NoteTexts.Unresolved);
        }

        if (shape.IsChoice)
        {
            notes.Add(place, NoteTexts.Choice);
        }

        if (shape.Type is JsonSchemaType.Object || (shape.Type is null && shape.Properties.Count > 0))
        {
            WalkMembers(where, shape, pointer, path, Below(above, shape), leaves);
        }
        else if (shape.Items is { } items && shape.Type is JsonSchemaType.Array or null)
        {
            Walk(where, items, $"{pointer}/*", path, Below(above, shape), leaves);
        }
        else if (!shape.IsChoice && !shape.IsUnresolved)
        {
            AddLeaf(place, shape, pointer, path, leaves);
        }
    }

    private void WalkMembers(
        string where, SchemaShape shape, string pointer, IReadOnlyList<string> path, IReadOnlyList<IOpenApiSchema> above, List<SchemaLeaf> leaves)
    {
        if (shape.HasOtherMembers || (shape.Properties.Count == 0 && !shape.IsChoice && !shape.IsUnresolved))
        {
            notes.Add($"{where} {pointer}", NoteTexts.Additional);
        }

        foreach (var (name, property) in shape.Properties)
        {
            // A segment * is every element of an array.
            if (name == "*")
            {
                notes.Add($"{where} {pointer}/*", NoteTexts.Pointer);
                continue;
            }

            var segment = name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
            Walk(where, property, $"{pointer}/{segment}", [.. path, name], above, leaves);
        }
    }

    private static IReadOnlyList<IOpenApiSchema> Below(IReadOnlyList<IOpenApiSchema> above, SchemaShape shape) =>
        shape.Identity is { } identity ? [.. above, identity] : above;

    private void AddLeaf(string place, SchemaShape shape, string pointer, IReadOnlyList<string> path, List<SchemaLeaf> leaves)
    {
        if (TypeOf(shape) is not { } type)
        {
            notes.Add(place, NoteTexts.NoShape);
        }
        else if (pointer.Length == 0)
        {
            notes.Add(place, NoteTexts.Pointer);
        }
        else
        {
            leaves.Add(new SchemaLeaf(path, pointer, type, shape));
        }
    }

    private static FieldType? TypeOf(SchemaShape shape) => shape.Type switch
    {
        JsonSchemaType.Integer => FieldType.Integer,
        JsonSchemaType.Number or (JsonSchemaType.Number | JsonSchemaType.Integer) => FieldType.Decimal,
        JsonSchemaType.Boolean => FieldType.Boolean,
        JsonSchemaType.String => TextType(shape),
        null when shape.IsTextEnum => FieldType.Code,
        _ => null,
    };

    private static FieldType TextType(SchemaShape shape) => shape switch
    {
        { Format: "date" } => FieldType.Date,
        { Format: "date-time" } => FieldType.Timestamp,
        { Format: "byte" or "binary" } or { IsBytes: true } => FieldType.Binary,
        { IsTextEnum: true } => FieldType.Code,
        _ => FieldType.Text,
    };
}
