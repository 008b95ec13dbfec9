using System.Collections;
using CsCheck;
using Gateway.Contracts.Management.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using FieldType = Google.Protobuf.Reflection.FieldType;

namespace Gateway.Cli.Tests.Documents;

/// <summary>Documents with any values that the contract's shapes can hold.</summary>
internal static class RandomDocuments
{
    private static readonly string[] Pieces =
    [
        "a", "Z", "_", "-", ".", " ", "  ", ":", ": ", " #", "#", "'", "\"", "\\", "\n", "\r\n", "\t", "\u0001", "\u007f", "\u0085", "\u00a0", "\u2028", "\ufeff",
        "\ufffd", "0", "12", "0x1", "1e3", "2026-01-01", "no", "Yes", "null", "~", "true", "---", "...", "- ", "? ", "&a", "*a", "!t", "%", "@", "`", "|", ">",
        "{", "}", "[", "]", ",", "姓名", "（甲）", "·", "𠮷", "😀", "é", "e\u0301",
    ];

    public static readonly Gen<string> Text = Gen.Int[0, Pieces.Length - 1].Select(index => Pieces[index]).Array[0, 6].Select(string.Concat);

    public static readonly Gen<Document> Any = Gen.Int[0, int.MaxValue].Select(Make);

    private static Document Make(int seed)
    {
        var dice = new Random(seed);
        var body = Document.Descriptor.Oneofs[0].Fields;
        var field = body[dice.Next(body.Count)];
        var document = new Document();
        field.Accessor.SetValue(document, Fill(field.MessageType, dice));
        return document;
    }

    private static IMessage Fill(MessageDescriptor type, Random dice)
    {
        var message = type.Parser.ParseFrom(ByteString.Empty);
        foreach (var field in type.Fields.InDeclarationOrder().Where(_ => dice.Next(4) > 0))
        {
            if (field.IsRepeated)
            {
                var list = (IList)field.Accessor.GetValue(message);
                for (var i = dice.Next(4); i > 0; i--)
                {
                    list.Add(ValueOf(field, dice));
                }
            }
            else
            {
                field.Accessor.SetValue(message, ValueOf(field, dice));
            }
        }

        return message;
    }

    private static object ValueOf(FieldDescriptor field, Random dice) => field.FieldType switch
    {
        FieldType.String => string.Concat(Enumerable.Range(0, dice.Next(6)).Select(_ => Pieces[dice.Next(Pieces.Length)])),
        FieldType.UInt32 => (uint)dice.NextInt64(uint.MaxValue + 1L),
        FieldType.UInt64 => (ulong)dice.NextInt64(long.MinValue, long.MaxValue),
        FieldType.Bool => dice.Next(2) == 1,
        FieldType.Enum => field.EnumType.Values[dice.Next(1, field.EnumType.Values.Count)].Number,
        FieldType.Bytes => ByteString.CopyFrom([.. Enumerable.Range(0, dice.Next(40)).Select(_ => (byte)dice.Next(256))]),
        FieldType.Message => Fill(field.MessageType, dice),
        _ => throw new NotSupportedException(field.FullName),
    };
}
