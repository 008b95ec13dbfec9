using Gateway.Cli.Tests.Running;
using Gateway.Contracts.Management.V1;
using Google.Protobuf.Reflection;

namespace Gateway.Cli.Tests.Documents;

public sealed class DocumentScalarTests
{
    [Theory]
    [InlineData("0012", "0012")]
    [InlineData("1e3", "1e3")]
    [InlineData("2026-01-01", "2026-01-01")]
    [InlineData("no", "no")]
    [InlineData("on", "on")]
    [InlineData("true", "true")]
    [InlineData("12:30:45", "12:30:45")]
    [InlineData("0x1F", "0x1F")]
    [InlineData("1_000", "1_000")]
    [InlineData("\"null\"", "null")]
    [InlineData("'~'", "~")]
    [InlineData("'it''s'", "it's")]
    [InlineData("\"a\\tb\"", "a\tb")]
    [InlineData("公安局", "公安局")]
    [InlineData("null", "")]
    [InlineData("~", "")]
    [InlineData("", "")]
    [InlineData("\"\"", "")]
    [InlineData("|\n  two\n  lines", "two\nlines\n")]
    public void In_a_text_field_what_was_written_stays_text(string yaml, string expected)
    {
        var read = Yaml.Read($"kind: department\nname: {yaml}\n");
        Assert.Empty(read.Faults);
        Assert.Equal(expected, Assert.Single(read.Documents).Department.Name);
    }

    [Theory]
    [InlineData("suspended", SystemState.Suspended)]
    [InlineData("SUSPENDED", SystemState.Suspended)]
    [InlineData("'Active'", SystemState.Active)]
    public void Values_of_an_enum_are_written_without_prefix_in_any_case(string yaml, SystemState expected) =>
        Assert.Equal(expected, Assert.Single(Yaml.Read($"kind: system\nstate: {yaml}").Documents).System.State);

    [Theory]
    [InlineData("0", 0UL)]
    [InlineData("18446744073709551615", ulong.MaxValue)]
    public void A_number_may_be_as_great_as_its_type(string yaml, ulong expected) =>
        Assert.Equal(expected, Assert.Single(Yaml.Read($"kind: agreement\ndaily_quota: {yaml}").Documents).Agreement.DailyQuota);

    [Fact]
    public void The_own_kind_of_an_entry_has_a_key_of_its_own()
    {
        var entry = Assert.Single(Yaml.Read("kind: entry\nentry_kind: certificate").Documents).Entry;
        Assert.Equal(EntryKind.Certificate, entry.Kind);
    }

    [Fact]
    public void A_document_knows_where_it_was_read()
    {
        var read = Yaml.Read("# a comment\n\nkind: department\nslug: a\n---\n\nkind: department\nslug: b\n");
        Assert.Equal(["a.yaml:3", "a.yaml:7"], read.Documents.Select(document => document.Source));
    }

    [Fact]
    public void A_mark_of_byte_order_and_other_line_ends_do_not_matter()
    {
        var read = Yaml.Read("\ufeffkind: department\r\nslug: a\r\n");
        Assert.Empty(read.Faults);
        Assert.Equal("a", Assert.Single(read.Documents).Department.Slug);
    }

    [Theory]
    [InlineData("AQIDBAU=")]
    [InlineData("\"AQIDBAU=\"")]
    [InlineData("|\n      AQID\n      BAU=\n")]
    public void Bytes_are_base64(string written)
    {
        var read = Yaml.Read($"kind: entry\napi:\n  grpc:\n    descriptor_set: {written}");
        Assert.Empty(read.Faults);
        Assert.Equal(new byte[] { 1, 2, 3, 4, 5 }, Assert.Single(read.Documents).Entry.Api.Grpc.DescriptorSet.ToByteArray());
    }

    [Fact]
    public void Every_field_of_the_contract_has_a_type_that_documents_can_hold()
    {
        var known = new[]
        {
            FieldTypes.String, FieldTypes.Bool, FieldTypes.Enum, FieldTypes.UInt32, FieldTypes.UInt64, FieldTypes.Int32, FieldTypes.Int64, FieldTypes.Bytes, FieldTypes.Message,
        };
        var todo = new Queue<MessageDescriptor>([Document.Descriptor]);
        var seen = new HashSet<MessageDescriptor>();
        while (todo.TryDequeue(out var type))
        {
            if (seen.Add(type))
            {
                Assert.All(type.Fields.InDeclarationOrder(), field => Assert.Contains(field.FieldType.ToString(), known));
                Assert.All(type.Fields.InDeclarationOrder(), field => Assert.False(field.IsMap));
                type.Fields.InDeclarationOrder().Where(field => field.FieldType.ToString() == FieldTypes.Message)
                    .ToList().ForEach(field => todo.Enqueue(field.MessageType));
            }
        }
    }

    private static class FieldTypes
    {
        public const string String = "String";
        public const string Bool = "Bool";
        public const string Enum = "Enum";
        public const string UInt32 = "UInt32";
        public const string UInt64 = "UInt64";
        public const string Int32 = "Int32";
        public const string Int64 = "Int64";
        public const string Bytes = "Bytes";
        public const string Message = "Message";
    }
}
