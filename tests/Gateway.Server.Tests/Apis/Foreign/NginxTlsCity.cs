using Gateway.Contracts.Management.V1;
using Gateway.Server.Apis.Credentials;
using Gateway.Server.Apis.Upstreams;
using Gateway.Testing;

namespace Gateway.Server.Tests.Apis.Foreign;

/// <summary>A city whose police serve files with nginx over TLS; an entry leads to each of <see cref="NginxDoors"/> and has its name.</summary>
public sealed class NginxTlsCity : IAsyncLifetime
{
    private readonly NginxDoors _doors = new();

    /// <summary>Lengths of files, about those of TLS records and of HTTP/2's windows and frames.</summary>
    public static IEnumerable<int> Lengths => [0, 1, 16_383, 16_384, 16_385, 65_535, 65_536, 1_000_003];

    internal NginxServer Nginx { get; private set; } = null!;

    internal ApiCity City { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Nginx = await NginxServer.StartAsync(_ => NginxDoors.Filed, _doors.ServerBlocks);
        await NginxFiles.WriteAsync(Nginx, Lengths, [16_385, 200_000], []);
        City = await ApiCity.StartAsync((options, _) =>
        {
            options.Departments.BreakerMinimumCalls = 1_000;
            options.Apis.Credentials.Add(new ApiCredentialOptions
            {
                Name = NginxDoors.Credential,
                Department = "gongan",
                Kind = ApiCredentialKind.ClientCertificate,
                ClientCertificate = new ClientCertificateOptions { Certificate = _doors.Shown.Certificate, Key = _doors.Shown.Key },
            });
            options.Apis.Upstreams.AddRange(NginxDoors.All.Select(door => new ApiUpstreamOptions
            {
                Department = "gongan",
                Address = _doors.AddressOf(door).ToString(),
                Networks = { "127.0.0.0/8" },
                Authorities = _doors.Authorities,
            }));
        });
        await City.City.ApplyAsync([.. NginxDoors.All.SelectMany(Documents)]);
        await Poll.UntilAsync(
            async () =>
            {
                using var response = await City.GetAsync("/deeds/1.bin", entry: NginxDoors.All[^1]);
                return await ApiCity.ReasonAsync(response) is not ("ENTRY_UNKNOWN" or "NO_AGREEMENT");
            },
            TimeSpan.FromSeconds(20),
            "the entries are served");
    }

    public async ValueTask DisposeAsync()
    {
        await (City?.DisposeAsync() ?? default);
        await (Nginx?.DisposeAsync() ?? default);
        _doors.Dispose();
    }

    /// <summary>Lines of nginx's log of requests that came to a door and hold the text, once there are so many.</summary>
    internal async Task<string[]> RequestsAsync(string door, string text, int count)
    {
        string[] requests = [];
        await Poll.UntilAsync(
            () => (requests = [.. Nginx.Requests.Where(line => line.Contains($"/base/{door}/", StringComparison.Ordinal) && line.Contains(text, StringComparison.Ordinal))])
                .Length >= count,
            TimeSpan.FromSeconds(5),
            "nginx wrote its log");
        return requests;
    }

    private Document[] Documents(string door) =>
    [
        ApiCity.Entry(_doors.AddressOf(door), entry =>
        {
            (entry.ApiName, entry.Code) = (door, door);
            entry.Api.Destinations[0].Address = $"{_doors.AddressOf(door)}base/{door}";
            entry.Api.Credential = door == NginxDoors.Mutual ? NginxDoors.Credential : "";
            entry.Api.TimeoutMs = 10_000;
            var (taxpayer, deed) = (entry.Api.Operations[0], entry.Api.Operations[2]);
            taxpayer.Path = "/taxpayers/{file}";
            taxpayer.Parameters.Clear();
            taxpayer.Parameters.Add(new ApiParameter { Name = "file" });
            (deed.Path, deed.WholeAnswer) = ("/deeds/{file}", "application/octet-stream");
            deed.Parameters.Add(taxpayer.Parameters);
        }),
        ApiCity.Agreement(agreement => (agreement.Id, agreement.Entry) = ("A-" + door.Replace('_', '-'), door)),
    ];
}
