using Gateway.Cli.Documents;
using Gateway.Cli.Tests.Running;
using Gateway.Cli.Texts;
using Gateway.Testing;

namespace Gateway.Cli.Tests.Documents;

public sealed class DocumentFaultTests
{
    [Theory]
    [InlineData(Language.English, "faults/expected.en.txt")]
    [InlineData(Language.Chinese, "faults/expected.zh.txt")]
    public void Every_fault_of_all_files_is_told_at_once(Language language, string golden)
    {
        var read = DocumentFolder.Read(Path.Combine(AppContext.BaseDirectory, "testdata", "faults", "folder"));
        Golden.Check(golden, string.Join("\n", read.Faults.Select(fault => fault.In(language))) + "\n");
    }

    [Theory]
    [InlineData("kind: department\nSlug: a", "a.yaml:2:1: Slug: unknown key; did you mean \"slug\"?")]
    [InlineData("kind: department\nwhatever: a", "a.yaml:2:1: whatever: unknown key; known here: slug, code, name, name_en.")]
    [InlineData("kind: department\nslug: [a]", "a.yaml:2:7: slug: must be text, not a list.")]
    [InlineData("kind: entry\nmajor: -1", "a.yaml:2:8: major: -1 is out of range; write 0 to 4294967295.")]
    [InlineData("kind: entry\nmajor: 1.5", "a.yaml:2:8: major: \"1.5\" is not a whole number in plain digits; write 0 to 4294967295, without leading zeros.")]
    [InlineData("kind: entry\nmajor: 0x10", "a.yaml:2:8: major: \"0x10\" is not a whole number in plain digits; write 0 to 4294967295, without leading zeros.")]
    [InlineData("kind: entry\nmajor: one", "a.yaml:2:8: major: \"one\" is not a whole number in plain digits; write 0 to 4294967295, without leading zeros.")]
    [InlineData("kind: agreement\ndaily_quota: 18446744073709551616", "a.yaml:2:14: daily_quota: 18446744073709551616 is out of range; write 0 to 18446744073709551615.")]
    [InlineData("kind: system\nrole: STEWART", "a.yaml:2:7: role: \"STEWART\" is not allowed; did you mean \"steward\"? Allowed: consumer, adapter, steward.")]
    [InlineData("kind: system\nstate: unspecified", "a.yaml:2:8: state: \"unspecified\" is not allowed; write one of active, suspended.")]
    [InlineData("kind: system\nrole: {a: b}", "a.yaml:2:7: role: must be one of consumer, adapter, steward, not a mapping.")]
    [InlineData("kind: entry\napi: { grpc: { descriptor_set: CqcBC } }", "a.yaml:2:32: api.grpc.descriptor_set: must be base64, in one line or, after |, in several.")]
    [InlineData("kind: entry\napi: { grpc: { descriptor_set: [1] } }", "a.yaml:2:32: api.grpc.descriptor_set: must be base64, in one line or, after |, in several.")]
    [InlineData("kind: system\n? [a]\n: b", "a.yaml:2:3: a key must be plain text.")]
    [InlineData("kind: [department]", "a.yaml:1:7: kind: must be one of department, system, entry, service_item, agreement, bundle, not a list.")]
    [InlineData("kind: person", "a.yaml:1:7: kind: unknown kind \"person\"; write one of department, system, entry, service_item, agreement, bundle.")]
    [InlineData("slug: a", "a.yaml:1:1: the document has no \"kind\"; write one of department, system, entry, service_item, agreement, bundle.")]
    [InlineData("kind: entry\nfields: { b: { type: string\nx } }", "a.yaml:2:20: not YAML: plain text is broken off soon after this place; look for a missing \":\", \",\" or quote. The rest of the file was not read.")]
    [InlineData("just text", "a.yaml:1:1: a document is a mapping that begins with \"kind:\", one of department, system, entry, service_item, agreement, bundle.")]
    public void A_fault_says_where_it_is_and_what_to_write_instead(string yaml, string expected) => Assert.Equal([expected], Yaml.Faults(yaml));

    [Fact]
    public void An_alias_bomb_is_refused_and_not_expanded()
    {
        var lines = Enumerable.Range(1, 40).Select(i => $"k{i}: &x{i} [{string.Join(", ", Enumerable.Repeat($"*x{i - 1}", 9))}]");
        var faults = Yaml.Faults("kind: department\nk0: &x0 [a]\n" + string.Join("\n", lines));
        Assert.Contains("a.yaml:2:5: anchors (&) are not used here; write the value out.", faults);
        Assert.Contains("a.yaml:3:10: aliases (*) are not used here; write the value out.", faults);
    }

    [Theory]
    [InlineData("kind: department\nname: {0}", '[', ']')]
    [InlineData("kind: department\nname: {0}", '{', '}')]
    public void Deep_nesting_ends_the_file(string yaml, char open, char close)
    {
        var deep = new string(open, 100_000) + new string(close, 100_000);
        Assert.Contains(
            Yaml.Faults(yaml.Replace("{0}", deep, StringComparison.Ordinal)),
            fault => fault.EndsWith("nested deeper than 32; the rest of the file was not read.", StringComparison.Ordinal));
    }

    [Fact]
    public void Faults_of_the_YAML_leave_the_documents_before_them()
    {
        var read = Yaml.Read("kind: department\nslug: a\n---\nkind: department\n\tslug: b\n");
        Assert.Equal("a", Assert.Single(read.Documents).Department.Slug);
        Assert.StartsWith("a.yaml:4:7: not YAML: ", Assert.Single(read.Faults).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Text_of_a_fault_cannot_move_the_cursor()
    {
        var fault = Assert.Single(Yaml.Faults("kind: system\nrole: \"\\e[2J\\u202e\""));
        Assert.Contains("\"\\u001b[2J\\u202e\"", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_holds_no_document_is_a_fault()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.At("a.yaml"), "# nothing\n---\n");
        Assert.Equal(
            [$"{folder.Path}: holds no .yaml or .yml file with a document."],
            DocumentFolder.Read(folder.Path).Faults.Select(fault => fault.ToString()));
    }

    [Fact]
    public void A_file_over_the_limit_is_not_read()
    {
        using var folder = new TemporaryFolder();
        using (var file = File.Create(folder.At("big.yaml")))
        {
            file.SetLength(DocumentLimits.FileBytes + 1);
        }

        Assert.Equal(
            ["big.yaml: is larger than 16 MiB; write several files."],
            DocumentFolder.Read(folder.Path).Faults.Select(fault => fault.ToString()));
    }

    [Fact]
    public void Documents_over_the_limit_are_refused_and_those_at_the_limit_are_read()
    {
        var most = string.Concat(Enumerable.Range(0, DocumentLimits.Documents).Select(i => $"---\nkind: department\nslug: d{i}\n"));
        var read = Yaml.Read(most);
        Assert.Empty(read.Faults);
        Assert.Equal(DocumentLimits.Documents, read.Documents.Count);
        Assert.Equal(
            ["a.yaml: more than 20000 documents in all; apply them in parts."],
            Yaml.Faults(most + "---\nkind: department\n"));
    }
}
