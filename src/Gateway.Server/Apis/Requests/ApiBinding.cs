using Gateway.Core.Apis;
using Gateway.Core.Decisions;
using Gateway.Core.Identifiers;
using Gateway.Server.Exchanges;

namespace Gateway.Server.Apis.Requests;

/// <summary>Binds a call's parameters to the operation. Runs after the decision: a stranger learns nothing from it.</summary>
internal static class ApiBinding
{
    /// <summary>The refusal, or null; it repeats no value. Subjects that parameters identify are named in the exchange.</summary>
    public static Refusal? Bind(Exchange exchange, ApiRequest request, DateOnly today)
    {
        var operation = request.Operation;
        if (Misplaced(exchange, operation) is { } misplaced)
        {
            return misplaced;
        }

        for (var i = 0; i < request.PathValues.Length; i++)
        {
            if (Bind(exchange, operation.Find(operation.Path.Parameters[i], inQuery: false), request.PathValues[i], today) is { } refusal)
            {
                return refusal;
            }
        }

        for (var i = 0; i < request.Query.Length; i++)
        {
            var (name, value) = request.Query[i];
            if (operation.Find(name, inQuery: true) is not { } parameter)
            {
                return Malformed($"no. {i + 1} of the query is unknown; known: {Names(operation)}. 第 {i + 1} 项查询参数未知。");
            }

            if (request.Query.AsSpan(0, i).ToArray().Any(other => other.Key == name))
            {
                return Malformed($"{name} stands there twice. {name} 重复。");
            }

            if (Bind(exchange, parameter, value, today) is { } refusal)
            {
                return refusal;
            }
        }

        foreach (var parameter in operation.Parameters)
        {
            if (parameter is { InQuery: true, Required: true } && !request.Query.Any(given => given.Key == parameter.Name))
            {
                return Malformed($"{parameter.Name} is required. 缺少 {parameter.Name}。");
            }
        }

        return null;
    }

    private static Refusal? Bind(Exchange exchange, ApiParameter? parameter, string value, DateOnly today)
    {
        if (parameter is null)
        {
            return null;
        }

        if (value.Length == 0 || value.Length > parameter.Length)
        {
            return Malformed($"{parameter.Name}: 1 to {parameter.Length} characters. {parameter.Name}：1 至 {parameter.Length} 个字符。");
        }

        if (parameter.Pattern is { } pattern && !pattern.Matches(value))
        {
            return Malformed($"{parameter.Name}: must match {pattern.Text}. {parameter.Name}：须符合 {pattern.Text}。");
        }

        return parameter.SubjectType.Length == 0 ? null : Name(exchange, parameter.Name, parameter.SubjectType, value, today);
    }

    /// <summary>Names a subject in the exchange; the refusal where it is none of its type.</summary>
    /// <param name="exchange">The exchange.</param>
    /// <param name="place">Where it stands in the request, which the refusal tells.</param>
    /// <param name="type">Type code of the subject.</param>
    /// <param name="identifier">Its identifier.</param>
    /// <param name="today">The day in the jurisdiction's time zone.</param>
    public static Refusal? Name(Exchange exchange, string place, string type, string identifier, DateOnly today)
    {
        if (!Subject.TryCreate(type, identifier, today, out _, out var fault))
        {
            return new Refusal(Reasons.SubjectMalformed, Detail: $"{place}: {fault.English} {fault.Chinese}");
        }

        exchange.Subjects.Add(new AskedSubject(type, identifier));
        return null;
    }

    /// <summary>A field that was asked for by name and that no answer of the operation can have.</summary>
    public static Refusal? Misplaced(Exchange exchange, ApiOperation operation)
    {
        var entry = exchange.Decision.Entry!;
        foreach (var name in exchange.Request.Fields)
        {
            if (operation.Places.All(place => entry.Fields[place.Field].ApiName != name))
            {
                return new Refusal(
                    Reasons.FieldUnknown, exchange.Decision.Agreement!.Id, name, $"{name} has no place in the answers of this operation. 该操作的应答中没有 {name}。");
            }
        }

        return null;
    }

    private static string Names(ApiOperation operation) =>
        string.Join(", ", operation.Parameters.Where(parameter => parameter.InQuery).Select(parameter => parameter.Name)) is { Length: > 0 } names ? names : "none 无";

    private static Refusal Malformed(string detail) => new(Reasons.KeyMalformed, Detail: "parameters: " + detail);
}
