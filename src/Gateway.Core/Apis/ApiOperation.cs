using System.Collections.Immutable;
using Gateway.Core.Apis.Grpc;
using Gateway.Core.Apis.Schemas;

namespace Gateway.Core.Apis;

/// <summary>An operation of a department's own API: method, path and query, and where fields stand in the answer.</summary>
public sealed record ApiOperation
{
    /// <summary>Its name, which agreements grant: lower_snake_case.</summary>
    public required string Name { get; init; }

    /// <summary>HTTP method, in upper case.</summary>
    public required string Method { get; init; }

    /// <summary>Its path, below the base address.</summary>
    public required PathTemplate Path { get; init; }

    /// <summary>Its parameters.</summary>
    public required ImmutableArray<ApiParameter> Parameters { get; init; }

    /// <summary>Where the entry's fields stand in its answer.</summary>
    public required ImmutableArray<ApiPlace> Places { get; init; }

    /// <summary>It takes a body, of JSON.</summary>
    public required bool TakesBody { get; init; }

    /// <summary>What its body is; null where any JSON passes.</summary>
    public BodySchema? BodySchema { get; init; }

    /// <summary>Status 404 or 410 tells that the department holds nothing of what was asked for; elsewhere it is no answer.</summary>
    public bool AbsentBy404 { get; init; }

    /// <summary>Where its answer says whether it is one; null where its status says so.</summary>
    public ApiResultCode? ResultCode { get; init; }

    /// <summary>Media type of an answer that passes whole, whatever fields are agreed; empty where JSON is minimised.</summary>
    public string WholeAnswer { get; init; } = "";

    /// <summary>What it is in gRPC; null in HTTP. Its method is POST then, and its path <c>/package.Service/Method</c>.</summary>
    public GrpcMethod? Grpc { get; init; }

    /// <summary>"GET /v1/taxpayers/{uscc}" or "package.Service/Method": what logs, spans and records call it.</summary>
    public string Template => field ??= Grpc is null ? $"{Method} {Path.Text}" : Path.Text[1..];

    /// <summary>It changes nothing and may be tried again (RFC 9110 §9.2.1).</summary>
    public bool IsSafe => Grpc?.IsSafe ?? Method == "GET";

    /// <summary>The parameter of that name and place, or null.</summary>
    public ApiParameter? Find(string name, bool inQuery)
    {
        foreach (var parameter in Parameters)
        {
            if (parameter.InQuery == inQuery && string.Equals(parameter.Name, name, StringComparison.Ordinal))
            {
                return parameter;
            }
        }

        return null;
    }
}
