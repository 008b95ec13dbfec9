using Gateway.Cli.Documents;
using Gateway.Testing;

namespace Gateway.Cli.Tests.Documents;

public sealed class DocumentFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Files_are_read_in_order_with_subfolders_and_without_adapters_and_hidden_ones()
    {
        foreach (var name in new[] { "b.yml", "a.yaml", "sub/c.yaml", "adapters/d.yaml", "sub/adapters/e.yaml", ".git/f.yaml", "g.txt" })
        {
            File.WriteAllText(_folder.At(name.Split('/')), "kind: department\n");
        }

        Assert.Equal(["a.yaml:1", "b.yml:1", "sub/c.yaml:1"], Sources(_folder.Path));
    }

    [Fact]
    public void A_folder_that_links_to_itself_ends()
    {
        File.WriteAllText(_folder.At("a.yaml"), "kind: department\n");
        Directory.CreateSymbolicLink(_folder.At("loop"), _folder.Path);
        Assert.Equal(["a.yaml:1"], Sources(_folder.Path));
    }

    [Fact]
    public void A_linked_file_is_read_once_as_mounted_configuration_has_it()
    {
        File.WriteAllText(_folder.At("..data", "a.yaml"), "kind: department\n");
        File.CreateSymbolicLink(_folder.At("a.yaml"), Path.Combine("..data", "a.yaml"));
        Assert.Equal(["a.yaml:1"], Sources(_folder.Path));
    }

    [Fact]
    public void A_single_file_is_read_whatever_its_folder()
    {
        File.WriteAllText(_folder.At("adapters", "a.txt"), "kind: department\n");
        Assert.Equal(["a.txt:1"], Sources(_folder.At("adapters", "a.txt")));
    }

    [Fact]
    public void A_path_inside_a_document_is_found_again()
    {
        File.WriteAllText(_folder.At("a.yaml"), "kind: entry\nfields:\n  - number: 1\n    api_name: x\n  - number: 2\n");
        var read = DocumentFolder.Read(_folder.Path);
        Assert.Equal("a.yaml:4:5", read.Locate("a.yaml:1", "fields[0].api_name"));
        Assert.Equal("a.yaml:5:5", read.Locate("a.yaml:1", "fields[1].api_name"));
        Assert.Equal("a.yaml:2:1", read.Locate("a.yaml:1", "fields[7].api_name"));
        Assert.Equal("a.yaml:1:1", read.Locate("a.yaml:1", "name"));
        Assert.Equal("a.yaml:1:1", read.Locate("a.yaml:1", ""));
        Assert.Equal("b.yaml:1", read.Locate("b.yaml:1", "name"));
    }

    private static IEnumerable<string> Sources(string path)
    {
        var read = DocumentFolder.Read(path);
        Assert.Empty(read.Faults);
        return read.Documents.Select(document => document.Source);
    }
}
