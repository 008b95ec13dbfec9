using System.Text.Encodings.Web;
using System.Text.Json;
using Google.Protobuf.Reflection;

namespace Gateway.Server.SharedData.Json;

/// <summary>Compiles plans; a message type that holds itself is compiled once.</summary>
internal sealed class JsonPlanCompiler
{
    private readonly Dictionary<MessageDescriptor, JsonPlan> _plans = [];
    private readonly Dictionary<EnumDescriptor, JsonEnum> _enums = [];
    private readonly HashSet<FileDescriptor> _proto3 = [];

    public JsonPlan Compile(MessageDescriptor descriptor)
    {
        if (_plans.TryGetValue(descriptor, out var known))
        {
            return known;
        }

        RequireProto3(descriptor.File, descriptor.FullName);
        var plan = new JsonPlan(descriptor.FullName, ShapeOf(descriptor));
        _plans.Add(descriptor, plan);
        var ordered = descriptor.Fields.InFieldNumberOrder();
        var oneofs = ordered.Select(field => field.RealContainingOneof).OfType<OneofDescriptor>().Distinct().ToList();
        var fields = ordered.Select((field, index) => Compile(field, index, oneofs)).ToArray();
        plan.Complete(fields, oneofs.Count, NamesOf(descriptor, ordered, fields));
        return plan;
    }

    private JsonField Compile(FieldDescriptor field, int index, List<OneofDescriptor> oneofs) => JsonField.Of(
        field,
        index,
        field.RealContainingOneof is { } oneof ? oneofs.IndexOf(oneof) : -1,
        JsonEncodedText.Encode(field.JsonName, JavaScriptEncoder.UnsafeRelaxedJsonEscaping),
        field.FieldType == FieldType.Message ? Compile(field.MessageType) : null,
        field.FieldType == FieldType.Enum ? Compile(field.EnumType) : null);

    private JsonEnum Compile(EnumDescriptor descriptor)
    {
        if (!_enums.TryGetValue(descriptor, out var known))
        {
            RequireProto3(descriptor.File, descriptor.FullName);
            if (descriptor.FullName == "google.protobuf.NullValue")
            {
                throw new NotSupportedException("google.protobuf.NullValue is not supported in JSON.");
            }

            _enums.Add(descriptor, known = new JsonEnum(descriptor));
        }

        return known;
    }

    // Both names are read; where one field's own name is another's name in JSON, the latter stands.
    private static Dictionary<string, JsonField> NamesOf(
        MessageDescriptor descriptor, IList<FieldDescriptor> ordered, JsonField[] fields)
    {
        var names = new Dictionary<string, JsonField>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            if (!names.TryAdd(field.Name, field))
            {
                throw new NotSupportedException($"Two fields of {descriptor.FullName} have the same name in JSON.");
            }
        }

        for (var i = 0; i < fields.Length; i++)
        {
            names.TryAdd(ordered[i].Name, fields[i]);
        }

        return names;
    }

    private static JsonShape ShapeOf(MessageDescriptor descriptor) => descriptor.FullName switch
    {
        "google.protobuf.Timestamp" => JsonShape.Timestamp,
        "google.protobuf.Duration" => JsonShape.Duration,
        "google.protobuf.FieldMask" => JsonShape.FieldMask,
        "google.protobuf.Any" or "google.protobuf.Struct" or "google.protobuf.Value" or "google.protobuf.ListValue" =>
            throw new NotSupportedException($"{descriptor.FullName} is not supported in JSON."),
        _ when descriptor.File.Name == "google/protobuf/wrappers.proto" => JsonShape.Wrapper,
        _ => JsonShape.Object,
    };

    private void RequireProto3(FileDescriptor file, string name)
    {
        if (_proto3.Contains(file))
        {
            return;
        }

        if (file.ToProto().Syntax != "proto3")
        {
            throw new NotSupportedException($"{name} is not written in proto3.");
        }

        _proto3.Add(file);
    }
}
