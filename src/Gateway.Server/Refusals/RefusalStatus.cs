using Gateway.Core.Decisions;
using Gateway.Server.Telemetry;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;

namespace Gateway.Server.Refusals;

/// <summary>A refusal as <c>google.rpc.Status</c>: ErrorInfo, RequestInfo and Help, never DebugInfo.</summary>
internal static class RefusalStatus
{
    /// <summary>Domain of every ErrorInfo of the gateway.</summary>
    public const string Domain = "gateway";

    /// <summary>The status of a refusal.</summary>
    /// <param name="refusal">The refusal.</param>
    /// <param name="exchangeId">Id of the exchange; empty where there is none.</param>
    /// <param name="entry">"department/entry", where it is known.</param>
    public static Google.Rpc.Status Of(Refusal refusal, Guid exchangeId, string? entry)
    {
        var info = new ErrorInfo { Reason = refusal.Reason.Code, Domain = Domain };
        foreach (var (name, value) in Metadata(refusal, exchangeId, entry))
        {
            info.Metadata[name] = value;
        }

        var status = new Google.Rpc.Status
        {
            Code = (int)refusal.Reason.Status,
            Message = MessageOf(refusal),
            Details = { Any.Pack(info) },
        };
        if (exchangeId != Guid.Empty)
        {
            status.Details.Add(Any.Pack(new RequestInfo { RequestId = exchangeId.ToString("D") }));
        }

        status.Details.Add(Any.Pack(new Help
        {
            Links = { new Help.Types.Link { Description = "What this reason means and who can mend it.", Url = HelpUrl(refusal) } },
        }));
        return status;
    }

    /// <summary>What a refusal concerns, by name.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Metadata(Refusal refusal, Guid exchangeId, string? entry)
    {
        yield return new("fault_side", refusal.Reason.Fault.Name());
        yield return new("mend_by", refusal.Reason.MendBy.Name());
        yield return new("message_zh", refusal.Reason.Chinese);
        if (exchangeId != Guid.Empty)
        {
            yield return new("exchange_id", exchangeId.ToString("D"));
        }

        if (entry is not null)
        {
            yield return new("entry", entry);
        }

        if (refusal.Agreement is { } agreement)
        {
            yield return new("agreement", agreement);
        }

        if (refusal.Field is { } field)
        {
            yield return new("field", field);
        }
    }

    /// <summary>The reason's text, and what exactly is wrong.</summary>
    public static string MessageOf(Refusal refusal) =>
        refusal.Detail is null ? refusal.Reason.English : $"{refusal.Reason.English} ({refusal.Detail})";

    /// <summary>A stable name for the reason: the type of its problem details.</summary>
    public static string HelpUrl(Refusal refusal) => "urn:gateway:reason:" + refusal.Reason.Code;
}
