using System.Buffers;
using System.Text;
using Gateway.Core.Catalogue;
using Gateway.Core.Minimisation;
using Xunit;

namespace Gateway.Core.Tests.Minimisation;

public sealed class JsonMinimiserTests
{
    private static readonly JsonSelection People = Minimised.Select(
        Minimised.Field("/data/people/*/name", number: 1),
        Minimised.Field("/data/people/*/address/city", number: 2),
        Minimised.Field("/data/total", FieldType.Integer, number: 3));

    [Fact]
    public void Agreed_fields_pass_and_the_rest_is_dropped()
    {
        var result = Minimised.Of(People, """
            { "code": 0, "data": { "secret": {"name": "x", "list": [1, {"total": 2}]}, "total": 2,
              "people": [ {"id": "110", "name": "张\u4e09", "address": {"city": "京", "street": "y"}}, {"name": null}, {} ] } }
            """);
        Assert.Equal(JsonFlaw.None, result.Flaw);
        Assert.Equal("""{"data":{"total":2,"people":[{"name":"张\u4e09","address":{"city":"京"}},{"name":null},{}]}}""", result.Text);
        Assert.Equal("3=2\n1=\"张\\u4e09\"\n2=\"京\"\n1=null\n", result.Released);
    }

    [Theory]
    [InlineData("{}", "{}")]
    [InlineData("null", "null")]
    [InlineData("{\"x\":1}", "{}")]
    [InlineData("{\"data\":null}", "{\"data\":null}")]
    [InlineData("{\"data\":{\"people\":null}}", "{\"data\":{\"people\":null}}")]
    [InlineData("{\"data\":{\"people\":[]}}", "{\"data\":{\"people\":[]}}")]
    [InlineData("{\"data\":{\"people\":[null,{\"address\":{}}]}}", "{\"data\":{\"people\":[null,{\"address\":{}}]}}")]
    [InlineData("{\"x\":[],\"data\":{\"a\":{},\"total\":1,\"b\":[{}]}}", "{\"data\":{\"total\":1}}")]
    public void The_way_to_agreed_fields_stands(string document, string expected)
    {
        var result = Minimised.Of(People, document);
        Assert.Equal((JsonFlaw.None, expected), (result.Flaw, result.Text));
    }

    [Theory]
    [InlineData("[]", "")]
    [InlineData("1", "")]
    [InlineData("\"x\"", "")]
    [InlineData("true", "")]
    [InlineData("{\"data\":[]}", "{")]
    [InlineData("{\"data\":1}", "{")]
    [InlineData("{\"data\":\"SECRET\"}", "{")]
    [InlineData("{\"data\":{\"people\":{\"name\":\"SECRET\"}}}", "{\"data\":{")]
    [InlineData("{\"data\":{\"people\":[[]]}}", "{\"data\":{\"people\":[")]
    [InlineData("{\"data\":{\"people\":[\"SECRET\"]}}", "{\"data\":{\"people\":[")]
    [InlineData("{\"data\":{\"people\":false}}", "{\"data\":{")]
    public void A_body_of_another_shape_is_stopped(string document, string emitted)
    {
        var result = Minimised.Of(People, document);
        Assert.Equal((JsonFlaw.Shape, emitted), (result.Flaw, result.Text));
    }

    [Fact]
    public void Names_are_compared_unescaped_and_written_as_selected()
    {
        var selection = Minimised.Select(Minimised.Field("/a\"b\\~1"), Minimised.Field("/名"), Minimised.Field("/🜁"), Minimised.Field("/"));
        var result = Minimised.Of(selection, """{"\u0061\"b\\\/":"1","\u540d":"2","\ud83d\udf01":"3","":"4","a":"5","名名":"6"}""");
        Assert.Equal("""{"a\"b\\/":"1","名":"2","🜁":"3","":"4"}""", result.Text);
    }

    [Fact]
    public void A_longer_name_is_another_name()
    {
        var selection = Minimised.Select(Minimised.Field("/name"), Minimised.Field("/o/n"));
        var name = new string('n', 100_000);
        var document = $"{{\"{name}\":\"x\",\"name\":\"1\",\"o\":{{\"name\":\"x\",\"nn\":\"y\"}},\"name\\u0000\":2}}";
        Assert.Equal("{\"name\":\"1\",\"o\":{}}", Minimised.Of(selection, document).Text);
    }

    [Theory]
    [InlineData("{\"data\":{\"total\":1,\"total\":1}}")]
    [InlineData("{\"data\":{\"total\":1,\"x\":2,\"\\u0074otal\":1}}")]
    [InlineData("{\"data\":{},\"data\":{}}")]
    [InlineData("{\"data\":null,\"data\":{}}")]
    [InlineData("{\"data\":{\"people\":[{\"name\":\"a\"},{\"name\":\"b\",\"name\":\"c\"}]}}")]
    public void An_agreed_name_twice_is_stopped(string document) =>
        Assert.Equal(JsonFlaw.Duplicate, Minimised.Of(People, document).Flaw);

    [Theory]
    [InlineData("{\"x\":1,\"x\":2,\"data\":{\"y\":1,\"y\":2,\"data\":{},\"z\":{\"total\":1,\"total\":2}}}")]
    [InlineData("{\"data\":{\"people\":[{\"name\":\"a\"},{\"name\":\"b\"}]}}")]
    public void Other_names_may_stand_twice(string document) =>
        Assert.Equal(JsonFlaw.None, Minimised.Of(People, document).Flaw);

    [Fact]
    public void Every_element_of_nested_arrays_is_selected()
    {
        var selection = Minimised.Select(Minimised.Field("/*/*", FieldType.Integer));
        Assert.Equal("[[1,2],[],null,[null,3]]", Minimised.Of(selection, " [ [1 , 2 ] , [ ] , null, [null,3] ] ").Text);
        Assert.Equal(JsonFlaw.Type, Minimised.Of(selection, "[[[1]]]").Flaw);
        Assert.Equal(JsonFlaw.Shape, Minimised.Of(selection, "[1]").Flaw);
    }

    [Fact]
    public void Many_members_are_told_apart()
    {
        var names = Enumerable.Range(0, 200).Select(i => $"field_{i:D3}").ToArray();
        var selection = Minimised.Select([.. names.Where((_, i) => i % 2 == 0).Select(name => Minimised.Field("/" + name))]);
        var document = "{" + string.Join(',', names.Select(name => $"\"{name}\":\"{name}\"")) + "}";
        var expected = "{" + string.Join(',', names.Where((_, i) => i % 2 == 0).Select(name => $"\"{name}\":\"{name}\"")) + "}";
        Assert.Equal(expected, Minimised.Of(selection, document).Text);
    }

    [Fact]
    public void Nothing_is_emitted_after_a_flaw()
    {
        var result = Minimised.Of(People, "{\"data\":{\"total\":1.5,\"people\":[{\"name\":\"a\"}]}}");
        Assert.Equal((JsonFlaw.Type, "{\"data\":{", ""), (result.Flaw, result.Text, result.Released));
    }

    [Fact]
    public void It_need_not_be_told_what_is_released()
    {
        var output = new ArrayBufferWriter<byte>();
        var minimiser = new JsonMinimiser(People);
        Assert.Equal(JsonFlaw.None, minimiser.Write("{\"data\":{\"total\":1}}"u8, output));
        Assert.Equal(JsonFlaw.None, minimiser.Complete());
        Assert.Equal("{\"data\":{\"total\":1}}", Encoding.UTF8.GetString(output.WrittenSpan));
    }

    [Fact]
    public void Where_the_output_throws_it_does_not_go_on()
    {
        var minimiser = new JsonMinimiser(People);
        Assert.Throws<NotSupportedException>(() => minimiser.Write("{\"data\":{\"total\":1"u8, new NoOutput()));
        var output = new ArrayBufferWriter<byte>();
        Assert.NotEqual(JsonFlaw.None, minimiser.Write("}}"u8, output));
        Assert.NotEqual(JsonFlaw.None, minimiser.Complete());
        Assert.Equal(0, output.WrittenCount);
    }

    [Fact]
    public void The_output_may_come_in_small_pieces()
    {
        var output = new SmallRooms();
        var minimiser = new JsonMinimiser(People);
        minimiser.Write("{\"data\":{\"total\":123456,\"people\":[{\"name\":\"abcdefgh\"}]}}"u8, output);
        Assert.Equal(JsonFlaw.None, minimiser.Complete());
        Assert.Equal("{\"data\":{\"total\":123456,\"people\":[{\"name\":\"abcdefgh\"}]}}", output.Text.ToString());
    }

    private sealed class NoOutput : IBufferWriter<byte>
    {
        public void Advance(int count) => throw new NotSupportedException();

        public Memory<byte> GetMemory(int sizeHint = 0) => throw new NotSupportedException();

        public Span<byte> GetSpan(int sizeHint = 0) => throw new NotSupportedException();
    }

    private sealed class SmallRooms : IBufferWriter<byte>
    {
        private readonly byte[] _room = new byte[3];

        public StringBuilder Text { get; } = new();

        public void Advance(int count) => Text.Append(Encoding.UTF8.GetString(_room, 0, count));

        public Memory<byte> GetMemory(int sizeHint = 0) => _room;

        public Span<byte> GetSpan(int sizeHint = 0) => _room;
    }
}
