using System.Security.Cryptography.X509Certificates;
using Gateway.Adapter.Tests.Databases;
using Gateway.Adapter.Tests.Suite;
using Gateway.Contracts.Adapter.V1;
using Gateway.Testing;
using Grpc.Core;
using Grpc.Health.V1;
using Xunit;

namespace Gateway.Adapter.Tests.Identity;

/// <summary>Only the gateway is let in.</summary>
public sealed class CallerTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    [Fact]
    public async Task Callers_that_are_not_the_gateway_are_refused_with_a_reason()
    {
        await using var adapter = await TestAdapter.StartAsync(database.Kind, database.Reader);
        using var foreign = TestAuthority.Create("city");
        using var stranger = foreign.IssueClient(TestCity.GatewayId);
        using var other = TestCity.Authority.IssueClient("spiffe://city/shenpi/approval");
        using var nameless = TestCity.Authority.Issue("gateway", null, serverAuth: false);
        using var expired = TestCity.Authority.Issue("gateway", TestCity.GatewayId, serverAuth: false, notBefore: Now.AddDays(-9), notAfter: Now.AddDays(-1));
        using var early = TestCity.Authority.Issue("gateway", TestCity.GatewayId, serverAuth: false, notBefore: Now.AddDays(1));
        using var server = TestCity.Authority.Issue("gateway", TestCity.GatewayId, clientAuth: false);
        await RefusedAsync(adapter, null, StatusCode.Unauthenticated, "CERTIFICATE_MISSING");
        await RefusedAsync(adapter, stranger.Certificate, StatusCode.Unauthenticated, "CERTIFICATE_UNTRUSTED");
        await RefusedAsync(adapter, expired.Certificate, StatusCode.Unauthenticated, "CERTIFICATE_UNTRUSTED");
        await RefusedAsync(adapter, early.Certificate, StatusCode.Unauthenticated, "CERTIFICATE_UNTRUSTED");
        await RefusedAsync(adapter, server.Certificate, StatusCode.Unauthenticated, "CERTIFICATE_UNTRUSTED");
        await RefusedAsync(adapter, other.Certificate, StatusCode.PermissionDenied, "CALLER_NOT_GATEWAY");
        await RefusedAsync(adapter, nameless.Certificate, StatusCode.PermissionDenied, "CALLER_NOT_GATEWAY");
        await adapter.PrepareAsync();
    }

    [Fact]
    public async Task A_pinned_certificate_is_let_in_as_it_is()
    {
        using var foreign = TestAuthority.Create("elsewhere");
        using var pinned = foreign.IssueClient("spiffe://elsewhere/x/y");
        await using var adapter = await TestAdapter.StartAsync(
            database.Kind,
            database.Reader,
            options => (options.Gateway.Authorities, options.Gateway.SpiffeIds, options.Gateway.Thumbprints) = ([], [], [pinned.Thumbprint]));
        using var channel = adapter.Connect(pinned.Certificate);
        var response = await new AdapterService.AdapterServiceClient(channel).PrepareAsync(
            new PrepareRequest { Schema = ResidentSchema.Entry() }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(response.Ready);
        await RefusedAsync(adapter, TestCity.Gateway.Certificate, StatusCode.Unauthenticated, "CERTIFICATE_UNTRUSTED");
    }

    private static async Task RefusedAsync(TestAdapter adapter, X509Certificate2? certificate, StatusCode code, string reason)
    {
        using var channel = adapter.Connect(certificate);
        var client = new AdapterService.AdapterServiceClient(channel);
        RegisterSuite.Refused(
            await Assert.ThrowsAsync<RpcException>(() => client.PrepareAsync(
                new PrepareRequest { Schema = ResidentSchema.Entry() }, cancellationToken: TestContext.Current.CancellationToken).ResponseAsync),
            code,
            reason);
        RegisterSuite.Refused(
            await Assert.ThrowsAsync<RpcException>(() => client.FetchAsync(
                new FetchRequest(), cancellationToken: TestContext.Current.CancellationToken).ResponseAsync),
            code,
            reason);
        RegisterSuite.Refused(
            await Assert.ThrowsAsync<RpcException>(() => new Grpc.Health.V1.Health.HealthClient(channel).CheckAsync(
                new HealthCheckRequest(), cancellationToken: TestContext.Current.CancellationToken).ResponseAsync),
            code,
            reason);
    }
}
