using Gateway.Cli.Terminals;
using Gateway.Cli.Texts;
using Gateway.Client.Refusals;
using Gateway.Core.Decisions;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Rpc;

namespace Gateway.Cli.Failures;

/// <summary>Tells of a refusal: what failed, whose fault it was, who can mend it and what it concerns.</summary>
internal static class RefusalWriter
{
    private const string Provider = "provider";
    private const string Gateway = "gateway";

    private static readonly JsonFormatter Json = new(JsonFormatter.Settings.Default
        .WithIndentation()
        .WithTypeRegistry(TypeRegistry.FromFiles(ErrorDetailsReflection.Descriptor)));

    // What is told by a line of its own, or is the text itself.
    private static readonly string[] Known = ["exchange_id", "fault_side", "mend_by", "agreement", "entry", "field", "message_zh"];

    public static void Write(Terminal terminal, GatewayRefusal refusal)
    {
        var failed = refusal.Metadata.GetValueOrDefault("fault_side") is Provider or Gateway;
        terminal.WriteError(failed ? FailureTexts.Failed : FailureTexts.Refused, Printable.Text(refusal.Reason));
        terminal.Error.WriteLine($"  {Printable.Text(Message(refusal, terminal.Language))}");
        terminal.WritePairs(terminal.Error, Pairs(refusal, terminal));
    }

    /// <summary>The status with its details, as JSON.</summary>
    public static void WriteJson(Terminal terminal, GatewayRefusal refusal)
    {
        // Of an unknown kind of detail only the kind can be told.
        var known = refusal.RpcStatus!.Clone();
        foreach (var unknown in known.Details.Where(detail => !IsKnown(detail.TypeUrl)).ToList())
        {
            known.Details.Remove(unknown);
        }

        terminal.Out.WriteLine(Json.Format(known));
    }

    private static bool IsKnown(string typeUrl) =>
        ErrorDetailsReflection.Descriptor.MessageTypes.Any(type => typeUrl.EndsWith("/" + type.FullName, StringComparison.Ordinal));

    private static IEnumerable<(string, string?)> Pairs(GatewayRefusal refusal, Terminal terminal)
    {
        var data = refusal.Metadata;
        // What exactly is wrong comes in English only, behind the reason's own text.
        if (terminal.Language == Language.Chinese)
        {
            yield return (terminal.Say(FailureTexts.Detail), refusal.Detail);
        }

        yield return (terminal.Say(FailureTexts.Fault), Told(terminal, Side(data.GetValueOrDefault("fault_side")), data.GetValueOrDefault("fault_side")));
        yield return (terminal.Say(FailureTexts.MendBy), Told(terminal, Mender(data.GetValueOrDefault("mend_by")), data.GetValueOrDefault("mend_by")));
        yield return (terminal.Say(FailureTexts.Agreement), data.GetValueOrDefault("agreement"));
        yield return (terminal.Say(FailureTexts.Entry), data.GetValueOrDefault("entry"));
        yield return (terminal.Say(FailureTexts.Field), data.GetValueOrDefault("field"));
        foreach (var (name, value) in data.Where(pair => !Known.Contains(pair.Key)).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            yield return (Printable.Text(name), value);
        }

        yield return (terminal.Say(FailureTexts.Exchange), refusal.ExchangeId);
        foreach (var link in refusal.Links.Where(link => link.Url.StartsWith("http", StringComparison.Ordinal)))
        {
            yield return (terminal.Say(FailureTexts.Link), string.IsNullOrEmpty(link.Description) ? link.Url : $"{link.Url} ({link.Description})");
        }
    }

    private static string? Told(Terminal terminal, Text? known, string? written) => known is null ? written : terminal.Say(known);

    private static string Message(GatewayRefusal refusal, Language language) =>
        language == Language.English ? refusal.Message
        : refusal.Metadata.ContainsKey("message_zh") ? refusal.MessageZh
        : Reasons.All.FirstOrDefault(reason => reason.Code == refusal.Reason)?.Chinese ?? refusal.Message;

    private static Text? Side(string? side) => side switch
    {
        "consumer" => FailureTexts.SideConsumer,
        Provider => FailureTexts.SideProvider,
        Gateway => FailureTexts.SideGateway,
        _ => null,
    };

    private static Text? Mender(string? mender) => mender switch
    {
        "consumer" => FailureTexts.MendConsumer,
        "consumer_steward" => FailureTexts.MendConsumerSteward,
        "provider_steward" => FailureTexts.MendProviderSteward,
        "provider" => FailureTexts.MendProvider,
        "operator" => FailureTexts.MendOperator,
        _ => null,
    };
}
