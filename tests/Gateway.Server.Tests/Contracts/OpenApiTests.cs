using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Gateway.Contracts.V1;
using Gateway.Core.Catalogue;
using Gateway.Core.Identifiers;
using Gateway.Server.Contracts.OpenApi;
using Gateway.Testing;
using Google.Protobuf;

namespace Gateway.Server.Tests.Contracts;

public sealed class OpenApiTests
{
    [Fact]
    public async Task The_document_of_an_entry_is_as_in_the_golden_file() =>
        Golden.Same("resident.openapi.json", await DocumentOfAsync([Entries.Full], several: false) + "\n");

    [Fact]
    public async Task Documents_are_valid_and_so_are_their_examples()
    {
        using var folder = new TemporaryFolder();
        List<Entry> entries =
        [
            Entries.Full, Entries.Full with { Key = Entries.Full.Key with { Major = 2 }, Operations = Operations.Lookup },
            .. Entries.Many("0000KhO6w6F6", 300).Where(entry => entry.Key.Name != Entries.Full.Key.Name),
        ];
        foreach (var (name, some) in ((string, IReadOnlyList<Entry>)[])
            [("one", [Entries.Full]), ("all", [.. entries.OrderBy(entry => entry.Path, StringComparer.Ordinal).ThenBy(entry => entry.Key.Major)])])
        {
            var file = folder.At(name + ".json");
            await File.WriteAllTextAsync(file, await DocumentOfAsync(some, several: some.Count > 1));

            var (code, output) = await ProtoTools.CheckOpenApiAsync(file);

            Assert.True(code == 0, output);
            Assert.False(output.StartsWith("0 ", StringComparison.Ordinal), "no example was found");
        }
    }

    [Theory]
    [InlineData("\"year\": 2020", "\"year\": \"2020\"")]
    [InlineData("\"in\": \"query\"", "\"in\": \"nowhere\"")]
    [InlineData("\"$ref\": \"#/components/schemas/gateway.v1.Receipt\"", "\"$ref\": \"#/components/schemas/Gone\"")]
    public async Task The_check_of_documents_finds_faults(string sound, string faulty)
    {
        using var folder = new TemporaryFolder();
        var text = await DocumentOfAsync([Entries.Full], several: false);
        Assert.Contains(sound, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(folder.At("faulty.json"), text.Replace(sound, faulty, StringComparison.Ordinal));

        Assert.Equal(1, (await ProtoTools.CheckOpenApiAsync(folder.At("faulty.json"))).Code);
    }

    [Fact]
    public async Task Majors_share_a_path_and_callers_choose()
    {
        var second = Entries.Full with { Key = Entries.Full.Key with { Major = 2 }, Operations = Operations.Lookup };
        using var document = JsonDocument.Parse(await DocumentOfAsync([Entries.Full, second], several: true));
        var paths = document.RootElement.GetProperty("paths");

        var major = paths.GetProperty("/v1/data/gongan/resident:lookup").GetProperty("post").GetProperty("parameters")[0];
        Assert.True(major.GetProperty("required").GetBoolean());
        Assert.Equal("[1,2]", JsonSerializer.Serialize(major.GetProperty("schema").GetProperty("enum")));
        var verify = paths.GetProperty("/v1/data/gongan/resident:verify").GetProperty("post").GetProperty("parameters")[0];
        Assert.True(verify.GetProperty("required").GetBoolean());
        Assert.Equal(1, verify.GetProperty("schema").GetProperty("const").GetInt32());
    }

    [Fact]
    public async Task Examples_are_what_the_mapping_of_protobuf_reads()
    {
        using var document = JsonDocument.Parse(await DocumentOfAsync([Entries.Full], several: false));
        var lookup = document.RootElement.GetProperty("paths").GetProperty("/v1/data/gongan/resident:lookup").GetProperty("post");
        var request = lookup.GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("example");
        var answer = lookup.GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("example");

        Assert.True(CitizenNumber.TryParseUndated(request.GetProperty("key").GetProperty("citizenNumber").GetString(), out _, out _));
        Assert.Equal("officer-7", JsonParser.Default.Parse<ExchangeContext>(request.GetProperty("context").GetRawText()).OfficerId);
        Assert.Equal("gongan/resident", JsonParser.Default.Parse<Provenance>(answer.GetProperty("provenance").GetRawText()).Entry);
        Assert.Equal(32, JsonParser.Default.Parse<Receipt>(answer.GetProperty("receipt").GetRawText()).LeafHash.Length);
    }

    private static async Task<string> DocumentOfAsync(IReadOnlyList<Entry> entries, bool several)
    {
        using var stream = new MemoryStream();
        var output = PipeWriter.Create(stream);
        await OpenApiDocument.WriteAsync(output, entries, _ => several, CancellationToken.None);
        await output.CompleteAsync();
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
