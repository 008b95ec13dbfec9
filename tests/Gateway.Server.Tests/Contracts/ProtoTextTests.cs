using Gateway.Core.Catalogue;
using Gateway.Server.Contracts;
using Gateway.Testing;

namespace Gateway.Server.Tests.Contracts;

public sealed class ProtoTextTests
{
    [Fact]
    public void The_text_of_an_entry_is_as_in_the_golden_file() => Golden.Same("resident.proto", ProtoText.Of(Entries.Full));

    [Fact]
    public async Task The_compiler_reads_the_descriptor_that_the_gateway_serves()
    {
        using var folder = new TemporaryFolder();
        List<Entry> entries = [Entries.Full, .. Entries.Many("0000KhO6w6F3", 400).Where(entry => entry.Key != Entries.Full.Key)];
        ProtoTools.Write(folder.Path, entries);

        var compiled = await ProtoTools.CompileAsync(folder.Path, entries.Select(entry => ContractNames.FileOf(entry.Key)));

        var byName = compiled.File.ToDictionary(file => file.Name, StringComparer.Ordinal);
        Assert.Equal(entries.Count, byName.Count);
        Assert.All(entries, entry => Assert.Equal(ContractFile.Of(entry), byName[ContractNames.FileOf(entry.Key)]));
    }

    [Fact]
    public async Task Buf_finds_nothing_in_the_texts()
    {
        using var folder = new TemporaryFolder();
        ProtoTools.Write(folder.Path, Entries.Many("0000KhO6w6F4", 400));

        var (code, output) = await ProtoTools.BufAsync(folder.Path, "lint");

        Assert.True(code == 0, output);

        await File.AppendAllTextAsync(folder.At("gateway", "v1", "record.proto"), "message uncommented {}");
        Assert.NotEqual(0, (await ProtoTools.BufAsync(folder.Path, "lint")).Code);
    }
}
