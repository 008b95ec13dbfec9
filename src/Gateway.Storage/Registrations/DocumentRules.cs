using Gateway.Contracts.Management.V1;
using Gateway.Core.Catalogue.Rules;
using Gateway.Storage.Registrations.Items;
using Google.Protobuf;

namespace Gateway.Storage.Registrations;

/// <summary>Checks a document by itself.</summary>
internal static class DocumentRules
{
    /// <summary>Adds every fault of the document, as it was sent.</summary>
    public static void Check(Document document, DocumentReader reader, FaultList faults)
    {
        switch (document.BodyCase)
        {
            case Document.BodyOneofCase.Department:
                DepartmentDocument.Check(document.Department, faults);
                break;
            case Document.BodyOneofCase.System:
                SystemDocument.Check(document.System, faults);
                break;
            case Document.BodyOneofCase.Entry:
                EntryDocument.Check(document.Entry, reader, faults);
                break;
            case Document.BodyOneofCase.ServiceItem:
                ServiceItemDocument.Check(document.ServiceItem, faults);
                break;
            case Document.BodyOneofCase.Agreement:
                AgreementDocument.Check(document.Agreement, faults);
                break;
            case Document.BodyOneofCase.Bundle:
                BundleDocument.Check(document.Bundle, faults);
                break;
            default:
                faults.Add("", ReferenceRules.DocumentEmpty);
                return;
        }

        // What this version does not know would be lost in silence.
        var body = DocumentBytes.BodyOf(document)!;
        var known = DocumentBytes.Read(DocumentKey.Of(document).Kind, body.ToByteArray());
        if (DocumentBytes.BodyOf(known)!.CalculateSize() != body.CalculateSize())
        {
            faults.Add("", ReferenceRules.MemberUnknown);
        }
    }
}
