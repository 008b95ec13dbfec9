using Gateway.Contracts.Audit.V1;
using Gateway.Server.Apis.Credentials;
using Gateway.Server.Apis.Upstreams;
using Gateway.Server.Tests.City;
using Gateway.Testing;

namespace Gateway.Interop.GrpcGo;

/// <summary>A city whose police serve grpc-go's interop tests, and whose consumer calls them with grpc-go's client.</summary>
public sealed class GoCity : IAsyncLifetime
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private readonly GoDoors _doors = new();
    private TestCertificateFiles _tls = null!;

    internal GoServer Server { get; private set; } = null!;

    internal TestCity City { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if (GoPrograms.Missing is not null)
        {
            return;
        }

        Server = await GoServer.StartAsync(_doors.All);
        City = await TestCity.StartAsync(options =>
        {
            // The cases send messages of up to 271828 bytes; and many of their failures in a row are no failure of the department's.
            options.Limits.RequestBytes = 512 << 10;
            options.Departments.BreakerMinimumCalls = 1_000;
            options.Apis.Credentials.Add(new ApiCredentialOptions
            {
                Name = GoDoors.Credential,
                Department = "gongan",
                Kind = ApiCredentialKind.ClientCertificate,
                ClientCertificate = new ClientCertificateOptions { Certificate = _doors.Shown.Certificate, Key = _doors.Shown.Key },
            });
            options.Apis.Upstreams.AddRange(_doors.All.Select(door => new ApiUpstreamOptions
            {
                Department = "gongan",
                Address = Server.AddressOf(door.Name).ToString(),
                Networks = { "127.0.0.0/8" },
                Authorities = door.Tls is null ? null : _doors.Authorities,
            }));
        });
        _tls = City.Certificate("shenpi", "shenpi-window").WriteTo(City.Folder.At("client-tls"));
        var descriptors = (await GoPrograms.GetAsync()).Descriptors;
        await City.ApplyAsync([.. _doors.All.SelectMany(door => GoEntry.Documents(door.Name, Server.AddressOf(door.Name), descriptors))]);
        await Poll.UntilAsync(
            async () => (await RunAsync("empty_unary", GoDoors.Unshown, "C-start")).Calls is [{ Reason: not ("ENTRY_UNKNOWN" or "NO_AGREEMENT") }],
            s_patience,
            "the entries are served");
    }

    public async ValueTask DisposeAsync()
    {
        if (City is not null)
        {
            await City.DisposeAsync();
        }

        if (Server is not null)
        {
            await Server.DisposeAsync();
        }

        _doors.Dispose();
    }

    /// <summary>Runs a case through the gateway.</summary>
    /// <param name="name">The case.</param>
    /// <param name="entry">The entry that is called, and its door.</param>
    /// <param name="caseNumber">Case number of its calls, by which their records are found.</param>
    internal Task<GoRun> RunAsync(string name, string entry, string caseNumber) => GoRun.OfAsync(
        name,
        $"127.0.0.1:{City.Gateway.Address.Port}",
        ["-authority", _tls.Authority, "-certificate", _tls.Certificate, "-key", _tls.Key, .. Header("department", "gongan"), .. Header("entry", entry),
            .. Header("item", Registered.Item), .. Header("scenario", "acceptance"), .. Header("case", caseNumber), .. Header("officer", "officer-7")]);

    /// <summary>Runs a case without the gateway.</summary>
    internal Task<GoRun> RunDirectlyAsync(string name) => GoRun.OfAsync(name, $"127.0.0.1:{Server.PortOf(GoDoors.Plain)}");

    /// <summary>The records of a case's calls, once there are so many that ended: exchange by exchange, each in order.</summary>
    internal async Task<IReadOnlyList<IReadOnlyList<ExchangeRecord>>> RecordsAsync(string caseNumber, int ended)
    {
        List<ExchangeRecord> records = [];
        await Poll.UntilAsync(
            async () =>
            {
                records = [.. (await LogOf.AllAsync(City)).Where(record => record.CaseNumber == caseNumber)];
                return records.Count(record => record.Kind is RecordKind.Exchange or RecordKind.Closed) >= ended;
            },
            s_patience,
            $"{ended} exchanges of {caseNumber} are recorded");
        return [.. records.GroupBy(record => record.ExchangeId).Select(exchange => exchange.ToList())];
    }

    private static string[] Header(string name, string value) => ["-header", $"gateway-{name}={value}"];
}
