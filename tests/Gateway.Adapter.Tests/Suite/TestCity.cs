using Gateway.Testing;

namespace Gateway.Adapter.Tests.Suite;

/// <summary>Certificates that the tests share.</summary>
public static class TestCity
{
    public const string GatewayId = "spiffe://city/platform/gateway";

    public static TestAuthority Authority { get; } = TestAuthority.Create("city");

    public static TestCertificate Gateway { get; } = Authority.IssueClient(GatewayId);

    public static TestCertificate Server { get; } = Authority.IssueServer("spiffe://city/gongan/adapter");
}
