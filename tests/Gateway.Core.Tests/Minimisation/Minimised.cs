using System.Buffers;
using System.Globalization;
using System.Text;
using Gateway.Core.Catalogue;
using Gateway.Core.Minimisation;
using Xunit;

namespace Gateway.Core.Tests.Minimisation;

/// <summary>What a minimiser made of a document, and was told to have released.</summary>
internal sealed record Minimised(byte[] Bytes, JsonFlaw Flaw, string Released)
{
    public string Text => Encoding.UTF8.GetString(Bytes);

    public static Minimised Of(JsonSelection selection, ReadOnlySpan<byte> document, Func<int>? nextPiece = null)
    {
        var output = new ArrayBufferWriter<byte>();
        var released = new ReleasedLog();
        var minimiser = new JsonMinimiser(selection, released);
        while (!document.IsEmpty)
        {
            var length = Math.Clamp(nextPiece?.Invoke() ?? document.Length, 1, document.Length);

            // What is handed in is gone afterwards.
            var piece = document[..length].ToArray();
            Assert.Equal(minimiser.Write(piece, output), minimiser.Flaw);
            Array.Clear(piece);
            document = document[length..];
        }

        var flaw = minimiser.Complete();
        var written = output.WrittenCount;
        if (flaw != JsonFlaw.None)
        {
            Assert.Equal(flaw, minimiser.Write("{}"u8, output));
            Assert.Equal(flaw, minimiser.Complete());
        }

        Assert.Equal(written, output.WrittenCount);
        return new Minimised(output.WrittenSpan.ToArray(), flaw, released.ToString());
    }

    /// <summary>Whole and byte by byte, which come to the same.</summary>
    public static Minimised Of(JsonSelection selection, string document)
    {
        var bytes = Encoding.UTF8.GetBytes(document);
        var whole = Of(selection, bytes);
        var single = Of(selection, bytes, () => 1);
        Assert.Equal(whole.Text, single.Text);
        Assert.Equal(whole.Flaw, single.Flaw);
        Assert.Equal(whole.Released, single.Released);
        return whole;
    }

    public static JsonSelection Select(params SelectedField[] fields)
    {
        Assert.True(JsonSelection.TryCompile(fields, out var selection, out var faults), string.Join('\n', faults));
        return selection;
    }

    public static SelectedField Field(
        string pointer, FieldType type = FieldType.Text, Masking masking = Masking.None, int length = 0, int number = 1)
    {
        Assert.True(JsonPointerPath.TryParse(pointer, out var path, out var fault), fault);
        return new SelectedField(number, path, type, masking, length);
    }

    private sealed class ReleasedLog : IReleasedValues
    {
        private readonly ArrayBufferWriter<byte> _log = new();
        private int _open;

        public void Begin(int field)
        {
            Assert.Equal(0, _open);
            _open = field;
            _log.Write(Encoding.UTF8.GetBytes(field.ToString(CultureInfo.InvariantCulture) + "="));
        }

        public void Append(ReadOnlySpan<byte> token)
        {
            Assert.NotEqual(0, _open);
            _log.Write(token);
        }

        public void End(int field)
        {
            Assert.Equal(_open, field);
            _open = 0;
            _log.Write("\n"u8);
        }

        public override string ToString() => Encoding.UTF8.GetString(_log.WrittenSpan);
    }
}
