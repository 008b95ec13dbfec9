using Gateway.Contracts.V1;

namespace Gateway.Server.Apis.Requests;

/// <summary>The exchange context of a call of a department's own API, which stands in headers.</summary>
internal static class ContextHeaders
{
    /// <summary>Begins the names of all headers between consumer and gateway.</summary>
    public const string Prefix = "Gateway-";

    /// <summary>Reads the context. A header that stands there twice, or that is not known, is a fault: the detail of a refusal.</summary>
    public static string? Read(IHeaderDictionary headers, out ExchangeContext context, out string[] fields, out int major)
    {
        (context, fields, major) = (new ExchangeContext(), [], 0);
        foreach (var (name, values) in headers)
        {
            if (!name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (values.Count != 1 || values[0] is not { Length: > 0 } value)
            {
                return $"{name}: write it once, with a value. 请填写一次且不为空。";
            }

            switch (name[Prefix.Length..].ToUpperInvariant())
            {
                case "ITEM": context.ServiceItemCode = value; break;
                case "SCENARIO": context.Scenario = value; break;
                case "CASE": context.CaseNumber = value; break;
                case "TASK": context.TaskNumber = value; break;
                case "OFFICER": context.OfficerId = value; break;
                case "CHANNEL": context.Channel = value; break;
                case "AUTHORISATION": context.AuthorisationRef = value; break;
                case "MATERIAL": context.MaterialCode = value; break;
                case "FIELDS":
                    fields = value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
                    break;
                case "MAJOR" when int.TryParse(value, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out major) && major > 0:
                    break;
                default:
                    return "Gateway-Item, -Scenario, -Case or -Task, -Officer, -Channel, -Authorisation, -Material, -Fields, -Major: no other, and a number for the last. "
                        + "仅限上述请求头，其中 Gateway-Major 为数字。";
            }
        }

        return null;
    }
}
