namespace Gateway.Client.Tests.Packaging;

public sealed class PackageTests(PackedClient packed) : IClassFixture<PackedClient>
{
    [Fact]
    public void Each_package_has_its_assembly_with_documentation_and_says_what_it_is_for() => Assert.All(packed.All, package =>
    {
        Assert.Contains($"lib/net10.0/{package.Id}.dll", package.Files);
        Assert.Contains($"lib/net10.0/{package.Id}.xml", package.Files);
        Assert.Contains("README.md", package.Files);
    });

    [Fact]
    public void An_approval_system_gets_nothing_of_a_server() => Assert.All(packed.All, package =>
    {
        Assert.DoesNotContain(package.Dependencies, id => id.Contains("AspNetCore", StringComparison.Ordinal));
        Assert.Empty(package.Frameworks);
    });

    [Fact]
    public void Of_the_gateway_it_gets_the_contract_of_exchanges_alone() =>
        Assert.Equal(["Gateway.Contracts.Exchange"], packed.Client.Dependencies.Where(id => id.StartsWith("Gateway.", StringComparison.Ordinal)));

    [Fact]
    public void Tools_of_the_build_stay_here() =>
        Assert.All(packed.All, package => Assert.DoesNotContain(package.Dependencies, id => id is "Grpc.Tools" or "Microsoft.CodeAnalysis.BannedApiAnalyzers"));
}
