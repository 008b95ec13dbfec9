using Gateway.Client.Receipts;
using Gateway.Contracts.V1;
using Gateway.Server.Tests.City;
using Gateway.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Client.Tests;

/// <summary>A city, and an approval system in it that uses the package.</summary>
public sealed class ClientCity : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<ServiceProvider> _applications = [];

    internal TestCity City { get; private set; } = null!;

    internal string Receipts => _folder.At("receipts.jsonl");

    public async ValueTask InitializeAsync() => City = await TestCity.StartAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var application in _applications)
        {
            await application.DisposeAsync();
        }

        await City.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>An application with its own files.</summary>
    internal ServiceProvider Application(string name, Action<GatewayClientOptions>? change = null, IReceiptStore? receipts = null)
    {
        var files = WriteCertificate(name, "shenpi-window");
        var services = new ServiceCollection();
        if (receipts is not null)
        {
            services.AddSingleton(receipts);
        }

        services.AddGateway(options =>
        {
            options.Address = City.Gateway.Address;
            options.Certificate = files.Certificate;
            options.Key = files.Key;
            options.Authority = files.Authority;
            change?.Invoke(options);
        });
        var application = services.BuildServiceProvider();
        _applications.Add(application);
        return application;
    }

    /// <summary>The generic service as an application has it.</summary>
    internal SharedDataService.SharedDataServiceClient SharedData(string name, Action<GatewayClientOptions>? change = null, IReceiptStore? receipts = null) =>
        Application(name, change, receipts).GetRequiredService<SharedDataService.SharedDataServiceClient>();

    /// <summary>Writes, or renews, the certificate of an application.</summary>
    internal TestCertificateFiles WriteCertificate(string name, string system) => City.Certificate("shenpi", system).WriteTo(_folder.At(name));
}
