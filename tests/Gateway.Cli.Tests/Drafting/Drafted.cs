using Gateway.Cli.Terminals;
using Gateway.Cli.Tests.Running;
using Gateway.Contracts.Management.V1;
using Gateway.Core.Catalogue.Rules;
using Gateway.Storage.Registrations;
using Gateway.Testing;
using ServerReader = Gateway.Storage.Registrations.DocumentReader;

namespace Gateway.Cli.Tests.Drafting;

/// <summary>A draft that was read back as <c>gateway apply</c> does, and that breaks no rule of the gateway's.</summary>
internal sealed record Drafted(Entry Entry, string Text)
{
    /// <summary>The comments above the document.</summary>
    public string Comments => Text[..Text.IndexOf("---\n", StringComparison.Ordinal)];

    public static async Task<Drafted> OfAsync(string openApi, params string[] more)
    {
        var run = await RunAsync(openApi, more);
        Assert.Equal(ExitCodes.Done, run.Code);
        var read = Yaml.Read(run.Out);
        Assert.Empty(read.Faults);
        var document = Assert.Single(read.Documents);
        var faults = new FaultList();
        DocumentRules.Check(document, new ServerReader(TimeZoneInfo.Utc, new StringPool()), faults);
        Assert.Empty(faults.Faults);
        return new(document.Entry, run.Out);
    }

    public static async Task<CliRun> RunAsync(string openApi, params string[] more)
    {
        using var folder = new TemporaryFolder();
        var path = folder.At("openapi.txt");
        await File.WriteAllTextAsync(path, openApi);
        return await CliRun.OfAsync(["draft", "-f", path, "--department", "renshe", "--api-name", "social_insurance", .. more.Contains("--lang") ? more : ["--lang", "en", .. more]]);
    }

    /// <summary>One operation that answers this schema, in YAML of version 3.1, with these schemas beside it.</summary>
    public static Task<Drafted> OfSchemaAsync(string schema, string schemas = "{}") => OfAsync(
        $$"""
        openapi: 3.1.0
        info: { title: 接口, version: '1' }
        paths:
          /a:
            get:
              operationId: a
              responses:
                '200': { description: ok, content: { application/json: { schema: {{OneLine(schema)}} } } }
        components: { schemas: {{OneLine(schemas)}} }
        """);

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    public string[] Places => [.. Entry.Api.Operations.SelectMany(operation => operation.Places).Select(place => $"{place.Field} {place.Pointer}")];
}
