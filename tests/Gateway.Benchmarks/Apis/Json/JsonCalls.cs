using System.Net;
using System.Text;
using Gateway.Benchmarks.Exchanges.City;
using Gateway.Benchmarks.Exchanges.Data;
using Gateway.Benchmarks.Exchanges.Loads;

namespace Gateway.Benchmarks.Apis.Json;

/// <summary>Calls of the API over HTTP/2; the same on every path.</summary>
/// <param name="operation">Path of the operation below the entry.</param>
internal sealed class JsonCalls(string operation) : ApiCalls
{
    private readonly string[] _paths = [.. People.All().Select(person => $"/api/{ApiCourse.Department}/{JsonApi.Entry}/{operation}/{person.Id}")];

    /// <inheritdoc/>
    public override int RequestBytes => Encoding.ASCII.GetByteCount(_paths[0]);

    /// <inheritdoc/>
    public override CallConnection Open(LoadGenerator generator, Uri address)
    {
        var client = generator.Http(address);
        client.DefaultRequestVersion = HttpVersion.Version20;
        client.DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact;
        var context = CityDocuments.Context;
        client.DefaultRequestHeaders.Add("Gateway-Item", context.ServiceItemCode);
        client.DefaultRequestHeaders.Add("Gateway-Scenario", context.Scenario);
        client.DefaultRequestHeaders.Add("Gateway-Case", context.CaseNumber);
        client.DefaultRequestHeaders.Add("Gateway-Officer", context.OfficerId);
        return new(client, async (random, cancellationToken) => (await GetAsync(client, _paths[random.Next(_paths.Length)], cancellationToken)).Length);
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<byte[]> SampleAsync(CallConnection connection)
    {
        foreach (var path in _paths.Take(Some))
        {
            yield return await GetAsync((HttpClient)connection.Owner, path, CancellationToken.None);
        }
    }

    private static async Task<byte[]> GetAsync(HttpClient client, string path, CancellationToken cancellationToken)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), cancellationToken);
        return response.IsSuccessStatusCode
            ? await response.Content.ReadAsByteArrayAsync(cancellationToken)
            : throw new HttpRequestException($"{(int)response.StatusCode}: {await response.Content.ReadAsStringAsync(cancellationToken)}");
    }
}
