using Gateway.Cli.Terminals;
using Gateway.Cli.Texts;
using Gateway.Core.Decisions;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Rpc;

namespace Gateway.Cli.Failures;

/// <summary>Tells of a refusal: what failed, whose fault it was, who can mend it and what it concerns.</summary>
internal static class RefusalWriter
{
    private static readonly JsonFormatter Json = new(JsonFormatter.Settings.Default
        .WithIndentation()
        .WithTypeRegistry(TypeRegistry.FromFiles(ErrorDetailsReflection.Descriptor)));

    // What is told by a line of its own, or is the text itself.
    private static readonly string[] Told = ["exchange_id", "fault_side", "mend_by", "agreement", "entry", "field", "message_zh"];

    public static void Write(Terminal terminal, RefusalDetails refusal)
    {
        var side = Plain(refusal.Metadata.GetValueOrDefault("fault_side"));
        terminal.WriteError(side is "PROVIDER" or "GATEWAY" ? FailureTexts.Failed : FailureTexts.Refused, Printable.Text(refusal.Reason));
        terminal.Error.WriteLine($"  {Printable.Text(Message(refusal, terminal.Language))}");
        terminal.WritePairs(terminal.Error, Pairs(refusal, side, terminal));
    }

    /// <summary>The status with its details, as JSON.</summary>
    public static void WriteJson(Terminal terminal, RefusalDetails refusal)
    {
        // Of an unknown kind of detail only the kind can be told.
        var known = refusal.Status.Clone();
        foreach (var unknown in known.Details.Where(detail => !IsKnown(detail.TypeUrl)).ToList())
        {
            known.Details.Remove(unknown);
        }

        terminal.Out.WriteLine(Json.Format(known));
    }

    private static bool IsKnown(string typeUrl) =>
        ErrorDetailsReflection.Descriptor.MessageTypes.Any(type => typeUrl.EndsWith("/" + type.FullName, StringComparison.Ordinal));

    private static IEnumerable<(string, string?)> Pairs(RefusalDetails refusal, string side, Terminal terminal)
    {
        var data = refusal.Metadata;
        yield return (terminal.Say(FailureTexts.Fault), Side(side) is { } text ? terminal.Say(text) : data.GetValueOrDefault("fault_side"));
        yield return (terminal.Say(FailureTexts.MendBy), Mender(Plain(data.GetValueOrDefault("mend_by"))) is { } mender
            ? terminal.Say(mender)
            : data.GetValueOrDefault("mend_by"));
        yield return (terminal.Say(FailureTexts.Agreement), data.GetValueOrDefault("agreement"));
        yield return (terminal.Say(FailureTexts.Entry), data.GetValueOrDefault("entry"));
        yield return (terminal.Say(FailureTexts.Field), data.GetValueOrDefault("field"));
        foreach (var (name, value) in data.Where(pair => !Told.Contains(pair.Key)).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            yield return (name == "detail" ? terminal.Say(FailureTexts.Detail) : Printable.Text(name), value);
        }

        yield return (terminal.Say(FailureTexts.Exchange), refusal.ExchangeId);
        foreach (var link in refusal.Links)
        {
            yield return (terminal.Say(FailureTexts.Link), string.IsNullOrEmpty(link.Description) ? link.Url : $"{link.Url} ({link.Description})");
        }
    }

    private static string Message(RefusalDetails refusal, Language language)
    {
        if (language == Language.English)
        {
            return refusal.Status.Message;
        }

        return refusal.Metadata.GetValueOrDefault("message_zh")
            ?? Reasons.All.FirstOrDefault(reason => reason.Code == refusal.Reason)?.Chinese
            ?? refusal.Status.Message;
    }

    // FAULT_SIDE_CONSUMER, CONSUMER, consumer and ConsumerSteward, consumer_steward are all understood.
    private static string Plain(string? name) =>
        (name ?? "").Replace("_", "", StringComparison.Ordinal).ToUpperInvariant()
            .Replace("FAULTSIDE", "", StringComparison.Ordinal).Replace("MENDER", "", StringComparison.Ordinal);

    private static Text? Side(string side) => side switch
    {
        "CONSUMER" => FailureTexts.SideConsumer,
        "PROVIDER" => FailureTexts.SideProvider,
        "GATEWAY" => FailureTexts.SideGateway,
        _ => null,
    };

    private static Text? Mender(string mender) => mender switch
    {
        "CONSUMER" => FailureTexts.MendConsumer,
        "CONSUMERSTEWARD" => FailureTexts.MendConsumerSteward,
        "PROVIDERSTEWARD" => FailureTexts.MendProviderSteward,
        "PROVIDER" => FailureTexts.MendProvider,
        "OPERATOR" => FailureTexts.MendOperator,
        _ => null,
    };
}
