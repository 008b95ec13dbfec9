using System.Text;
using System.Text.Json;
using Gateway.Cli.Tests.Running;
using Gateway.Core.Apis.Schemas;

namespace Gateway.Cli.Tests.Drafting;

public sealed class BodySchemaDraftTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public async Task Schemas_of_bodies_are_written_where_they_are_asked_for(string language)
    {
        var document = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "testdata", "draft", "shenbao.json"));
        var draft = await Drafted.OfAsync(document, "--lang", language, "--body-schemas");
        Golden.Check($"draft/shenbao.{language}.yaml", draft.Text);

        var without = await Drafted.OfAsync(document, "--lang", language);
        Assert.All(without.Entry.Api.Operations, operation => Assert.Empty(operation.BodySchema));
        Assert.Equal(without.Entry.Fields, draft.Entry.Fields);
    }

    [Theory]
    [InlineData("3.0.0", "{ type: string, nullable: true }", """{"type":["string","null"]}""")]
    [InlineData("3.0.0", "{ type: string, nullable: true, enum: [ a ] }", """{"anyOf":[{"type":"string","enum":["a"]},{"type":"null"}]}""")]
    [InlineData("3.0.0", "{ type: string, nullable: false }", """{"type":"string"}""")]
    [InlineData("3.1.0", "{ type: string, nullable: true }", """{"type":"string"}""")]
    [InlineData("3.0.0", "{ type: number, minimum: 1, exclusiveMinimum: true, maximum: 2, exclusiveMaximum: false }", """{"type":"number","maximum":2,"exclusiveMinimum":1}""")]
    [InlineData("3.0.0", "{ type: number, exclusiveMinimum: true }", """{"type":"number"}""")]
    [InlineData("3.1.0", "{ type: number, exclusiveMinimum: 1 }", """{"type":"number","exclusiveMinimum":1}""")]
    [InlineData("3.0.0", "{ $ref: '#/components/schemas/A', description: x }", """{"$ref":"#/$defs/A","$defs":{"A":{"type":"integer"}}}""")]
    [InlineData("3.1.0", "{ $ref: '#/components/schemas/A', description: x }", """{"$ref":"#/$defs/A","description":"x","$defs":{"A":{"type":"integer"}}}""")]
    [InlineData("3.1.0", "{ items: { $ref: '#/components/schemas/B~1C%20D' }, not: { $ref: '#/components/schemas/B~1C%20D/x-also/0' } }",
        """{"items":{"$ref":"#/$defs/B_1C_D"},"not":{"$ref":"#/$defs/0"},"$defs":{"B_1C_D":{"type":"null"},"0":{"type":"boolean"}}}""")]
    [InlineData("3.1.0", "{ required: [ a, b, c ], properties: { a: { readOnly: true }, b: { $ref: '#/components/schemas/R' }, c: true } }",
        """{"required":["c"],"properties":{"a":{"readOnly":true},"b":{"$ref":"#/$defs/R"},"c":true},"$defs":{"R":{"readOnly":true}}}""")]
    [InlineData("3.1.0", "{ const: { $ref: x, nullable: true }, enum: [ { example: 1 } ], examples: [ secret ], example: secret, x-y: 1, discriminator: { propertyName: a } }",
        """{"const":{"$ref":"x","nullable":true},"enum":[{"example":1}]}""")]
    [InlineData("3.1.0", "{ if: { minLength: 1 }, then: { pattern: a }, prefixItems: [ { type: string } ], patternProperties: { '^x-': { type: string } }, dependentRequired: { a: [ b ] } }",
        """{"if":{"minLength":1},"then":{"pattern":"a"},"prefixItems":[{"type":"string"}],"patternProperties":{"^x-":{"type":"string"}},"dependentRequired":{"a":["b"]}}""")]
    [InlineData("3.1.0", "{}", "")]
    [InlineData("3.1.0", "{ example: 1 }", "")]
    [InlineData("3.1.0", "true", "")]
    public async Task A_schema_is_told_in_the_words_of_2020_12(string version, string schema, string written)
    {
        var draft = await DraftAsync(version, schema);
        var text = Assert.Single(draft.Entry.Api.Operations).BodySchema;

        Assert.Equal(written, text.Length == 0 ? "" : JsonSerializer.Serialize(JsonDocument.Parse(text).RootElement));
        Assert.DoesNotContain("is not checked", draft.Comments, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ not: { unevaluatedProperties: false } }", "the gateway does not check unevaluatedProperties (at #/not).")]
    [InlineData("{ items: { $ref: 'other.yaml#/A' } }", "the $ref at #/items/$ref leads nowhere in this document.")]
    [InlineData("{ $ref: '#/components/schemas/Gone' }", "leads nowhere in this document.")]
    [InlineData("{ $ref: '#/components/schemas/L1' }", "#/$defs/L1: leads back to itself at the same value, which never ends.")]
    [InlineData("{ pattern: '(?!a)' }", "#/pattern: not a pattern.")]
    [InlineData("{ properties: { a: { required: true } } }", "#/properties/a/required: wants a list of names, none twice.")]
    [InlineData("{ $id: 'https://example.org/', type: object }", "the gateway does not check $id")]
    public async Task What_cannot_be_checked_is_left_out_whole_and_said(string schema, string said)
    {
        var draft = await DraftAsync("3.1.0", schema);

        Assert.Empty(Assert.Single(draft.Entry.Api.Operations).BodySchema);
        var line = Assert.Single(draft.Comments.Split('\n'), line => line.StartsWith("# - POST /a: its body is not checked: ", StringComparison.Ordinal));
        Assert.Contains(said[..^1], line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_holds_itself_is_carried()
    {
        var draft = await DraftAsync("3.1.0", "{ $ref: '#/components/schemas/Node' }");
        var schema = new BodySchema(Assert.Single(draft.Entry.Api.Operations).BodySchema);

        Assert.Empty(schema.Check("""{"next":{"next":{}}}"""u8.ToArray()));
        Assert.Equal("/next/next", Assert.Single(schema.Check(Encoding.UTF8.GetBytes("""{"next":{"next":1}}"""))).Pointer);
    }

    [Fact]
    public async Task Schemas_that_hold_each_other_widely_are_bounded()
    {
        var many = string.Join(", ", Enumerable.Range(0, 6_000).Select(i => $"p{i}: {{ type: string }}"));
        var draft = await DraftAsync("3.1.0", $"{{ properties: {{ {many} }} }}");

        Assert.Empty(Assert.Single(draft.Entry.Api.Operations).BodySchema);
        Assert.Contains("its schema holds too much", draft.Comments, StringComparison.Ordinal);
    }

    private static Task<Drafted> DraftAsync(string version, string schema) => Drafted.OfAsync(
        $$"""
        openapi: {{version}}
        info: { title: t, version: '1' }
        paths:
          /a:
            post:
              requestBody: { content: { application/json: { schema: {{schema}} } } }
              responses: { '204': { description: n } }
        components:
          schemas:
            A: { type: integer }
            R: { readOnly: true }
            B/C D: { type: 'null', x-also: [ { type: boolean } ] }
            L1: { allOf: [ { $ref: '#/components/schemas/L2' } ] }
            L2: { allOf: [ { $ref: '#/components/schemas/L1' } ] }
            Node: { type: object, properties: { next: { $ref: '#/components/schemas/Node' } } }
        """,
        "--body-schemas");
}
