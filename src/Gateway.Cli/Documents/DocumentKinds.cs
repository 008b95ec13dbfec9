using Gateway.Contracts.Management.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Gateway.Cli.Documents;

/// <summary>The kinds of documents: the members of the contract's <c>Document.body</c>.</summary>
internal static class DocumentKinds
{
    private static readonly OneofDescriptor Body = Document.Descriptor.Oneofs.Single(oneof => oneof.Name == "body");

    /// <summary>The names: department, system, entry, service_item, agreement.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Body.Fields.Select(field => field.Name)];

    /// <summary>The names for a text.</summary>
    public static string List { get; } = string.Join(", ", Names);

    public static FieldDescriptor? Find(string name) =>
        Body.Fields.FirstOrDefault(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    public static string? NameOf(MessageDescriptor type) =>
        Body.Fields.FirstOrDefault(field => field.MessageType == type)?.Name;

    /// <summary>The kind of a document and its body; null where the document has none.</summary>
    public static (string Kind, IMessage Body)? BodyOf(Document document) =>
        Body.Accessor.GetCaseFieldDescriptor(document) is { } field
            ? (field.Name, (IMessage)field.Accessor.GetValue(document))
            : null;

    /// <summary>The contract's number of a kind.</summary>
    public static DocumentKind NumberOf(string name) => (DocumentKind)Numbers.Number(name)!.Value;

    /// <summary>The name of a kind by the contract's number.</summary>
    public static string NameOf(DocumentKind kind) => Numbers.Name((int)kind) ?? "?";

    private static EnumNames Numbers => EnumNames.Of(ManagementReflection.Descriptor.EnumTypes.First(type => type.Name == nameof(DocumentKind)));
}
