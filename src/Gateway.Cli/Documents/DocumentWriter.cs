using System.Collections;
using System.Globalization;
using Gateway.Contracts.Management.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using FieldType = Google.Protobuf.Reflection.FieldType;

namespace Gateway.Cli.Documents;

/// <summary>Writes documents as the YAML that <see cref="DocumentFolder"/> reads.</summary>
public static class DocumentWriter
{
    private const string Indent = "  ";

    /// <summary>Writes one document, begun by <c>---</c>. What has its default value is left out.</summary>
    public static void Write(Document document, TextWriter writer)
    {
        if (DocumentKinds.BodyOf(document) is not var (kind, body))
        {
            return;
        }

        writer.Write("---\n");
        writer.Write($"{MessageShape.Kind}: {kind}\n");
        WriteFields(body, writer, "", "");
    }

    private static void WriteFields(IMessage message, TextWriter writer, string first, string rest)
    {
        var any = false;
        foreach (var (key, field) in MessageShape.Of(message.Descriptor).Fields)
        {
            var value = field.Accessor.GetValue(message);
            if (IsDefault(value))
            {
                continue;
            }

            writer.Write($"{(any ? rest : first)}{key}:");
            any = true;
            if (value is IList list)
            {
                writer.Write('\n');
                WriteItems(list, field, writer, rest + Indent);
            }
            else if (value is IMessage inner)
            {
                writer.Write('\n');
                WriteFields(inner, writer, rest + Indent, rest + Indent);
            }
            else
            {
                writer.Write($" {(value is string text && YamlText.WriteLines(text, rest + Indent) is { } lines ? lines : Scalar(value, field))}\n");
            }
        }

        // An item or a message whose fields all have their defaults is still there.
        if (!any && first.Length > 0)
        {
            writer.Write($"{first}{{}}\n");
        }
    }

    private static void WriteItems(IList list, FieldDescriptor field, TextWriter writer, string indent)
    {
        foreach (var item in list)
        {
            if (item is IMessage message)
            {
                WriteFields(message, writer, $"{indent}- ", indent + Indent);
            }
            else
            {
                writer.Write($"{indent}- {Scalar(item, field)}\n");
            }
        }
    }

    private static bool IsDefault(object? value) => value switch
    {
        null => true,
        string text => text.Length == 0,
        ByteString bytes => bytes.IsEmpty,
        IList list => list.Count == 0,
        IMessage => false,
        bool truth => !truth,
        _ => Convert.ToDecimal(value, CultureInfo.InvariantCulture) == 0,
    };

    private static string Scalar(object? value, FieldDescriptor field) => value switch
    {
        string text => YamlText.Write(text),
        ByteString bytes => $"\"{bytes.ToBase64()}\"",
        bool truth => truth ? "true" : "false",
        Enum or int when field.FieldType == FieldType.Enum =>
            EnumNames.Of(field.EnumType).Name(Convert.ToInt32(value, CultureInfo.InvariantCulture))
                ?? Convert.ToInt32(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
