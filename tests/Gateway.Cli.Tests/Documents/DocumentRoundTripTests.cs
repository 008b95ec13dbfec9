using CsCheck;
using Gateway.Cli.Documents;
using Gateway.Cli.Tests.Running;
using Gateway.Contracts.Management.V1;
using YamlDotNet.RepresentationModel;

namespace Gateway.Cli.Tests.Documents;

public sealed class DocumentRoundTripTests
{
    [Fact]
    public void What_is_written_reads_back_the_same() =>
        RandomDocuments.Any.Array[1, 5].Sample(
            documents =>
            {
                var read = Yaml.Read(Write(documents));
                Assert.Empty(read.Faults);
                Assert.Equal(documents, read.Documents.Select(WithoutSource));
            },
            iter: 400);

    [Fact]
    public void Text_reads_back_as_text_for_other_readers_of_YAML_too() =>
        RandomDocuments.Text.Where(text => text.Length > 0).Sample(
            text =>
            {
                var stream = new YamlStream();
                stream.Load(new StringReader(Write(new Document { Department = new Department { Name = text } })));
                var scalar = (YamlScalarNode)((YamlMappingNode)stream.Documents[0].RootNode).Children[new YamlScalarNode("name")];
                Assert.Equal(text, scalar.Value);
                if (scalar.Style == YamlDotNet.Core.ScalarStyle.Plain)
                {
                    Assert.True(char.IsLetter(text[0]), text);
                }
            },
            iter: 2_000);

    [Fact]
    public void A_document_is_written_as_a_person_would()
    {
        var entry = new Entry
        {
            Department = "gongan",
            ApiName = "resident",
            Code = "0012",
            Name = "常住人口基本信息",
            Summary = "a: b",
            Kind = EntryKind.Record,
            Major = 1,
            Fields =
            {
                new Field { Number = 1, Name = "姓名", ApiName = "xm", Type = FieldType.Text, Sensitivity = Sensitivity.L3, Masking = Masking.Name },
                new Field(),
            },
            KeyFields = { "xm", "no" },
            Operations = { Operation.LookupMany },
        };
        Assert.Equal(
            """
            ---
            kind: entry
            department: gongan
            api_name: resident
            code: "0012"
            name: 常住人口基本信息
            summary: "a: b"
            entry_kind: record
            major: 1
            fields:
              - number: 1
                name: 姓名
                api_name: xm
                type: text
                sensitivity: l3
                masking: name
              - {}
            key_fields:
              - xm
              - "no"
            operations:
              - lookup_many

            """,
            Write(new Document { Entry = entry }));
    }

    private static string Write(params Document[] documents)
    {
        var writer = new StringWriter { NewLine = "\n" };
        foreach (var document in documents)
        {
            DocumentWriter.Write(document, writer);
        }

        return writer.ToString();
    }

    private static Document WithoutSource(Document document) => new(document) { Source = "" };
}
