using System.Text.Json;
using Gateway.Contracts.V1;
using Gateway.Core.Catalogue;
using Google.Protobuf.Reflection;
using Field = Gateway.Core.Catalogue.Field;
using FieldType = Gateway.Core.Catalogue.FieldType;
using Label = Google.Protobuf.Reflection.FieldDescriptorProto.Types.Label;
using Type = Google.Protobuf.Reflection.FieldDescriptorProto.Types.Type;

namespace Gateway.Server.Contracts.OpenApi;

/// <summary>Messages of contracts as JSON schemas, by the protobuf JSON mapping; named as in protobuf.</summary>
internal static class OpenApiSchemas
{
    private static readonly MessageDescriptor[] s_shared =
    [
        ExchangeContext.Descriptor, Subject.Descriptor, Provenance.Descriptor, Receipt.Descriptor,
        RecordFault.Descriptor, KeyFault.Descriptor, FieldState.Descriptor, FieldProvenance.Descriptor,
    ];

    private static readonly EnumDescriptor[] s_enums =
    [
        .. RecordReflection.Descriptor.EnumTypes,
        .. ExchangeReflection.Descriptor.EnumTypes,
    ];

    /// <summary>Where a schema of the document is.</summary>
    public static string ReferenceTo(string message) => "#/components/schemas/" + message;

    /// <summary>Writes the schemas that every contract uses.</summary>
    public static void WriteShared(Utf8JsonWriter json)
    {
        foreach (var message in s_shared)
        {
            json.WriteStartObject(message.FullName);
            json.WriteString("type", "object");
            WriteProperties(json, message.ToProto(), field => OpenApiTexts.Of(message.FullName, field.Name));
            if (message == ExchangeContext.Descriptor)
            {
                OpenApiTexts.WritePurposeRules(json);
            }

            json.WriteEndObject();
        }

        foreach (var type in s_enums)
        {
            json.WriteStartObject(type.FullName);
            json.WriteString("type", "string");
            json.WriteStartArray("enum");
            foreach (var value in type.Values)
            {
                json.WriteStringValue(value.Name);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        OpenApiTexts.WriteDate(json);
        OpenApiProblems.WriteSchema(json);
    }

    /// <summary>Writes the messages of an entry's contract.</summary>
    public static void Write(Utf8JsonWriter json, Entry entry)
    {
        var file = ContractFile.Of(entry);
        var (names, comments) = (new ContractMessages(entry.Key), new ContractComments(entry));
        foreach (var message in file.MessageType)
        {
            json.WriteStartObject($"{file.Package}.{message.Name}");
            json.WriteString("type", "object");
            json.WriteString("description", comments.OfMessage(message.Name));
            WriteProperties(
                json,
                message,
                field => string.Join(' ', comments.OfField(message.Name, field)),
                message.Name == names.Key || message.Name == names.Record
                    ? field => entry.IndexOf((uint)field.Number) is >= 0 and var index ? entry.Fields[index] : null
                    : null);
            if (RequiredOf(message, names) is { Length: > 0 } required)
            {
                json.WriteStartArray("required");
                Array.ForEach(required, json.WriteStringValue);
                json.WriteEndArray();
                json.WriteBoolean("additionalProperties", false);
            }

            json.WriteEndObject();
        }
    }

    private static string[] RequiredOf(DescriptorProto message, ContractMessages names) =>
        message.Name == names.Key || message.Name.EndsWith("Request", StringComparison.Ordinal) ? [.. message.Field.Select(field => field.JsonName)] : [];

    private static void WriteProperties(
        Utf8JsonWriter json, DescriptorProto message, Func<FieldDescriptorProto, string> describe, Func<FieldDescriptorProto, Field?>? find = null)
    {
        json.WriteStartObject("properties");
        foreach (var field in message.Field)
        {
            json.WriteStartObject(field.JsonName.Length > 0 ? field.JsonName : Core.Catalogue.Rules.FieldRules.JsonNameOf(field.Name));
            json.WriteString("description", describe(field));
            if (field.Label == Label.Repeated)
            {
                json.WriteString("type", "array");
                if (field.Name == "keys")
                {
                    json.WriteNumber("minItems", 1);
                    json.WriteNumber("maxItems", 1000);
                }

                json.WriteStartObject("items");
                WriteType(json, field, null);
                json.WriteEndObject();
            }
            else
            {
                WriteType(json, field, find?.Invoke(field));
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteType(Utf8JsonWriter json, FieldDescriptorProto field, Field? catalogued)
    {
        switch (field.Type, field.TypeName)
        {
            case (Type.Message, ".google.protobuf.Timestamp"):
                json.WriteString("type", "string");
                json.WriteString("format", "date-time");
                break;
            case (Type.Message, ".google.protobuf.Duration"):
                json.WriteString("type", "string");
                json.WriteString("pattern", @"^-?[0-9]+(\.[0-9]{1,9})?s$");
                break;
            case (Type.Message, ".google.protobuf.FieldMask"):
                json.WriteString("type", "string");
                json.WriteString("pattern", "^[a-z][A-Za-z0-9]*(,[a-z][A-Za-z0-9]*)*$");
                break;
            case (Type.Message or Type.Enum, var type):
                json.WriteString("$ref", ReferenceTo(type[1..]));
                break;
            case (Type.Bool, _):
                json.WriteString("type", "boolean");
                break;
            case (Type.Uint32, _):
                json.WriteString("type", "integer");
                json.WriteNumber("minimum", 0);
                json.WriteNumber("maximum", uint.MaxValue);
                break;
            default:
                WriteText(json, field.Type, catalogued);
                break;
        }
    }

    private static void WriteText(Utf8JsonWriter json, Type type, Field? field)
    {
        json.WriteString("type", "string");
        switch (type)
        {
            case Type.Int64:
                json.WriteString("format", "int64");
                json.WriteString("pattern", "^-?[0-9]{1,19}$");
                break;
            case Type.Bytes:
                json.WriteString("contentEncoding", "base64");
                break;
            default:
                if (field?.Type == FieldType.Decimal)
                {
                    json.WriteString("pattern", @"^-?(0|[1-9][0-9]*)(\.[0-9]*[1-9])?$");
                }

                if (field?.Length > 0)
                {
                    json.WriteNumber("maxLength", field.Length);
                }

                break;
        }
    }
}
