using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Gateway.Core.Apis;

/// <summary>What makes an entry an API of the department's own. Immutable.</summary>
public sealed record ApiTerms
{
    /// <summary>Where it is served.</summary>
    public required ImmutableArray<ApiDestination> Destinations { get; init; }

    /// <summary>Its operations; of two that match, the one with more literal segments comes first.</summary>
    public required ImmutableArray<ApiOperation> Operations
    {
        get;
        init => field = [.. value.OrderByDescending(operation => operation.Path.LiteralCount)];
    }

    /// <summary>It is one of gRPC; else of HTTP.</summary>
    public bool IsGrpc => Operations is [{ Grpc: not null }, ..];

    /// <summary>Name of the credential that the gateway shows to it; empty where it wants none.</summary>
    public required string Credential { get; init; }

    /// <summary>Greatest size of an answer in bytes.</summary>
    public required long AnswerBytes { get; init; }

    /// <summary>Greatest time for a whole call.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>Which calls go to one destination.</summary>
    public ApiSession Session { get; init; }

    /// <summary>The operation that a call means, and the values of its path; false where there is none.</summary>
    public bool TryFind(string method, ReadOnlySpan<string> segments, [NotNullWhen(true)] out ApiOperation? operation, out string[] values)
    {
        foreach (var each in Operations)
        {
            if (each.Grpc is null && string.Equals(each.Method, method, StringComparison.Ordinal) && each.Path.TryMatch(segments, out values))
            {
                operation = each;
                return true;
            }
        }

        (operation, values) = (null, []);
        return false;
    }

    /// <summary>The department's server could take the path, which means this operation here, for one of another.</summary>
    public bool CouldBeReadOtherwise(ApiOperation operation, ReadOnlySpan<string> segments)
    {
        foreach (var other in Operations)
        {
            if (other != operation && other.Grpc is null && other.Path.LiteralCount > operation.Path.LiteralCount
                && string.Equals(other.Method, operation.Method, StringComparison.Ordinal) && other.Path.CouldBeReadAs(segments))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The operation of gRPC that has this path, or null.</summary>
    public ApiOperation? FindGrpc(string path)
    {
        foreach (var operation in Operations)
        {
            if (operation.Grpc is not null && string.Equals(operation.Path.Text, path, StringComparison.Ordinal))
            {
                return operation;
            }
        }

        return null;
    }

    /// <summary>The operation of that name, or null.</summary>
    public ApiOperation? Find(string name)
    {
        foreach (var operation in Operations)
        {
            if (string.Equals(operation.Name, name, StringComparison.Ordinal))
            {
                return operation;
            }
        }

        return null;
    }
}
