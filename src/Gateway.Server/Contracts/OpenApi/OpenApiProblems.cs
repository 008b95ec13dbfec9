using System.Globalization;
using System.Text.Json;
using Gateway.Core.Decisions;
using Gateway.Server.Refusals;

namespace Gateway.Server.Contracts.OpenApi;

/// <summary>Refusals and failures of exchanges, as problem details by their HTTP status.</summary>
internal static class OpenApiProblems
{
    private const string Problem = "Problem";

    /// <summary>Reference to the schema of a problem.</summary>
    public static readonly string Reference = OpenApiSchemas.ReferenceTo(Problem);

    private static readonly (string Name, string Type, string Description)[] s_members =
    [
        ("type", "string", "原因的稳定名称：urn:gateway:reason:原因代码。"),
        ("title", "string", "问题及处理办法（英文）。"),
        ("status", "integer", "HTTP 状态码。"),
        ("detail", "string", "具体问题（如有），不含取值。"),
        ("instance", "string", "交换标识：urn:uuid:…。"),
        ("reason", "string", "稳定的原因代码；今后可能增加，不会改名。"),
        ("fault_side", "string", "责任方：consumer、provider、gateway。"),
        ("mend_by", "string", "可由谁处理。"),
        ("message_zh", "string", "问题及处理办法（中文）。"),
        ("exchange_id", "string", "交换标识。"),
        ("entry", "string", "相关目录条目。"),
        ("agreement", "string", "相关共享协议。"),
        ("field", "string", "相关信息项。"),
    ];

    // Reasons of the management API, of the services of certificates and of cases, and of APIs of gRPC.
    private static readonly Reason[] s_ofOthers =
    [
        Reasons.SystemNotSteward, Reasons.DocumentUnknown, Reasons.RegistryUnavailable, Reasons.SystemNotAdapter,
        Reasons.CertificateTypeUnknown, Reasons.CertificateTypeAmbiguous, Reasons.CertificateIdentifierMalformed,
        Reasons.CertificateStatusChanged, Reasons.StatusRegisterUnavailable, Reasons.CursorUnknown, Reasons.RequestEncodingUnsupported,
        .. CaseReasons.All,
    ];

    private static readonly Reason[] s_ofApis = [Reasons.ApiRequestRefused, Reasons.ApiCredentialRefused, Reasons.ApiAddressNotAllowed];

    private static readonly IGrouping<int, Reason>[] s_statuses = [.. StatusesOf(Reasons.All.Except(s_ofOthers).Except(s_ofApis))];

    private static readonly IGrouping<int, Reason>[] s_statusesWithApis = [.. StatusesOf(Reasons.All.Except(s_ofOthers))];

    /// <summary>Writes the schema of a problem.</summary>
    public static void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteStartObject(Problem);
        json.WriteString("type", "object");
        json.WriteString("description", "拒绝或失败（RFC 9457）。");
        json.WriteStartObject("properties");
        foreach (var (name, type, description) in s_members)
        {
            json.WriteStartObject(name);
            json.WriteString("type", type);
            json.WriteString("description", description);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartArray("required");
        foreach (var name in (string[])["type", "title", "status", "reason", "fault_side", "mend_by", "message_zh"])
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Writes a response for each status, with the reasons that have it.</summary>
    public static void WriteResponses(Utf8JsonWriter json, bool withApis)
    {
        json.WriteStartObject("responses");
        foreach (var status in withApis ? s_statusesWithApis : s_statuses)
        {
            json.WriteStartObject(NameOf(status.Key));
            json.WriteString("description", string.Join('\n', status.Select(reason => $"{reason.Code}: {reason.Chinese}")));
            json.WriteStartObject("content");
            json.WriteStartObject("application/problem+json");
            json.WriteStartObject("schema");
            json.WriteString("$ref", Reference);
            json.WriteEndObject();
            json.WritePropertyName("example");
            WriteExample(json, status.First());
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <summary>Writes a reference to each of those responses.</summary>
    public static void WriteReferences(Utf8JsonWriter json)
    {
        foreach (var status in s_statuses)
        {
            json.WriteStartObject(status.Key.ToString(CultureInfo.InvariantCulture));
            json.WriteString("$ref", "#/components/responses/" + NameOf(status.Key));
            json.WriteEndObject();
        }
    }

    private static IEnumerable<IGrouping<int, Reason>> StatusesOf(IEnumerable<Reason> reasons) =>
        reasons.GroupBy(reason => reason.HttpStatus).OrderBy(status => status.Key);

    private static string NameOf(int status) => string.Create(CultureInfo.InvariantCulture, $"Problem{status}");

    private static void WriteExample(Utf8JsonWriter json, Reason reason)
    {
        json.WriteStartObject();
        json.WriteString("type", RefusalStatus.HelpUrl(new Refusal(reason)));
        json.WriteString("title", reason.English);
        json.WriteNumber("status", reason.HttpStatus);
        json.WriteString("reason", reason.Code);
        foreach (var (name, value) in RefusalStatus.Metadata(new Refusal(reason), Guid.Empty, null))
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
    }
}
