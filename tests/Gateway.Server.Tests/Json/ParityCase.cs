using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.Server.SharedData.Json;
using Google.Protobuf.Reflection;

namespace Gateway.Server.Tests.Json;

/// <summary>A message or a JSON text, and what the gateway makes of it.</summary>
/// <param name="Type">Type of the message.</param>
/// <param name="Message">The message; null where the gateway refused the JSON.</param>
/// <param name="Asked">The JSON to be read; null where the message is to be written.</param>
/// <param name="Written">The JSON that the gateway wrote.</param>
/// <param name="Fault">Why the gateway refused the JSON; null where it did not.</param>
internal sealed record ParityCase(MessageDescriptor Type, byte[]? Message, string? Asked, string? Written, JsonFault? Fault = null)
{
    /// <summary>What the gateway reads from a text.</summary>
    public static ParityCase Read(MessageDescriptor type, JsonPlan plan, string json)
    {
        var (message, fault) = Transcoded.Read(plan, Encoding.UTF8.GetBytes(json));
        return new(type, message, json, null, fault);
    }

    /// <summary>The rule by which the gateway refuses what the other reads; null where it is refused for no such rule, or read.</summary>
    public StricterRule? Rule => Fault is { } fault
        ? StricterRule.All.FirstOrDefault(rule =>
            fault.English.StartsWith(rule.Fault, StringComparison.Ordinal) && JsonPlace.Find(Type, Asked!, fault.Path).Any(rule.Covers))
        : null;

    public JsonObject ToLine()
    {
        var line = new JsonObject { ["type"] = Type.FullName, ["bytes"] = Convert.ToBase64String(Message ?? []) };
        if (Asked is not null)
        {
            line["json"] = Asked;
        }

        return line;
    }

    /// <summary>How the answer differs; null where it does not. What the gateway alone refuses, it refuses by a rule.</summary>
    public string? Compare(JsonObject answer)
    {
        if (answer["error"] is { } error)
        {
            return Fault is null ? $"{Type.FullName}: {Asked ?? Written} is an error to the other: {error}" : null;
        }

        if (Fault is { } fault)
        {
            return Rule is null ? $"{Type.FullName}: {Asked} is refused at '{fault.Path}' ({fault.English}) and read by the other" : null;
        }

        if (Asked is null)
        {
            var theirs = answer["json"]!.GetValue<string>();
            var (left, right) = (JsonNode.Parse(Written!)!, JsonNode.Parse(theirs)!);
            return AreEqual(left, right) && NamesOf(left).SequenceEqual(NamesOf(right)) ? null : $"{Type.FullName}: {Written} is {theirs} to the other";
        }

        return answer["read"]!.GetValue<string>() == answer["given"]!.GetValue<string>()
            ? null
            : $"{Type.FullName}: {Asked} is read as {answer["given"]}, by the other as {answer["read"]}";
    }

    private static IEnumerable<string> NamesOf(JsonNode node) => (node as JsonObject)?.Select(member => member.Key) ?? [];

    // Of the whole the members stand in the same order; those of maps in any. The shortest digits of a float differ by library.
    private static bool AreEqual(JsonNode ours, JsonNode theirs) => (ours, theirs) switch
    {
        (JsonObject left, JsonObject right) => left.Count == right.Count
            && left.All(member => right.TryGetPropertyValue(member.Key, out var other) && AreEqual(member.Value!, other!)),
        (JsonArray left, JsonArray right) => left.Count == right.Count && left.Zip(right).All(pair => AreEqual(pair.First!, pair.Second!)),
        (JsonValue left, JsonValue right) when left.GetValueKind() == JsonValueKind.Number && right.GetValueKind() == JsonValueKind.Number =>
            left.GetValue<double>().Equals(right.GetValue<double>()) || left.GetValue<float>().Equals(right.GetValue<float>()),
        _ => JsonNode.DeepEquals(ours, theirs),
    };
}
