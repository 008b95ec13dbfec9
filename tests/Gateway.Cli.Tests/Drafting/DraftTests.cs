using Gateway.Cli.Tests.Running;
using Gateway.Contracts.Management.V1;

namespace Gateway.Cli.Tests.Drafting;

public sealed class DraftTests
{
    private static string Sample => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "testdata", "draft", "shebao.json"));

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public async Task A_document_becomes_an_entry_that_keeps_every_rule(string language)
    {
        var draft = await Drafted.OfAsync(Sample, "--lang", language);
        Golden.Check($"draft/shebao.{language}.yaml", draft.Text);
    }

    [Fact]
    public async Task A_place_that_holds_itself_is_left_out_and_said()
    {
        var draft = await Drafted.OfSchemaAsync(
            "{ $ref: '#/components/schemas/Node' }",
            """
            {
              Node: { type: object, properties: { v: { type: string }, next: { $ref: '#/components/schemas/Node' },
                wrapped: { allOf: [ { $ref: '#/components/schemas/Node' } ] }, maybe: { anyOf: [ { $ref: '#/components/schemas/Node' }, { type: 'null' } ] },
                many: { type: array, items: { $ref: '#/components/schemas/Node' } } } }
            }
            """);
        Assert.Equal(["v /v"], draft.Places);
        foreach (var name in new[] { "next", "wrapped", "maybe", "many/*" })
        {
            Assert.Contains($"# - GET /a /{name}: left out: it holds itself.\n", draft.Comments, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_only_has_the_same_base_is_no_recursion()
    {
        var draft = await Drafted.OfSchemaAsync(
            "{ allOf: [ { $ref: '#/components/schemas/Base' }, { type: object, properties: { inner: { $ref: '#/components/schemas/B' }, base: { $ref: '#/components/schemas/Base' } } } ] }",
            """
            {
              Base: { type: object, properties: { rev: { type: integer } } },
              B: { allOf: [ { $ref: '#/components/schemas/Base' }, { type: object, properties: { w: { type: string } } } ] }
            }
            """);
        Assert.Equal(["_rev /rev", "inner_rev /inner/rev", "w /inner/w", "base_rev /base/rev"], draft.Places.Select(place => place.StartsWith("rev ", StringComparison.Ordinal) ? $"_{place}" : place));
    }

    [Fact]
    public async Task Circles_of_references_and_lost_ones_are_left_out()
    {
        var draft = await Drafted.OfSchemaAsync(
            "{ type: object, properties: { v: { type: string }, loop: { $ref: '#/components/schemas/L1' }, lost: { $ref: '#/components/schemas/No' }, far: { $ref: 'other.yaml#/X' } } }",
            "{ L1: { $ref: '#/components/schemas/L2' }, L2: { $ref: '#/components/schemas/L1' } }");
        Assert.Equal(["v /v"], draft.Places);
        Assert.Contains("/loop: left out: its $ref leads nowhere", draft.Comments, StringComparison.Ordinal);
        Assert.Contains("/far: left out: its $ref leads nowhere", draft.Comments, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Choices_are_left_out_and_nullable_ones_are_none()
    {
        var draft = await Drafted.OfSchemaAsync(
            """
            { type: object, properties: {
              a: { anyOf: [ { type: string, maxLength: 9 }, { type: 'null' } ] }, b: { type: [ integer, 'null' ] }, c: { type: [ integer, string ] },
              d: { oneOf: [ { type: object, properties: { x: { type: string } } }, { type: object, properties: { y: { type: string } } } ] } } }
            """);
        Assert.Equal(["a /a", "b /b"], draft.Places);
        Assert.Equal((FieldType.Text, 9u), (draft.Entry.Fields[0].Type, draft.Entry.Fields[0].Length));
        Assert.Contains("/d: left out: oneOf", draft.Comments, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_places_of_one_name_in_an_answer_are_two_fields()
    {
        var draft = await Drafted.OfSchemaAsync(
            "{ type: object, properties: { applicant: { $ref: '#/components/schemas/P' }, agent: { $ref: '#/components/schemas/P' } } }",
            "{ P: { type: object, properties: { name: { type: string }, v: { type: string } } } }");
        Assert.Equal(["applicant_name /applicant/name", "applicant_v /applicant/v", "agent_name /agent/name", "agent_v /agent/v"], draft.Places);
    }

    [Fact]
    public async Task Wide_and_deep_answers_are_cut_at_what_an_entry_holds()
    {
        var wide = string.Join(", ", Enumerable.Range(0, 300).Select(i => $"f{i}: {{ type: string }}"));
        var draft = await Drafted.OfSchemaAsync($"{{ type: object, properties: {{ {wide} }} }}");
        Assert.Equal(256, draft.Entry.Fields.Count);
        Assert.Contains("/f256: left out: an entry has at most 256 fields.", draft.Comments, StringComparison.Ordinal);

        // Thirty levels of ten members each, all of one schema's: 10^30 places.
        var members = (int next) => string.Join(", ", Enumerable.Range(0, 10).Select(i => $"m{i}: {{ $ref: '#/components/schemas/S{next}' }}"));
        var schemas = string.Join(", ", Enumerable.Range(0, 30).Select(i => $"S{i}: {{ type: object, properties: {{ {members(i + 1)} }} }}"));
        draft = await Drafted.OfSchemaAsync("{ $ref: '#/components/schemas/S0' }", $"{{ {schemas}, S30: {{ type: string }} }}");
        Assert.Empty(draft.Entry.Fields);
        Assert.Contains("there are too many of them", draft.Comments, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_in_a_document_leaves_its_comment_or_its_value()
    {
        var draft = await Drafted.OfSchemaAsync(
            """{ type: object, properties: { "a\nkind: entry": { oneOf: [ { type: object }, { type: array } ] }, v: { type: string, title: "x\n  - name: y\u202e", description: "one\r\n# two" } } }""");
        Assert.Equal("x - name: y", draft.Entry.Fields.Single(field => field.ApiName == "v").Name);
        Assert.All(draft.Comments.TrimEnd('\n').Split('\n'), line => Assert.StartsWith("#", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_an_absolute_server_the_address_is_a_placeholder()
    {
        var draft = await Drafted.OfSchemaAsync("{ type: object }");
        Assert.Equal("https://api.example", draft.Entry.Api.Destinations.Single().Address);
        Assert.Contains("# - api.destinations: no absolute http or https address", draft.Comments, StringComparison.Ordinal);
    }
}
