using System.Net;
using System.Text;
using Gateway.Benchmarks.Exchanges.City;
using Gateway.Benchmarks.Exchanges.Data;
using Gateway.Benchmarks.Exchanges.Loads;

namespace Gateway.Benchmarks.Apis;

/// <summary>Calls of the API by random people; the same on every path.</summary>
/// <param name="operation">Path of the operation below the entry.</param>
internal sealed class ApiCalls(string operation) : Calls
{
    private readonly string[] _paths = [.. People.All().Select(person => $"/api/{ApiCourse.Department}/{ApiCourse.Entry}/{operation}/{person.Id}")];

    /// <inheritdoc/>
    public override int RequestBytes => Encoding.ASCII.GetByteCount(_paths[0]);

    /// <summary>Some paths, for a check.</summary>
    public IEnumerable<string> Some => _paths.Take(20);

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

    /// <summary>One answer.</summary>
    /// <exception cref="HttpRequestException">It is no success.</exception>
    public static async Task<byte[]> GetAsync(HttpClient client, string path, CancellationToken cancellationToken)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), cancellationToken);
        return response.IsSuccessStatusCode
            ? await response.Content.ReadAsByteArrayAsync(cancellationToken)
            : throw new HttpRequestException($"{(int)response.StatusCode}: {await response.Content.ReadAsStringAsync(cancellationToken)}");
    }
}
