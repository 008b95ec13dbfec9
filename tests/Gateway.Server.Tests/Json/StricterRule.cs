using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Gateway.Contracts.V1;
using Gateway.Server.SharedData.Json;

namespace Gateway.Server.Tests.Json;

/// <summary>
/// Something that the gateway refuses although Python's <c>json_format</c> reads it. Each is meant: an error of the caller would else go
/// unseen (see <see cref="JsonToProtobuf"/>). Every other refusal of what Python reads is a fault of the gateway.
/// </summary>
/// <param name="Name">What is refused.</param>
/// <param name="Fault">How what the gateway says of it begins.</param>
/// <param name="Covers">The value at the place of the fault is of this kind.</param>
internal sealed partial record StricterRule(string Name, string Fault, Func<JsonNode?, bool> Covers)
{
    // Behind the colon stand the names of one enum.
    private static readonly string s_enumWanted = JsonFaultText.EnumWanted(new(RecordReflection.Descriptor.EnumTypes[0])).English.Split(':')[0];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StricterRule> All { get; } =
    [
        new("a whole number in quotes with anything but digits, which int() strips", JsonFaultText.WholeNumberWanted.English, node => IsTextBut(node, Digits())),
        new("a number in quotes that is none in JSON, which float() reads", JsonFaultText.NumberWanted.English, node => IsTextBut(node, Number())),
        new("a number that is infinite, though it does not say so", JsonFaultText.NumberOutOfRange.English, IsInfinite),
        new("a fraction, true or false as a number of an enum, of which int() makes one", s_enumWanted, IsNoInteger),
        new("a number of an enum in quotes with anything but digits", s_enumWanted, node => IsTextBut(node, Digits())),
        new("signs in base64 that it does not have, which are skipped", JsonFaultText.Base64Wanted.English, node => IsTextBut(node, Base64())),
        new("nothing in other brackets as an empty message", JsonFaultText.ObjectWanted.English, node => node?.ToJsonString() is "[]" or "\"\""),
        new("a moment that is not written as RFC 3339 has it", JsonFaultText.TimestampWanted.English, node => IsTextBut(node, Moment())),
        new("a moment before the year 1 or after the year 9999, by its offset, or an offset that is none", JsonFaultText.TimestampWanted.English, IsFarMoment),
        new("a duration that is not digits, at most nine of them behind the point", JsonFaultText.DurationWanted.English, node => IsTextBut(node, Seconds())),
        new("an empty path in a field mask", JsonFaultText.FieldMaskWanted.English, node => TextOf(node) is { } text && text.Split(',').Contains("")),
        new("a member under both of its names", JsonFaultText.DuplicateMember.English, HasTwoNames),
        new("a key of a map in two spellings", JsonFaultText.DuplicateKey.English, HasTwoSpellings),
        new("more than 16 levels", JsonFaultText.TooDeep.English, IsDeep),
    ];

    private static bool IsTextBut(JsonNode? node, Regex form) => TextOf(node) is { } text && !form.IsMatch(text);

    private static bool IsInfinite(JsonNode? node) =>
        (TextOf(node) ?? node?.ToJsonString()) is { } text && double.TryParse(text, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) > float.MaxValue;

    private static bool IsNoInteger(JsonNode? node) => node is JsonValue value && value.GetValueKind() switch
    {
        JsonValueKind.Number => !double.IsInteger(value.GetValue<double>()),
        JsonValueKind.True or JsonValueKind.False => true,
        _ => false,
    };

    private static bool IsFarMoment(JsonNode? node)
    {
        if (TextOf(node) is not { } text || Moment().Match(text) is not { Success: true } match)
        {
            return false;
        }

        var (hours, minutes) = (NumberOf(match, "hours"), NumberOf(match, "minutes"));
        var local = DateTime.ParseExact(text[..19], "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
        var offset = new TimeSpan(hours, minutes, 0) * (match.Groups["sign"].Value == "-" ? -1 : 1);
        return hours > 23 || minutes > 59 || local - DateTime.MinValue < offset || DateTime.MaxValue - local < -offset;
    }

    private static bool HasTwoNames(JsonNode? node) => node?.Parent is JsonObject members && members.Count(member => Plain(member.Key) == Plain(node.GetPropertyName())) == 2;

    private static bool HasTwoSpellings(JsonNode? node) =>
        node is JsonObject members && members.DistinctBy(member => BigInteger.Parse(member.Key, CultureInfo.InvariantCulture)).Count() < members.Count;

    private static bool IsDeep(JsonNode? node)
    {
        var depth = 0;
        for (; node is not null; node = node.Parent)
        {
            depth++;
        }

        return depth > 16;
    }

    private static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();

    private static int NumberOf(Match match, string group) => match.Groups[group] is { Success: true, Value: var text } ? int.Parse(text, CultureInfo.InvariantCulture) : 0;

    private static string? TextOf(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    [GeneratedRegex(@"^-?[0-9]+\z")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?\z")]
    private static partial Regex Number();

    [GeneratedRegex(@"^([A-Za-z0-9+/_-]{4})*([A-Za-z0-9+/_-]{2}(==)?|[A-Za-z0-9+/_-]{3}=?)?\z")]
    private static partial Regex Base64();

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?(Z|(?<sign>[+-])(?<hours>[0-9]{2}):(?<minutes>[0-9]{2}))\z")]
    private static partial Regex Moment();

    [GeneratedRegex(@"^-?[0-9]+(\.[0-9]{1,9})?s\z")]
    private static partial Regex Seconds();
}
