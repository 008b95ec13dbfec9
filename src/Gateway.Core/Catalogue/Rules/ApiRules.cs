using System.Globalization;
using Gateway.Core.Apis;
using Gateway.Core.Minimisation;

namespace Gateway.Core.Catalogue.Rules;

/// <summary>Rules of an entry that is an API of the department's own.</summary>
public static class ApiRules
{
    /// <summary>An API without its terms.</summary>
    public static readonly Rule Missing = new(
        "API_TERMS_MISSING",
        "An entry of this kind says where the API is served and what its operations are. Write them under api.",
        "自有接口条目须说明接口地址和操作。请填写 api。");

    /// <summary>Terms on what is no API.</summary>
    public static readonly Rule Unused = new(
        "API_TERMS_UNUSED", "Only entries of APIs have these. Remove them, or write entry_kind: api.", "只有自有接口条目才有该项。请去掉，或改为 entry_kind: api。");

    /// <summary>Operations that only records have.</summary>
    public static readonly Rule OperationsUnused = new(
        "API_OPERATIONS",
        "The operations of an API stand under api.operations, and an agreement grants them under api_operations. Remove these.",
        "自有接口的操作填写在 api.operations，协议以 api_operations 约定。请去掉该项。");

    /// <summary>Key fields on an API.</summary>
    public static readonly Rule KeysUnused = new(
        "API_KEYS", "An API has parameters instead. Remove the key fields, the subject fields and the cache.", "自有接口以参数查询。请去掉主键项、主体项和缓存时间。");

    /// <summary>Not a base address.</summary>
    public static readonly Rule Address = new(
        "API_ADDRESS",
        "Not a base address. Write https://host:port, with a path where there is one, and without user, query or fragment.",
        "不是接口地址。请按 https://主机:端口 填写，可带路径，不带用户名、查询参数和片段。");

    /// <summary>An address that the operator does not allow.</summary>
    public static readonly Rule AddressNotAllowed = new(
        "API_ADDRESS_NOT_ALLOWED",
        "The gateway's operator allows {0} no API at this address. Correct it, or ask the operator to add it to apis.upstreams of the configuration.",
        "网关运维方未允许 {0} 使用该接口地址。请更正，或请运维方将其加入配置的 apis.upstreams。");

    /// <summary>A credential that the operator does not allow.</summary>
    public static readonly Rule CredentialNotAllowed = new(
        "API_CREDENTIAL_UNKNOWN",
        "The gateway's operator has no credential of this name for {0}. Correct it, or ask the operator to add it to apis.credentials of the configuration.",
        "网关运维方没有为 {0} 配置该名称的凭据。请更正，或请运维方将其加入配置的 apis.credentials。");

    /// <summary>A certificate to be shown where there is no TLS.</summary>
    public static readonly Rule CredentialInTls = new(
        "API_CREDENTIAL_IN_TLS", "The credential is a certificate, which only https shows. Write an address of https.", "该凭据为证书，仅能在 https 中出示。请填写 https 地址。");

    /// <summary>Not a method that passes.</summary>
    public static readonly Rule Method = new(
        "API_METHOD", "Not a method that passes. Write GET, POST, PUT, PATCH or DELETE.", "不支持该方法。请填写 GET、POST、PUT、PATCH 或 DELETE。");

    /// <summary>Not a path template.</summary>
    public static readonly Rule Path = new(
        "API_PATH",
        "Not a path. Write segments of letters, digits and -._~ after one slash each, a whole segment {{name}} for a parameter, no name twice.",
        "路径格式有误。各段以一个斜线开头，由字母、数字和 -._~ 组成，整段 {{名称}} 表示参数，名称不得重复。");

    /// <summary>Two operations for one call.</summary>
    public static readonly Rule Ambiguous = new(
        "API_AMBIGUOUS", "Some path is one of operation {0} too, and neither is meant rather than the other. Change one.", "有的路径与操作 {0} 的方法和路径均相符，无法区分。请更改其一。");

    /// <summary>A parameter of the path that is not described.</summary>
    public static readonly Rule ParameterMissing = new(
        "API_PARAMETER_MISSING", "The path has the parameter {0}. Describe it under parameters.", "路径中有参数 {0}。请在 parameters 中说明。");

    /// <summary>Not a name of a parameter.</summary>
    public static readonly Rule ParameterName = new(
        "API_PARAMETER_NAME", "Not a name of a parameter. Write 1 to 64 letters, digits and -._~.", "参数名称格式有误。请填写 1 至 64 个字母、数字或 -._~。");

    /// <summary>Not a pattern of values.</summary>
    public static readonly Rule Pattern = new(
        "API_PATTERN",
        "Not a pattern of values. Write a regular expression of at most {0} characters without lookarounds and references back, and with small counts.",
        "取值格式有误。请填写不超过 {0} 个字符的正则表达式，不使用环视和反向引用，重复次数不宜过大。");

    /// <summary>A pointer that is none.</summary>
    public static readonly Rule Pointer = new("API_POINTER", "Not a place in an answer ({0}). Write a JSON pointer such as /data/*/name.", "不是应答中的位置（{0}）。请填写 JSON 指针，如 /data/*/name。");

    /// <summary>A body where there can be none.</summary>
    public static readonly Rule Body = new("API_BODY", "GET and DELETE take no body. Remove it.", "GET 和 DELETE 不带请求体。请去掉。");

    /// <summary>Not a media type.</summary>
    public static readonly Rule WholeAnswer = new(
        "API_WHOLE_ANSWER",
        "Not a media type in lower case, such as application/pdf. Write one, or leave it empty.",
        "不是小写的媒体类型（如 application/pdf）。请填写，或留空。");

    /// <summary>Places in an answer that passes whole.</summary>
    public static readonly Rule WholeWithPlaces = new(
        "API_WHOLE_WITH_PLACES", "An answer that passes whole has no places of fields. Remove either.", "整体提供的应答没有信息项位置。请去掉其一。");

    /// <summary>The agreement names an operation that the API does not have.</summary>
    public static readonly Rule OperationUnknown = new(
        "API_OPERATION_UNKNOWN", "The API has no operation of this name. It has: {0}.", "接口没有该操作。现有操作：{0}。");

    /// <summary>An agreement about an API that grants no operation.</summary>
    public static readonly Rule OperationsMissing = new(
        "API_OPERATIONS_MISSING", "The entry is an API: name the operations that are granted.", "该条目为自有接口，请填写约定的操作。");

    /// <summary>Operations of an API granted of what is none.</summary>
    public static readonly Rule NotAnApi = new(
        "API_OPERATIONS_UNUSED", "The entry is no API. Remove these, and write operations.", "该条目不是自有接口。请去掉该项，填写 operations。");

    /// <summary>A result code that names no value of an answer, or one value twice or that none can be.</summary>
    public static readonly Rule ResultValues = new(
        "API_RESULT_VALUES",
        "Name the values of an answer under success, each value once in all, of 1 to {0} characters; true and false only among themselves.",
        "请在 success 中填写成功的返回码；每个取值只出现一次，长 1 至 {0} 个字符；true 和 false 不得与其他取值混用。");

    /// <summary>A result code of an answer that passes whole.</summary>
    public static readonly Rule ResultOfWhole = new(
        "API_RESULT_OF_WHOLE", "An answer that passes whole has no result code. Remove either.", "整体提供的应答没有返回码。请去掉其一。");

    private const int GreatestResultValues = 64;

    private static readonly string[] s_methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    /// <summary>The text is a base address, and says itself what is called: nothing of it is resolved, decoded or read in another way.</summary>
    public static bool IsAddress(string text)
    {
        if (text.Length is 0 or > 256 || !Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http")
            || !text.StartsWith(address.Scheme + "://", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var rest = text[(address.Scheme.Length + 3)..];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var (authority, path) = slash < 0 ? (rest, "") : (rest[..slash], rest[slash..].TrimEnd('/'));
        return (authority.Equals(address.Host, StringComparison.OrdinalIgnoreCase)
                || authority.Equals(string.Create(CultureInfo.InvariantCulture, $"{address.Host}:{address.Port}"), StringComparison.OrdinalIgnoreCase))
            && address.Host.All(char.IsAscii)
            && (path.Length == 0 || (PathTemplate.TryParse(path, out var template) && template.Parameters.IsEmpty));
    }

    /// <summary>Checks the method, and whether it goes with a body.</summary>
    public static void CheckMethod(FaultList faults, string method, bool takesBody)
    {
        if (!s_methods.Contains(method, StringComparer.Ordinal))
        {
            faults.Add("method", Method);
        }
        else if (takesBody && method is "GET" or "DELETE")
        {
            faults.Add("takes_body", Body);
        }
    }

    /// <summary>Checks the media type of an answer that passes whole.</summary>
    public static void CheckWhole(FaultList faults, string mediaType, int places)
    {
        if (mediaType.Length == 0)
        {
            return;
        }

        if (mediaType.Length > 100 || mediaType.Count(character => character == '/') != 1 || mediaType[0] == '/' || mediaType[^1] == '/'
            || !mediaType.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character is '/' or '.' or '+' or '-'))
        {
            faults.Add("whole_answer", WholeAnswer);
        }
        else if (places > 0)
        {
            faults.Add("whole_answer", WholeWithPlaces);
        }
    }

    /// <summary>Checks where an answer says whether it is one.</summary>
    /// <param name="faults">Takes the faults.</param>
    /// <param name="pointer">Where it stands.</param>
    /// <param name="success">How many of the values are those of an answer.</param>
    /// <param name="values">All values.</param>
    /// <param name="isWhole">The answer passes whole.</param>
    public static void CheckResult(FaultList faults, string pointer, int success, IReadOnlyList<string> values, bool isWhole)
    {
        if (isWhole)
        {
            faults.Add("result_code", ResultOfWhole);
        }

        if (!JsonPointerPath.TryParse(pointer, out var path, out var fault))
        {
            faults.Add("result_code.pointer", Pointer, fault.TrimEnd('.'));
        }
        else if (path.Segments.Contains(null))
        {
            faults.Add("result_code.pointer", Pointer, "* is of many");
        }

        if (success == 0 || values.Count > GreatestResultValues || values.Distinct(StringComparer.Ordinal).Count() != values.Count
            || values.Any(value => value.Length is 0 or > ApiResultCode.GreatestLength)
            || values.Select(value => value is "true" or "false").Distinct().Count() > 1)
        {
            faults.Add("result_code", ResultValues, ApiResultCode.GreatestLength);
        }
    }

    /// <summary>The text is a name of a parameter.</summary>
    public static bool IsParameterName(string name) =>
        name.Length is > 0 and <= 64 && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '.' or '_' or '~');

    /// <summary>Checks the places of fields in one operation's answer: each by itself, then whether they go together.</summary>
    public static void CheckPlaces(FaultList faults, IReadOnlyList<Field> fields, IReadOnlyList<(string Field, string Pointer)> places)
    {
        var selected = new List<SelectedField>();
        var indexes = new List<int>();
        for (var i = 0; i < places.Count; i++)
        {
            using var step = faults.In("places", i);
            var field = fields.FirstOrDefault(field => string.Equals(field.ApiName, places[i].Field, StringComparison.Ordinal));
            if (field is null)
            {
                faults.Add("field", FieldRules.Unknown);
            }

            if (!JsonPointerPath.TryParse(places[i].Pointer, out var pointer, out var fault))
            {
                faults.Add("pointer", Pointer, fault.TrimEnd('.'));
            }
            else if (field is not null)
            {
                selected.Add(new SelectedField(selected.Count, pointer, field.Type, Masking.None, field.Length));
                indexes.Add(i);
            }
        }

        if (selected.Count > 0 && !JsonSelection.TryCompile(selected, out _, out var together))
        {
            foreach (var fault in together)
            {
                faults.Add("places", fault.Index < 0 ? 0 : indexes[fault.Index], Pointer, fault.English.TrimEnd('.'));
            }
        }
    }
}
