using System.Buffers;
using System.Text;
using Gateway.Core.Catalogue;
using Gateway.Core.Minimisation;
using Gateway.Testing;
using Xunit;

namespace Gateway.Core.Tests.Minimisation;

public sealed class MinimiserMemoryTests
{
    private const int Mebibyte = 1024 * 1024;

    [Theory]
    [InlineData("/long", Masking.None, 64 * Mebibyte)]
    [InlineData("/long", Masking.Withhold, 0)]
    [InlineData("/other", Masking.None, 0)]
    public void A_string_of_any_size_passes_in_bounded_memory(string pointer, Masking masking, long least)
    {
        var selection = Minimised.Select(Minimised.Field(pointer, FieldType.Text, masking));
        var piece = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("张三 and \\n", 6000)))[..65_536];
        var flaw = JsonFlaw.Syntax;
        var output = new Discard();
        var allocated = Allocations.Of(() =>
        {
            output.Written = 0;
            var minimiser = new JsonMinimiser(selection);
            minimiser.Write("{\"long\":\""u8, output);
            for (var sent = 0; sent < 64 * Mebibyte; sent += piece.Length)
            {
                minimiser.Write(piece, output);
            }

            minimiser.Write("\"}"u8, output);
            flaw = minimiser.Complete();
        });
        Assert.Equal(JsonFlaw.None, flaw);
        Assert.True(output.Written >= least);
        Assert.True(allocated < Mebibyte, $"{allocated}");
    }

    [Fact]
    public async Task Tokens_allocate_nothing()
    {
        var selection = Minimised.Select(
            Minimised.Field("/*/name", FieldType.Text, Masking.Name),
            Minimised.Field("/*/born", FieldType.Date, Masking.Date),
            Minimised.Field("/*/paid", FieldType.Decimal, Masking.Amount),
            Minimised.Field("/*/count", FieldType.Integer),
            Minimised.Field("/*/note"));
        var record = """{"name":"张\u4e09","born":"1990-03-07","paid":12.5e3,"count":7,"note":"é\n","other":[{"x":null}]},"""u8.ToArray();
        var output = new Discard();
        var minimiser = new JsonMinimiser(selection);
        minimiser.Write("["u8, output);
        long Allocated() => Allocations.Of(() =>
        {
            for (var i = 0; i < 1000; i++)
            {
                minimiser.Write(record, output);
            }
        });

        // Code that is not optimised yet boxes characters.
        await Poll.UntilAsync(() => Allocated() == 0, TimeSpan.FromSeconds(30), "tokens that allocate nothing");
        Assert.Equal(JsonFlaw.None, minimiser.Flaw);
    }

    private sealed class Discard : IBufferWriter<byte>
    {
        private readonly byte[] _room = new byte[4096];

        public long Written { get; set; }

        public void Advance(int count) => Written += count;

        public Memory<byte> GetMemory(int sizeHint = 0) => _room;

        public Span<byte> GetSpan(int sizeHint = 0) => _room;
    }
}
