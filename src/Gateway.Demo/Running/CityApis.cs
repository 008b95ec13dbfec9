using System.Globalization;
using Gateway.Contracts.Management.V1;
using Gateway.Demo.City.Databases;
using Gateway.Demo.Credit;
using Gateway.Demo.Tax;
using Gateway.Server.Apis;
using Gateway.Server.Apis.Credentials;
using Gateway.Server.Apis.Upstreams;

namespace Gateway.Demo.Running;

/// <summary>The departments' own APIs, embedded: Taxation's of HTTP and the credit office's of gRPC, which need no adapter.</summary>
internal sealed class CityApis : IAsyncDisposable
{
    /// <summary>Slug of Taxation.</summary>
    public const string Taxation = "shuiwu";

    /// <summary>Slug of the credit office.</summary>
    public const string CreditOffice = "xinyong";

    /// <summary>Name of the credential that Taxation's API wants.</summary>
    public const string TaxationCredential = "shuiwu-signature";

    /// <summary>Name of the credential that the credit office's API wants.</summary>
    public const string CreditOfficeCredential = "xinyong-token";

    private readonly string _appKey;
    private readonly string _token;

    private CityApis(TaxApi tax, string appKey, CreditApi credit, string token) => (Tax, _appKey, Credit, _token) = (tax, appKey, credit, token);

    public TaxApi Tax { get; }

    public CreditApi Credit { get; }

    /// <summary>Starts them, and writes their addresses into the entries.</summary>
    /// <param name="folder">Where the city keeps what.</param>
    /// <param name="documents">The city's documents.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<CityApis> StartAsync(
        DemoFolder folder, IReadOnlyList<Document> documents, TimeProvider time, CancellationToken cancellationToken)
    {
        var (appKey, token) = (TaxAppKey.Ensure(Home(folder, Taxation)), CreditToken.Ensure(Home(folder, CreditOffice)));
        var tax = await StartAsync(folder, documents, Taxation, (endpoint, database, log) =>
            TaxApi.StartAsync(endpoint, database, appKey, log, time, cancellationToken));
        try
        {
            var credit = await StartAsync(folder, documents, CreditOffice, (endpoint, database, log) =>
                CreditApi.StartAsync(endpoint, database, token, log, cancellationToken));
            return new CityApis(tax, appKey, credit, token);
        }
        catch
        {
            await tax.DisposeAsync();
            throw;
        }
    }

    /// <summary>What the gateway's operator configures for them.</summary>
    public void Configure(ApiOptions options)
    {
        options.Upstreams.Add(Upstream(Taxation, Tax));
        options.Upstreams.Add(Upstream(CreditOffice, Credit));
        options.Credentials.Add(new ApiCredentialOptions
        {
            Name = TaxationCredential,
            Department = Taxation,
            Kind = ApiCredentialKind.NationalSignature,
            NationalSignature = new NationalSignatureOptions { Sid = TaxSignature.Sid, Rid = TaxSignature.Rid, AppKeyFile = _appKey },
        });
        options.Credentials.Add(new ApiCredentialOptions
        {
            Name = CreditOfficeCredential,
            Department = CreditOffice,
            Kind = ApiCredentialKind.Bearer,
            Bearer = new BearerOptions { TokenFile = _token },
        });
    }

    public async ValueTask DisposeAsync()
    {
        await Tax.DisposeAsync();
        await Credit.DisposeAsync();
    }

    private static string Home(DemoFolder folder, string department)
    {
        var home = folder.ApiOf(department);
        DemoFolder.CreatePrivate(home);
        return home;
    }

    // An API starts at the port of the last run where it is free, so that its entry need not change.
    private static async Task<T> StartAsync<T>(
        DemoFolder folder, IReadOnlyList<Document> documents, string department, Func<string, string, string, Task<T>> start)
        where T : IDepartmentApi
    {
        var entry = documents.First(document => document.Entry is { Kind: EntryKind.Api } entry && entry.Department == department).Entry;
        var last = KeptEntry.Read(folder, entry);
        var api = await start(
            KeptPorts.FreeOrAny(last?.Api.Destinations[0].Address),
            CityDatabases.PathOf(folder.Databases, department),
            Path.Combine(folder.ApiOf(department), "api.log"));
        entry.Api.Destinations[0].Address = api.Address;
        KeptEntry.Settle(entry, last);
        return api;
    }

    private static ApiUpstreamOptions Upstream(string department, IDepartmentApi api) => new()
    {
        Department = department,
        Address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{new Uri(api.Address).Port}"),
        Networks = { "127.0.0.0/8" },
    };
}
