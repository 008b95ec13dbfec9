using System.Globalization;
using Gateway.Contracts.Management.V1;
using Gateway.Demo.City.Databases;
using Gateway.Demo.Tax;
using Gateway.Server.Apis;
using Gateway.Server.Apis.Credentials;
using Gateway.Server.Apis.Upstreams;

namespace Gateway.Demo.Running;

/// <summary>The departments' own APIs, embedded: Taxation's, which needs no adapter.</summary>
internal sealed class CityApis : IAsyncDisposable
{
    private const string Department = "shuiwu";

    private readonly string _appKey;

    private CityApis(TaxApi tax, string appKey) => (Tax, _appKey) = (tax, appKey);

    public TaxApi Tax { get; }

    /// <summary>Starts them, and writes their addresses into the entries.</summary>
    /// <param name="folder">Where the city keeps what.</param>
    /// <param name="documents">The city's documents.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<CityApis> StartAsync(
        DemoFolder folder, IReadOnlyList<Document> documents, TimeProvider time, CancellationToken cancellationToken)
    {
        var home = folder.ApiOf(Department);
        DemoFolder.CreatePrivate(home);
        var appKey = TaxAppKey.Ensure(home);
        var entry = documents.First(document => document.Entry is { Kind: EntryKind.Api, Department: Department }).Entry;
        var last = KeptEntry.Read(folder, entry);
        var tax = await TaxApi.StartAsync(
            KeptPorts.FreeOrAny(last?.Api.Destinations[0].Address),
            CityDatabases.PathOf(folder.Databases, Department),
            appKey,
            Path.Combine(home, "api.log"),
            time,
            cancellationToken);
        entry.Api.Destinations[0].Address = tax.Address;
        KeptEntry.Settle(entry, last);
        return new CityApis(tax, appKey);
    }

    /// <summary>What the gateway's operator configures for them.</summary>
    public void Configure(ApiOptions options)
    {
        var address = new Uri(Tax.Address);
        options.Upstreams.Add(new ApiUpstreamOptions
        {
            Department = Department,
            Address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{address.Port}"),
            Networks = { "127.0.0.0/8" },
        });
        options.Credentials.Add(new ApiCredentialOptions
        {
            Name = "shuiwu-signature",
            Department = Department,
            Kind = ApiCredentialKind.NationalSignature,
            NationalSignature = new NationalSignatureOptions { Sid = TaxSignature.Sid, Rid = TaxSignature.Rid, AppKeyFile = _appKey },
        });
    }

    public ValueTask DisposeAsync() => Tax.DisposeAsync();
}
