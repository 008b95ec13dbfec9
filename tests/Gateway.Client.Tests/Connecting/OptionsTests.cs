using Gateway.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Gateway.Client.Tests.Connecting;

public sealed class OptionsTests
{
    [Fact]
    public void Every_fault_is_told_in_one_message_when_the_application_starts()
    {
        var services = new ServiceCollection().AddGateway(options =>
        {
            options.Address = new Uri("http://gateway");
            options.Deadline = TimeSpan.Zero;
            options.StreamDeadline = TimeSpan.FromDays(2);
            options.Attempts = 0;
            options.RenewalCheck = TimeSpan.Zero;
            options.ReceiptFile = "/no/such/folder/receipts";
        });

        var message = Assert.Throws<OptionsValidationException>(() => Start(services)).Message;

        Assert.All(
            new[] { "Address", " Deadline", "StreamDeadline", "Attempts", "RenewalCheck", "ReceiptFile", "Certificate, Key", "Authority" },
            option => Assert.Contains(option + ":", message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("cert.pem", "Certificate:")]
    [InlineData("key.pem", "Key:")]
    [InlineData("ca.pem", "Authority:")]
    public void A_file_that_is_not_what_it_should_be_is_told(string file, string fault)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.At(Written(folder) is var _ ? file : ""), "nonsense");

        Assert.Contains(fault, Assert.Throws<OptionsValidationException>(() => Start(Configured(folder))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_come_from_configuration_and_unknown_keys_are_a_fault()
    {
        using var folder = new TemporaryFolder();
        Written(folder);

        Start(Configured(folder));
        Assert.ThrowsAny<InvalidOperationException>(() => Start(Configured(folder, ("Deadlin", "00:00:01"))));
    }

    [Fact]
    public void A_certificate_that_is_ready_needs_no_files()
    {
        using var folder = new TemporaryFolder();
        using var certificate = Written(folder);

        Start(new ServiceCollection().AddGateway(options =>
        {
            options.Address = new Uri("https://gateway:8443");
            options.ReadyCertificate = certificate.Certificate;
            options.Authority = folder.At("ca.pem");
        }));
    }

    private static void Start(IServiceCollection services)
    {
        using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<IStartupValidator>().Validate();
        Assert.NotNull(provider.GetRequiredService<GatewayClient>());
    }

    private static IServiceCollection Configured(TemporaryFolder folder, params (string Key, string Value)[] more) =>
        new ServiceCollection().AddGateway(new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("Gateway:Address", "https://gateway:8443"), new("Gateway:Certificate", folder.At("cert.pem")), new("Gateway:Key", folder.At("key.pem")),
            new("Gateway:Authority", folder.At("ca.pem")), new("Gateway:Deadline", "00:00:03"),
            .. more.Select(pair => KeyValuePair.Create("Gateway:" + pair.Key, (string?)pair.Value)),
        ]).Build().GetSection("Gateway"));

    private static TestCertificate Written(TemporaryFolder folder)
    {
        using var authority = TestAuthority.Create("city");
        var certificate = authority.IssueClient("spiffe://test-city/shenpi/shenpi-window");
        certificate.WriteTo(folder.Path);
        return certificate;
    }
}
