using Gateway.Contracts.Management.V1;
using Gateway.Testing;

namespace Gateway.Server.Tests.Apis.Foreign;

/// <summary>A city whose police serve files with nginx, in each of the ways of <see cref="NginxWays"/>.</summary>
public sealed class NginxCity : IAsyncLifetime
{
    /// <summary>Greatest answer of the entry, in KiB.</summary>
    public const int AnswerKib = 1_025;

    /// <summary>Its bytes.</summary>
    public const int Most = AnswerKib << 10;

    /// <summary>The shortest document that has all its fields.</summary>
    private const int LeastTaxpayer = 200;

    /// <summary>Lengths about those of buffers: of nginx, of the gateway's pieces and of its pages.</summary>
    public static IEnumerable<int> Lengths =>
        [0, 1, 2, 200, 4_095, 4_096, 4_097, 16_383, 16_384, 16_385, 65_535, 65_536, 65_537, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, Most, Most + 1];

    internal NginxServer Nginx { get; private set; } = null!;

    internal ApiCity City { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Nginx = await NginxServer.StartAsync(NginxWays.ServerBlock);
        await NginxFiles.WriteAsync(Nginx, Lengths, Lengths.Where(length => length >= LeastTaxpayer), [4_096, Most, Most + 1]);
        City = await ApiCity.StartAsync(
            (options, _) =>
            {
                options.Departments.BreakerMinimumCalls = 1_000;
                options.Apis.Upstreams.Add(new() { Department = "gongan", Address = Nginx.Address.ToString(), Networks = { "127.0.0.0/8" } });
            },
            entry =>
            {
                entry.Api.Destinations[0].Address = Nginx.Address + "base";
                entry.Api.AnswerKib = AnswerKib;
                entry.Api.TimeoutMs = 10_000;
                var taxpayer = entry.Api.Operations[0];
                taxpayer.Path = "/taxpayers/{way}/{file}";
                taxpayer.Parameters.Clear();
                taxpayer.Parameters.Add([new ApiParameter { Name = "way" }, new ApiParameter { Name = "file" }]);
                entry.Api.Operations[1].Path = "/filings";
                var deed = entry.Api.Operations[2];
                (deed.Path, deed.WholeAnswer) = ("/deeds/{way}/{file}", "application/octet-stream");
                deed.Parameters.Add(taxpayer.Parameters);
            });
    }

    public async ValueTask DisposeAsync()
    {
        await City.DisposeAsync();
        await Nginx.DisposeAsync();
    }
}
