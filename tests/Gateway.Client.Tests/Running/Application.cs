using Gateway.Contracts.V1;
using Gateway.Server.Tests.City;
using Gateway.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Client.Tests.Running;

/// <summary>An approval system that calls a city's gateway.</summary>
internal sealed class Application : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ServiceProvider _services;

    public Application(
        TestCity city, Action<GatewayClientOptions>? configure = null, Action<IServiceCollection>? register = null, string system = "shenpi-window")
    {
        Files = city.Certificate("shenpi", system).WriteTo(_folder.At("tls"));
        var services = new ServiceCollection();
        register?.Invoke(services);
        services.AddGateway(options =>
        {
            options.Address = city.Gateway.Address;
            options.Certificate = Files.Certificate;
            options.Key = Files.Key;
            options.Authority = Files.Authority;
            options.Deadline = TimeSpan.FromSeconds(20);
            options.ReceiptFile = ReceiptFile;
            configure?.Invoke(options);
        });
        _services = services.BuildServiceProvider();
    }

    public TestCertificateFiles Files { get; }

    public string ReceiptFile => _folder.At("receipts.jsonl");

    public GatewayClient Gateway => _services.GetRequiredService<GatewayClient>();

    public SharedDataService.SharedDataServiceClient SharedData => _services.GetRequiredService<SharedDataService.SharedDataServiceClient>();

    /// <summary>Lines of the receipts' file, as any other program sees them.</summary>
    public IReadOnlyList<string> Receipts()
    {
        using var file = new StreamReader(new FileStream(ReceiptFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return file.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public void Dispose()
    {
        _services.Dispose();
        _folder.Dispose();
    }
}
