using Gateway.Contracts.Management.V1;
using Gateway.Server.Tests.City;

namespace Gateway.Server.Tests.Apis.Traffic;

/// <summary>What stewards may name of what the operator allows.</summary>
public sealed class AllowanceTests(CityFixture fixture) : IClassFixture<CityFixture>
{
    [Fact]
    public async Task An_address_and_a_credential_beyond_it_are_refused_by_name()
    {
        var faults = await FaultsAsync(entry =>
        {
            entry.Api.Credential = "tax-token";
            entry.Api.Destinations.Add(new ApiDestination { Name = "two", Address = "http://169.254.169.254/latest" });
            entry.Api.Destinations.Add(new ApiDestination { Name = "three", Address = "https://127.0.0.1:1" });
            entry.Api.Destinations.Add(new ApiDestination { Name = "four", Address = "http://localhost:1" });
        });

        Assert.Equal(
            [
                ("api.destinations[1].address", "API_ADDRESS_NOT_ALLOWED"),
                ("api.destinations[2].address", "API_ADDRESS_NOT_ALLOWED"),
                ("api.destinations[3].address", "API_ADDRESS_NOT_ALLOWED"),
                ("api.credential", "API_CREDENTIAL_UNKNOWN"),
            ],
            faults.Select(fault => (fault.Path, fault.Code)));
        Assert.All(faults, fault => Assert.Contains("gongan", fault.Message, StringComparison.Ordinal));
        Assert.All(faults, fault => Assert.Contains("gongan", fault.MessageZh, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_departments_address_is_refused() =>
        Assert.Contains(await FaultsAsync(entry => entry.Department = "minzheng"), fault => fault.Code == "API_ADDRESS_NOT_ALLOWED");

    [Theory]
    [InlineData("HTTP://127.0.0.1:1/base")]
    [InlineData("http://127.0.0.1:1/other/base/")]
    public async Task Its_path_is_the_stewards(string address) => Assert.Empty(await FaultsAsync(entry => entry.Api.Destinations[0].Address = address));

    [Theory]
    [InlineData("http://127.0.0.1:1/base/../admin")]
    [InlineData("http://127.0.0.1:1/%2e%2e/x")]
    [InlineData("http://127.0.0.1:1//x")]
    [InlineData("http://127.1:1/base")]
    [InlineData(" http://127.0.0.1:1/base")]
    [InlineData("http:\\\\127.0.0.1:1/base")]
    [InlineData("http://127.0.0.1:01/base")]
    [InlineData("http://user@127.0.0.1:1/base")]
    [InlineData("http://127.0.0.1:1/{x}")]
    public async Task An_address_says_itself_what_is_called(string address) =>
        Assert.Contains(await FaultsAsync(entry => entry.Api.Destinations[0].Address = address), fault => fault.Code == "API_ADDRESS");

    [Fact]
    public async Task What_is_withdrawn_may_name_what_it_named() =>
        Assert.Empty(await FaultsAsync(entry => (entry.State, entry.Api.Credential) = (EntryState.Withdrawn, "gone")));

    private async Task<IReadOnlyList<DocumentFault>> FaultsAsync(Action<Entry> change)
    {
        var answer = await fixture.City.Steward().ApplyAsync(new ApplyRequest { Documents = { ApiCity.Entry(CityFixture.Unserved, change) }, DryRun = true });
        return answer.Faults;
    }
}
