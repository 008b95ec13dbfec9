using Gateway.Contracts.Audit.V1;

namespace Gateway.Interop.GrpcGo;

/// <summary>A department's gRPC server is called where its certificate is right, and nowhere else.</summary>
public sealed class UpstreamTlsTests(GoCity city) : GoTests, IClassFixture<GoCity>
{
    [Theory]
    [InlineData(GoDoors.Tls)]
    [InlineData(GoDoors.Mutual)]
    public async Task A_certificate_of_the_pinned_authority_will_do_and_what_the_department_demands_is_shown(string door)
    {
        var run = await city.RunAsync("ping_pong", door, $"R-{door}");

        run.AssertPassed();
        Assert.Equal("", Assert.Single(await city.RecordsAsync($"R-{door}", 1))[^1].Reason);
    }

    [Theory]
    [InlineData(GoDoors.Stranger, "empty_unary", RecordKind.Exchange)]
    [InlineData(GoDoors.Misnamed, "empty_unary", RecordKind.Exchange)]
    [InlineData(GoDoors.Expired, "empty_unary", RecordKind.Exchange)]
    [InlineData(GoDoors.Unshown, "empty_unary", RecordKind.Exchange)]
    [InlineData(GoDoors.Stranger, "ping_pong", RecordKind.Closed)]
    [InlineData(GoDoors.Misnamed, "ping_pong", RecordKind.Closed)]
    [InlineData(GoDoors.Expired, "ping_pong", RecordKind.Closed)]
    [InlineData(GoDoors.Unshown, "ping_pong", RecordKind.Closed)]
    public async Task Any_other_is_asked_nothing_and_the_fault_is_the_departments(string door, string name, RecordKind kind)
    {
        var run = await city.RunAsync(name, door, $"R-{door}-{name}");

        var call = Assert.Single(run.Calls);
        Assert.Equal(("Unavailable", "PROVIDER_UNAVAILABLE", "provider"), (call.Code, call.Reason, call.Fault));
        var record = Assert.Single(await city.RecordsAsync($"R-{door}-{name}", 1))[^1];
        Assert.Equal((kind, "PROVIDER_UNAVAILABLE", FaultSide.Provider), (record.Kind, record.Reason, record.FaultSide));
        Assert.Empty(city.Server.CallsOf(door));
    }
}
