using Gateway.Contracts.Management.V1;
using Gateway.Storage.Registrations.Items;

namespace Gateway.Storage.Registrations;

/// <summary>What a document refers to.</summary>
internal static class References
{
    public static IEnumerable<DocumentKey> Of(Document document)
    {
        switch (document.BodyCase)
        {
            case Document.BodyOneofCase.System:
                return [Department(document.System.Department)];
            case Document.BodyOneofCase.Entry:
                return [Department(document.Entry.Department)];
            case Document.BodyOneofCase.ServiceItem:
                return [Department(document.ServiceItem.Department), .. ItemReferences.Of(document.ServiceItem)];
            case Document.BodyOneofCase.Agreement:
                var agreement = document.Agreement;
                return
                [
                    Department(agreement.Consumer),
                    Department(agreement.Provider),
                    DocumentKey.OfEntry(agreement.Provider, agreement.Entry, agreement.Major),
                    .. agreement.Purposes.Select(purpose => Item(purpose.ServiceItemCode)),
                ];
            case Document.BodyOneofCase.Bundle:
                return [Department(document.Bundle.LeadDepartment), .. document.Bundle.Items.Select(Item)];
            default:
                return [];
        }
    }

    public static DocumentKey Department(string slug) => new(DocumentKind.Department, slug);

    public static DocumentKey Item(string code) => new(DocumentKind.ServiceItem, code);
}
