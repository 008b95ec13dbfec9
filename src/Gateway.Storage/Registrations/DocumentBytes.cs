using Gateway.Contracts.Management.V1;
using Google.Protobuf;
using Proto = Gateway.Contracts.Management.V1;

namespace Gateway.Storage.Registrations;

/// <summary>Documents as they are stored: the bytes of the one object that they hold.</summary>
internal static class DocumentBytes
{
    private static readonly MessageParser<Department> s_departments = Department.Parser.WithDiscardUnknownFields(true);
    private static readonly MessageParser<Proto.System> s_systems = Proto.System.Parser.WithDiscardUnknownFields(true);
    private static readonly MessageParser<Entry> s_entries = Entry.Parser.WithDiscardUnknownFields(true);
    private static readonly MessageParser<ServiceItem> s_items = ServiceItem.Parser.WithDiscardUnknownFields(true);
    private static readonly MessageParser<Agreement> s_agreements = Agreement.Parser.WithDiscardUnknownFields(true);
    private static readonly MessageParser<Bundle> s_bundles = Bundle.Parser.WithDiscardUnknownFields(true);

    /// <summary>The object that a document holds; null where it holds none.</summary>
    public static IMessage? BodyOf(Document document) => document.BodyCase switch
    {
        Document.BodyOneofCase.Department => document.Department,
        Document.BodyOneofCase.System => document.System,
        Document.BodyOneofCase.Entry => document.Entry,
        Document.BodyOneofCase.ServiceItem => document.ServiceItem,
        Document.BodyOneofCase.Agreement => document.Agreement,
        Document.BodyOneofCase.Bundle => document.Bundle,
        _ => null,
    };

    /// <summary>The document as it is stored. Equal documents have equal bytes: the contracts use no maps.</summary>
    public static byte[] Of(Document document) => BodyOf(document)!.ToByteArray();

    /// <summary>Reads stored bytes; members that this version does not know are left out.</summary>
    /// <exception cref="InvalidDataException">The kind is unknown.</exception>
    public static Document Read(DocumentKind kind, ReadOnlySpan<byte> bytes) => kind switch
    {
        DocumentKind.Department => new Document { Department = s_departments.ParseFrom(bytes) },
        DocumentKind.System => new Document { System = s_systems.ParseFrom(bytes) },
        DocumentKind.Entry => new Document { Entry = s_entries.ParseFrom(bytes) },
        DocumentKind.ServiceItem => new Document { ServiceItem = s_items.ParseFrom(bytes) },
        DocumentKind.Agreement => new Document { Agreement = s_agreements.ParseFrom(bytes) },
        DocumentKind.Bundle => new Document { Bundle = s_bundles.ParseFrom(bytes) },
        _ => throw new InvalidDataException($"No document is of kind {(int)kind}."),
    };
}
