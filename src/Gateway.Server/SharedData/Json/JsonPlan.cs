using System.Collections.Frozen;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace Gateway.Server.SharedData.Json;

/// <summary>
/// How messages of one type stand in the protobuf JSON mapping, compiled from the descriptor once. It covers what
/// shared data's messages are made of; what they are not (maps, floats, Any) it refuses when it is compiled.
/// </summary>
internal sealed class JsonPlan
{
    private FrozenDictionary<string, int> _byName = FrozenDictionary<string, int>.Empty;

    private JsonPlan(WellKnown wellKnown) => WellKnown = wellKnown;

    /// <summary>A form of its own in JSON.</summary>
    public WellKnown WellKnown { get; }

    /// <summary>The fields, ascending by number.</summary>
    public JsonField[] Fields { get; private set; } = [];

    /// <summary>How many oneofs of more than one member there are.</summary>
    public int OneofCount { get; private set; }

    /// <summary>The plan of a message.</summary>
    /// <exception cref="NotSupportedException">The message has a field of a kind that shared data never has.</exception>
    public static JsonPlan Of(MessageDescriptor message) => Of(message, new(StringComparer.Ordinal));

    /// <summary>Index of the field of that name, as in JSON or as in the contract; -1 where there is none.</summary>
    public int IndexOf(ReadOnlySpan<char> name) =>
        _byName.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var index) ? index : -1;

    /// <summary>Index of the field of that number; -1 where there is none.</summary>
    public int IndexOf(int number)
    {
        var (low, high) = (0, Fields.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            switch (Fields[middle].Number.CompareTo(number))
            {
                case 0:
                    return middle;
                case < 0:
                    low = middle + 1;
                    break;
                default:
                    high = middle - 1;
                    break;
            }
        }

        return -1;
    }

    private static JsonPlan Of(MessageDescriptor message, Dictionary<string, JsonPlan> known)
    {
        if (known.TryGetValue(message.FullName, out var made))
        {
            return made;
        }

        var plan = new JsonPlan(WellKnownOf(message));
        known.Add(message.FullName, plan);
        if (plan.WellKnown == WellKnown.None)
        {
            plan.OneofCount = message.RealOneofCount;
            plan.Fields = [.. message.Fields.InFieldNumberOrder().Select(field => JsonField.Of(field, type => Of(type, known)))];
            plan._byName = plan.Fields
                .SelectMany((field, index) => new[] { (field.JsonName, index), (field.ProtoName, index) })
                .Distinct()
                .ToFrozenDictionary(pair => pair.Item1, pair => pair.index, StringComparer.Ordinal);
        }

        return plan;
    }

    private static WellKnown WellKnownOf(MessageDescriptor message)
    {
        if (message.FullName == Timestamp.Descriptor.FullName)
        {
            return WellKnown.Timestamp;
        }

        if (message.FullName == Duration.Descriptor.FullName)
        {
            return WellKnown.Duration;
        }

        if (message.FullName == FieldMask.Descriptor.FullName)
        {
            return WellKnown.FieldMask;
        }

        return message.File.Package == "google.protobuf"
            ? throw new NotSupportedException($"{message.FullName} has a form of its own in JSON, and shared data has none of it.")
            : WellKnown.None;
    }
}

/// <summary>Messages that have a form of their own in JSON.</summary>
internal enum WellKnown
{
    /// <summary>An object.</summary>
    None,

    /// <summary>A string by RFC 3339.</summary>
    Timestamp,

    /// <summary>A string of seconds: "1.5s".</summary>
    Duration,

    /// <summary>A string of paths: "fullName,birthDate".</summary>
    FieldMask,
}
