using System.Globalization;
using Gateway.Contracts.Management.V1;

namespace Gateway.Storage.Registrations;

/// <summary>Names one registered document.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Key">Its key among its kind; empty where it could not be read.</param>
public readonly record struct DocumentKey(DocumentKind Kind, string Key)
{
    /// <summary>Greatest length of a key.</summary>
    internal const int GreatestLength = 200;

    /// <summary>The key that a document says it has; its parts may be malformed.</summary>
    internal static DocumentKey Of(Document document) => document.BodyCase switch
    {
        Document.BodyOneofCase.Department => new(DocumentKind.Department, document.Department.Slug),
        Document.BodyOneofCase.System => new(DocumentKind.System, document.System.Id),
        Document.BodyOneofCase.Entry => OfEntry(document.Entry.Department, document.Entry.ApiName, document.Entry.Major),
        Document.BodyOneofCase.ServiceItem => new(DocumentKind.ServiceItem, document.ServiceItem.Code),
        Document.BodyOneofCase.Agreement => new(DocumentKind.Agreement, document.Agreement.Id),
        Document.BodyOneofCase.Bundle => new(DocumentKind.Bundle, document.Bundle.Code),
        _ => new(DocumentKind.Unspecified, ""),
    };

    /// <summary>It can stand in the database: plain ASCII of bounded length. Any well-formed key does.</summary>
    internal bool IsPlain => Key.Length is > 0 and <= GreatestLength && !Key.AsSpan().ContainsAnyExceptInRange(' ', '~');

    /// <summary>Key of an entry: "department/entry@major".</summary>
    internal static DocumentKey OfEntry(string department, string name, uint major) =>
        new(DocumentKind.Entry, string.Create(CultureInfo.InvariantCulture, $"{department}/{name}@{major}"));
}
