using Gateway.Benchmarks.Exchanges.Loads;
using Gateway.Contracts.Management.V1;
using Gateway.Testing;

namespace Gateway.Benchmarks.Exchanges.City;

/// <summary>Registers documents through the management API.</summary>
internal static class Registration
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    /// <summary>Registers them, once the gateway is there.</summary>
    /// <exception cref="InvalidOperationException">A document has a fault.</exception>
    public static async Task ApplyAsync(LoadGenerator steward, Uri gateway, IEnumerable<Document> documents)
    {
        using var channel = steward.Connect(gateway);
        var client = new ManagementService.ManagementServiceClient(channel);
        var request = new ApplyRequest { Documents = { documents } };
        var answer = await Poll.UntilSucceedsAsync(
            async token => await client.ApplyAsync(request, cancellationToken: token), s_patience, "the gateway takes the documents");
        if (!answer.Applied)
        {
            throw new InvalidOperationException(string.Join('\n', answer.Faults.Select(fault => $"{fault.Key} {fault.Path}: {fault.Message}")));
        }
    }
}
