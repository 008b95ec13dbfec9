using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Gateway.Server.Apis.Credentials.Renewing;

/// <summary>What a server that hands out secrets answered. No record: its text would show them.</summary>
internal sealed class SecretAnswer
{
    private SecretAnswer()
    {
    }

    /// <summary>Why there is no answer to read; null where there is one.</summary>
    public CredentialFault? Fault { get; private init; }

    /// <summary>Its status.</summary>
    public HttpStatusCode Status { get; private init; }

    /// <summary>Its JSON object; undefined where an answer other than 200 had none.</summary>
    public JsonElement Root { get; private init; }

    public static SecretAnswer Of(HttpStatusCode status, JsonElement root) => new() { Status = status, Root = root };

    public static SecretAnswer Failed(string text) => new() { Fault = CredentialFault.OfProvider("the server that hands out secrets " + text) };

    /// <summary>A member that is a text, or a number as it is written; null where it is neither.</summary>
    public static string? TextOf(JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out var member))
        {
            return null;
        }

        try
        {
            return member.ValueKind switch
            {
                JsonValueKind.String => member.GetString(),
                JsonValueKind.Number => member.GetRawText(),
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            // Escapes or bytes that are no Unicode text.
            return null;
        }
    }

    /// <summary>A member that is a whole number, also where it is written as a text; null where it is not.</summary>
    public static long? NumberOf(JsonElement element, string name) =>
        long.TryParse(TextOf(element, name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The time from now to a member that is Unix milliseconds; null where it is none.</summary>
    public static TimeSpan? LifeOf(JsonElement element, string name, DateTimeOffset now) => NumberOf(element, name) switch
    {
        null => null,
        <= 0 => TimeSpan.Zero,

        // Beyond the year 9999 is as good as any far day.
        > 253_402_300_799_999 => TimeSpan.MaxValue,
        { } end => DateTimeOffset.FromUnixTimeMilliseconds(end) - now,
    };
}
