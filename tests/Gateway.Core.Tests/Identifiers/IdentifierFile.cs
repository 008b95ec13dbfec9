using System.Text.Json;

namespace Gateway.Core.Tests.Identifiers;

/// <summary>The shared synthetic values, <c>testdata/identifiers.json</c>.</summary>
internal static class IdentifierFile
{
    public const string CitizenNumbers = "citizenId";
    public const string SocialCreditCodes = "uscc";
    public const string CertificateIdentifiers = "licenceIdentifier";

    private static readonly JsonDocument Document =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "testdata", "identifiers.json")));

    public static string[] Valid(string kind) =>
        [.. List(kind, "valid").Select(value => value.GetString()!)];

    public static string[] Invalid(string kind) =>
        [.. List(kind, "invalid").Select(value => value.GetProperty("value").GetString()!)];

    private static JsonElement.ArrayEnumerator List(string kind, string list) =>
        Document.RootElement.GetProperty(kind).GetProperty(list).EnumerateArray();
}
