using System.Collections.Concurrent;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Gateway.Cli.Documents;

/// <summary>The keys of a message as documents write them.</summary>
internal sealed class MessageShape
{
    /// <summary>The key that says what a document is.</summary>
    public const string Kind = "kind";

    private static readonly ConcurrentDictionary<MessageDescriptor, MessageShape> Known = [];

    private readonly Dictionary<string, FieldDescriptor> _fields;

    private MessageShape(MessageDescriptor type)
    {
        Type = type;
        Fields = [.. type.Fields.InDeclarationOrder().Select(field => (KeyOf(field), field))];
        _fields = Fields.ToDictionary(field => field.Key, field => field.Field, StringComparer.Ordinal);
    }

    public MessageDescriptor Type { get; }

    /// <summary>Keys and fields, in the contract's order.</summary>
    public IReadOnlyList<(string Key, FieldDescriptor Field)> Fields { get; }

    public IEnumerable<string> Keys => Fields.Select(pair => pair.Key);

    public static MessageShape Of(MessageDescriptor type) => Known.GetOrAdd(type, static key => new MessageShape(key));

    public FieldDescriptor? Field(string key) => _fields.GetValueOrDefault(key);

    public IMessage Create() => Type.Parser.ParseFrom(ByteString.Empty);

    // "kind" says what a document is, so that a message's own kind needs another key: entry_kind.
    private static string KeyOf(FieldDescriptor field) =>
        field.Name == Kind && DocumentKinds.NameOf(field.ContainingType) is { } name ? $"{name}_{Kind}" : field.Name;
}
