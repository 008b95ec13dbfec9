using System.Collections.Concurrent;
using Gateway.Contracts.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Gateway.Client.Receipts;

/// <summary>Finds the receipt in a response of any type: a field named "receipt" of type gateway.v1.Receipt. Looked up once for each type.</summary>
internal static class ReceiptField
{
    private static readonly ConcurrentDictionary<MessageDescriptor, FieldDescriptor?> s_fields = new();

    /// <summary>The receipt; null where the type has none, or the message.</summary>
    public static Receipt? Read(IMessage message) =>
        s_fields.GetOrAdd(message.Descriptor, Find)?.Accessor.GetValue(message) switch
        {
            Receipt receipt => receipt,
            // A contract that was downloaded brings a class of its own for the same message.
            IMessage other => Receipt.Parser.ParseFrom(other.ToByteString()),
            _ => null,
        };

    private static FieldDescriptor? Find(MessageDescriptor type) =>
        type.FindFieldByName("receipt") is { FieldType: FieldType.Message, IsRepeated: false } field && field.MessageType.FullName == "gateway.v1.Receipt"
            ? field
            : null;
}
