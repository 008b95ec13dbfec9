using Gateway.Core.Catalogue;
using Gateway.Core.Catalogue.Rules;
using Google.Protobuf.Reflection;
using FieldType = Gateway.Core.Catalogue.FieldType;
using Label = Google.Protobuf.Reflection.FieldDescriptorProto.Types.Label;
using Type = Google.Protobuf.Reflection.FieldDescriptorProto.Types.Type;

namespace Gateway.Server.Contracts;

/// <summary>The contract of an entry as the descriptor of its file. Made anew at each call; what is called often keeps what it made.</summary>
internal static class ContractFile
{
    /// <summary>Operations that are methods of a contract.</summary>
    public const Operations Methods = Operations.Lookup | Operations.Verify | Operations.LookupMany;

    private const Operations Lookups = Operations.Lookup | Operations.LookupMany;

    /// <summary>The entry has a contract: it is no API of its department's own, and offers a method.</summary>
    public static bool IsPublishedFor(Entry entry) =>
        entry.Kind != EntryKind.Api && (entry.Operations & Methods) != 0 && NameRules.IsEntryName(entry.Key.Name);

    /// <summary>The descriptor of the file.</summary>
    public static FileDescriptorProto Of(Entry entry)
    {
        var names = new ContractMessages(entry.Key);
        var file = new FileDescriptorProto
        {
            Name = ContractNames.FileOf(entry.Key),
            Package = ContractNames.PackageOf(entry.Key),
            Syntax = "proto3",
            Service = { ServiceOf(entry, names) },
        };
        file.MessageType.Add(Message(names.Key, entry.KeyFields.Select(index => FieldOf(entry.Fields[index])).OrderBy(field => field.Number)));
        file.MessageType.Add(RecordOf(entry, names));
        if (entry.Operations.HasFlag(Operations.Verify))
        {
            file.MessageType.Add(Message(names.Verdicts, entry.Fields.Select(field => Enum(field.Number, field.ApiName, ".gateway.v1.Verdict"))));
        }

        AddExchanges(file, entry.Operations, names);
        file.Dependency.Add(ImportsOf(entry));
        return file;
    }

    private static ServiceDescriptorProto ServiceOf(Entry entry, ContractMessages names)
    {
        var service = new ServiceDescriptorProto { Name = names.Service };
        foreach (var method in EntryContract.MethodsOf(entry))
        {
            service.Method.Add(new MethodDescriptorProto
            {
                Name = method.ToString(),
                InputType = names.Full(names.Request(method)),
                OutputType = names.Full(names.Response(method)),
            });
            if (method == Operations.LookupMany)
            {
                service.Method[^1].ServerStreaming = true;
            }
        }

        return service;
    }

    private static DescriptorProto RecordOf(Entry entry, ContractMessages names) => Message(
        names.Record,
        entry.Fields.Select(FieldOf).Append(Repeated(Field.StatesNumber, Field.StatesName, ".gateway.v1.FieldState"))
            .Append(Repeated(Field.ProvenanceNumber, Field.ProvenanceName, ".gateway.v1.FieldProvenance")));

    private static void AddExchanges(FileDescriptorProto file, Operations operations, ContractMessages names)
    {
        var (key, record) = (names.Full(names.Key), names.Full(names.Record));
        if (operations.HasFlag(Operations.Lookup))
        {
            file.MessageType.Add(Message(names.Request(Operations.Lookup), Of(1, "key", key), Mask(2), Context(3)));
            file.MessageType.Add(Message(
                names.Response(Operations.Lookup),
                Outcome(1), Repeated(2, "records", record), Truncated(3), Faults(4), Provenance(5), Receipt(6)));
        }

        if (operations.HasFlag(Operations.Verify))
        {
            file.MessageType.Add(Message(names.Request(Operations.Verify), Of(1, "key", key), Of(2, "claims", record), Context(3)));
            file.MessageType.Add(Message(
                names.Response(Operations.Verify),
                Outcome(1), Of(2, "verdicts", names.Full(names.Verdicts)), Provenance(3), Receipt(4)));
        }

        if (operations.HasFlag(Operations.LookupMany))
        {
            file.MessageType.Add(Message(names.Request(Operations.LookupMany), Repeated(1, "keys", key), Mask(2), Context(3)));
            file.MessageType.Add(Message(
                names.Response(Operations.LookupMany),
                Scalar(1, "index", Type.Uint32), Outcome(2), Repeated(3, "records", record), Truncated(4), Faults(5),
                Of(6, "fault", ".gateway.v1.KeyFault"), Provenance(7), Receipt(8)));
        }
    }

    private static IEnumerable<string> ImportsOf(Entry entry)
    {
        yield return "gateway/v1/exchange.proto";
        yield return "gateway/v1/record.proto";
        if ((entry.Operations & Lookups) != 0)
        {
            yield return "google/protobuf/field_mask.proto";
        }

        if (entry.Fields.Any(field => field.Type == FieldType.Timestamp))
        {
            yield return "google/protobuf/timestamp.proto";
        }

        if (entry.Fields.Any(field => field.Type == FieldType.Date))
        {
            yield return "google/type/date.proto";
        }
    }

    private static DescriptorProto Message(string name, params IEnumerable<FieldDescriptorProto> fields)
    {
        var message = new DescriptorProto { Name = name, Field = { fields } };
        foreach (var field in message.Field.Where(field => field.Proto3Optional))
        {
            // Presence of a scalar is a oneof of one member, as the compiler makes it.
            field.OneofIndex = message.OneofDecl.Count;
            message.OneofDecl.Add(new OneofDescriptorProto { Name = "_" + field.Name });
        }

        return message;
    }

    private static FieldDescriptorProto FieldOf(Field field) => field.Type switch
    {
        FieldType.Integer => Optional(field, Type.Int64),
        FieldType.Boolean => Optional(field, Type.Bool),
        FieldType.Binary => Optional(field, Type.Bytes),
        FieldType.Date => Of(field.Number, field.ApiName, ".google.type.Date"),
        FieldType.Timestamp => Of(field.Number, field.ApiName, ".google.protobuf.Timestamp"),
        FieldType.Text or FieldType.Decimal or FieldType.Code => Optional(field, Type.String),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field.Type, "Not a type of the catalogue."),
    };

    private static FieldDescriptorProto Optional(Field field, Type type)
    {
        var made = Scalar(field.Number, field.ApiName, type);
        made.Proto3Optional = true;
        return made;
    }

    private static FieldDescriptorProto Scalar(int number, string name, Type type) =>
        new() { Name = name, Number = number, Label = Label.Optional, Type = type, JsonName = FieldRules.JsonNameOf(name) };

    private static FieldDescriptorProto Enum(int number, string name, string type)
    {
        var made = Scalar(number, name, Type.Enum);
        made.TypeName = type;
        return made;
    }

    private static FieldDescriptorProto Of(int number, string name, string type)
    {
        var made = Scalar(number, name, Type.Message);
        made.TypeName = type;
        return made;
    }

    private static FieldDescriptorProto Repeated(int number, string name, string type)
    {
        var made = Of(number, name, type);
        made.Label = Label.Repeated;
        return made;
    }

    private static FieldDescriptorProto Mask(int number) => Of(number, "fields", ".google.protobuf.FieldMask");

    private static FieldDescriptorProto Context(int number) => Of(number, "context", ".gateway.v1.ExchangeContext");

    private static FieldDescriptorProto Outcome(int number) => Enum(number, "outcome", ".gateway.v1.LookupOutcome");

    private static FieldDescriptorProto Truncated(int number) => Scalar(number, "truncated", Type.Bool);

    private static FieldDescriptorProto Faults(int number) => Repeated(number, "faults", ".gateway.v1.RecordFault");

    private static FieldDescriptorProto Provenance(int number) => Of(number, "provenance", ".gateway.v1.Provenance");

    private static FieldDescriptorProto Receipt(int number) => Of(number, "receipt", ".gateway.v1.Receipt");
}
