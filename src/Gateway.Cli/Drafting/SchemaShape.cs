using System.Text.Json;
using Microsoft.OpenApi;

namespace Gateway.Cli.Drafting;

/// <summary>A schema with its reference resolved and its allOf merged into it.</summary>
internal sealed class SchemaShape
{
    private readonly List<IOpenApiSchema> _parts = [];

    private SchemaShape()
    {
    }

    /// <summary>The schema that a recursion meets again: what only stands around one other is that other.</summary>
    public IOpenApiSchema? Identity => _parts.Find(part => !IsWrapper(part));

    public JsonSchemaType? Type { get; private set; }

    public string? Format { get; private set; }

    public string? Title { get; private set; }

    public string? Description { get; private set; }

    public int MaxLength { get; private set; }

    public bool IsTextEnum { get; private set; }

    public bool IsBytes { get; private set; }

    /// <summary>It has no one shape: alternatives, or what it must not be.</summary>
    public bool IsChoice { get; private set; }

    public bool HasOtherMembers { get; private set; }

    /// <summary>A reference leads nowhere.</summary>
    public bool IsUnresolved { get; private set; }

    public IOpenApiSchema? Items { get; private set; }

    public Dictionary<string, IOpenApiSchema> Properties { get; } = new(StringComparer.Ordinal);

    public static SchemaShape Of(IOpenApiSchema schema)
    {
        var shape = new SchemaShape();
        shape.Add(schema);
        return shape;
    }

    private void Add(IOpenApiSchema schema)
    {
        // What stands beside a reference is said of this place, and goes first.
        if (schema is OpenApiSchemaReference reference)
        {
            Title ??= reference.Reference.Title;
            Description ??= reference.Reference.Description;
        }

        if (Resolve(schema) is not { } found)
        {
            IsUnresolved = true;
            return;
        }

        if (_parts.Contains(found))
        {
            return;
        }

        _parts.Add(found);
        if (OnlyOne(found) is { } only)
        {
            TakeTexts(found);
            Add(only);
            return;
        }

        Take(found);
        foreach (var part in found.AllOf ?? [])
        {
            Add(part);
        }
    }

    private void Take(IOpenApiSchema schema)
    {
        TakeTexts(schema);
        Type ??= (schema.Type & ~JsonSchemaType.Null) is { } type && type != 0 ? type : null;
        Format ??= schema.Format;
        Items ??= schema.Items;
        MaxLength = MaxLength == 0 ? Math.Max(schema.MaxLength ?? 0, 0) : MaxLength;
        IsTextEnum |= schema.Enum is { Count: > 0 } values && values.All(value => value?.GetValueKind() is JsonValueKind.String or JsonValueKind.Null or null);
        IsBytes |= schema is OpenApiSchema { ContentEncoding.Length: > 0 };
        IsChoice |= schema.OneOf is { Count: > 0 } || schema.AnyOf is { Count: > 0 } || schema.Not is not null;
        HasOtherMembers |= schema.AdditionalProperties is not null || schema.PatternProperties is { Count: > 0 };
        foreach (var (name, property) in schema.Properties ?? new Dictionary<string, IOpenApiSchema>())
        {
            Properties.TryAdd(name, property);
        }
    }

    private void TakeTexts(IOpenApiSchema schema)
    {
        Title ??= schema.Title;
        Description ??= schema.Description;
    }

    private static bool IsWrapper(IOpenApiSchema schema) =>
        OnlyOne(schema) is not null || (schema.AllOf is { Count: 1 } && schema.Properties is not { Count: > 0 } && schema.Items is null);

    // "This or null" is how nullable references are written in 3.1.
    private static IOpenApiSchema? OnlyOne(IOpenApiSchema schema)
    {
        var choices = schema.OneOf is { Count: > 0 } one ? one : schema.AnyOf;
        if (choices is not { Count: > 0 } || schema.Properties is { Count: > 0 } || schema.AllOf is { Count: > 0 } || schema.Not is not null)
        {
            return null;
        }

        var others = choices.Where(choice => choice is OpenApiSchemaReference || choice.Type != JsonSchemaType.Null).Take(2).ToList();
        return others.Count == 1 ? others[0] : null;
    }

    private static IOpenApiSchema? Resolve(IOpenApiSchema schema)
    {
        try
        {
            return schema is OpenApiSchemaReference reference ? reference.RecursiveTarget : schema;
        }
        catch (InvalidOperationException)
        {
            // References that lead to each other in a circle.
            return null;
        }
    }
}
