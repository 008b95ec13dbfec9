using Gateway.Contracts.Management.V1;
using Gateway.Core.Catalogue.Rules;

namespace Gateway.Storage.Registrations;

/// <summary>One document of an act, with what was found out about it.</summary>
internal sealed class Submission
{
    public Submission(Document document, DocumentReader reader)
    {
        Document = document;
        DocumentRules.Check(document, reader, Faults);
        if (document.BodyCase != Document.BodyOneofCase.None)
        {
            Canonical = CanonicalDocument.Of(document);
            Bytes = DocumentBytes.Of(Canonical);
            Key = DocumentKey.Of(document);
        }
    }

    /// <summary>As it was sent: the paths of faults are its paths.</summary>
    public Document Document { get; }

    /// <summary>As it is to be stored.</summary>
    public Document Canonical { get; } = new();

    /// <summary>The bytes to store.</summary>
    public byte[] Bytes { get; } = [];

    public DocumentKey Key { get; }

    public FaultList Faults { get; } = new();

    /// <summary>The faults as they are answered.</summary>
    public IEnumerable<DocumentFault> Answer() => Faults.Faults.Select(fault => new DocumentFault
    {
        Source = Document.Source,
        Key = Key.Key ?? "",
        Path = fault.Path,
        Code = fault.Code,
        Message = fault.English,
        MessageZh = fault.Chinese,
    });
}
