using Gateway.Contracts.V1;
using Gateway.Core.Decisions;
using Gateway.Core.Identifiers;

namespace Gateway.Server.Exchanges;

/// <summary>Bounds of what a caller may send. Every text may reach the log, so none is unbounded or unprintable.</summary>
internal static class CallBounds
{
    private const int GreatestName = 64;
    private const int GreatestKeyFields = 16;
    private const int CitizenNumberLength = 18;

    /// <summary>The first fault, with its path; null where there is none.</summary>
    public static Refusal? Check(ExchangeRequest call, Core.Catalogue.Operations operation) =>
        Text("department", call.Department, GreatestName)
        ?? Text("entry", call.Entry, GreatestName)
        ?? CheckFields(operation == Core.Catalogue.Operations.Verify ? "claims" : "fields", call.Fields)
        ?? CheckKeys(call.Keys, operation)
        ?? (call.Context is { } context ? CheckContext(context) : null);

    private static Refusal? CheckFields(string path, string[] fields)
    {
        if (fields.Length > Core.Catalogue.Entry.GreatestFieldCount)
        {
            return Fault(path, $"more than {Core.Catalogue.Entry.GreatestFieldCount} fields.");
        }

        foreach (var field in fields)
        {
            if (Text(path, field, GreatestName) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private static Refusal? CheckKeys(
        IReadOnlyList<IReadOnlyCollection<KeyValuePair<string, string>>> keys, Core.Catalogue.Operations operation)
    {
        if (operation != Core.Catalogue.Operations.LookupMany)
        {
            return CheckKey("key", keys.Count == 1 ? keys[0] : []);
        }

        if (keys.Count is 0 or > ExchangeCall.GreatestKeyCount)
        {
            return Fault("keys", $"1 to {ExchangeCall.GreatestKeyCount} keys.");
        }

        for (var i = 0; i < keys.Count; i++)
        {
            if (CheckKeyNames("keys", keys[i]) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    /// <summary>Of many keys each has its own answer, also where its value is out of bounds: it is bound alone.</summary>
    private static Refusal? CheckKeyNames(string path, IReadOnlyCollection<KeyValuePair<string, string>> key)
    {
        if (key.Count > GreatestKeyFields)
        {
            return Fault(path, $"more than {GreatestKeyFields} key fields.");
        }

        foreach (var (name, _) in key)
        {
            if (Text(path, name, GreatestName) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private static Refusal? CheckKey(string path, IReadOnlyCollection<KeyValuePair<string, string>> key)
    {
        if (CheckKeyNames(path, key) is { } name)
        {
            return name;
        }

        foreach (var (_, value) in key)
        {
            if (Text(path, value, KeyBinding.GreatestValue) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    /// <summary>The first fault of a context, with its path; null where there is none.</summary>
    /// <param name="context">The context.</param>
    /// <param name="path">Its path in the request.</param>
    public static Refusal? CheckContext(ExchangeContext context, string path = "context") =>
        Text(path + ".service_item_code", context.ServiceItemCode, GreatestName)
        ?? Text(path + ".scenario", context.Scenario, GreatestName)
        ?? Text(path + ".case_number", context.HasCaseNumber ? context.CaseNumber : "", GreatestName)
        ?? Text(path + ".task_number", context.HasTaskNumber ? context.TaskNumber : "", GreatestName)
        ?? Text(path + ".officer_id", context.OfficerId, GreatestName)
        ?? NoCitizenNumber(path + ".service_item_code", context.ServiceItemCode)
        ?? NoCitizenNumber(path + ".scenario", context.Scenario)
        ?? NoCitizenNumber(path + ".officer_id", context.OfficerId)
        ?? NoCitizenNumber(path + ".case_number", context.HasCaseNumber ? context.CaseNumber : "")
        ?? NoCitizenNumber(path + ".task_number", context.HasTaskNumber ? context.TaskNumber : "")
        ?? Text(path + ".channel", context.Channel, 32)
        ?? Text(path + ".authorisation_ref", context.AuthorisationRef, 128)
        ?? Text(path + ".material_code", context.MaterialCode, GreatestName)
        ?? NoCitizenNumber(path + ".channel", context.Channel)
        ?? NoCitizenNumber(path + ".authorisation_ref", context.AuthorisationRef)
        ?? NoCitizenNumber(path + ".material_code", context.MaterialCode)
        ?? (context.Applicant is { } applicant
            ? Text(path + ".applicant.type", applicant.Type, 16) ?? Text(path + ".applicant.identifier", applicant.Identifier, GreatestName)
            : null)
        ?? (context.MaxAge is { } age && !IsSpan(age) ? Fault(path + ".max_age", "write a duration from 0 to 315576000000 s.") : null);

    private static bool IsSpan(Google.Protobuf.WellKnownTypes.Duration age) =>
        age.Seconds is >= 0 and <= Google.Protobuf.WellKnownTypes.Duration.MaxSeconds && age.Nanos is >= 0 and < 1_000_000_000;

    /// <summary>
    /// What is recorded as it was sent must not identify a person: no part of it, between what is no letter or digit, is a
    /// citizen number. (Any 18 digits in a row cannot be searched: numbers of cases are made of a region and a date too.)
    /// </summary>
    private static Refusal? NoCitizenNumber(string path, ReadOnlySpan<char> text) =>
        HoldsCitizenNumber(text) ? Fault(path, "must not be a citizen number.") : null;

    /// <summary>A part of the text, between what is no letter or digit, is a citizen number.</summary>
    public static bool HoldsCitizenNumber(ReadOnlySpan<char> text)
    {
        Span<char> number = stackalloc char[CitizenNumberLength];
        while (!text.IsEmpty)
        {
            var end = 0;
            while (end < text.Length && char.IsAsciiLetterOrDigit(text[end]))
            {
                end++;
            }

            if (end == CitizenNumberLength && text[..end].ToUpperInvariant(number) == end && CitizenNumber.Check(number, DateOnly.MaxValue).IsNone)
            {
                return true;
            }

            text = text[Math.Min(end + 1, text.Length)..];
        }

        return false;
    }

    /// <summary>The fault of a text, or null.</summary>
    public static Refusal? Text(string path, string text, int greatest)
    {
        if (text.Length > greatest)
        {
            return Fault(path, $"longer than {greatest} characters.");
        }

        foreach (var character in text)
        {
            if (char.IsControl(character))
            {
                return Fault(path, "holds a control character.");
            }
        }

        return null;
    }

    private static Refusal Fault(string path, string message) => new(Reasons.RequestMalformed, Detail: $"{path}: {message}");
}
