using Gateway.Cli.Connecting;
using Gateway.Contracts.Management.V1;

namespace Gateway.Demo.Running;

/// <summary>Registers the city's documents, as its steward does.</summary>
internal static class CityApply
{
    /// <summary>The gateway's answer.</summary>
    /// <exception cref="DemoException">A document has a fault.</exception>
    public static async Task<ApplyResponse> ApplyAsync(
        GatewayConnectionOptions steward, IEnumerable<Document> documents, CancellationToken cancellationToken)
    {
        using var connection = GatewayConnection.Open(steward);
        var response = await connection.Management.ApplyAsync(
            new ApplyRequest { Documents = { documents } }, cancellationToken: cancellationToken);
        return response.Applied
            ? response
            : throw new DemoException(string.Join("\n", response.Faults.Select(fault => $"{fault.Source} {fault.Path}: {fault.Message}")));
    }
}
