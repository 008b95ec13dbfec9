using Gateway.Interop.Dwellings;

namespace Gateway.Interop;

/// <summary>
/// Values of every type, from a department's database by its adapter and the gateway, read by clients that share no code
/// with this repository: every one must read the same. The entry was registered while the gateway ran.
/// </summary>
public sealed class EveryTypeTests(DwellingCity city) : IClassFixture<DwellingCity>
{
    [Theory]
    [InlineData(ClientLanguage.Node)]
    [InlineData(ClientLanguage.Python)]
    public async Task A_client_without_generated_code_reads_what_the_department_holds(ClientLanguage language) =>
        DwellingResults.Check(await ForeignClient.CallAsync(city, language, 1, DwellingCalls.All()));

    [Fact]
    public async Task Stubs_generated_from_the_contract_read_what_the_department_holds() =>
        DwellingResults.Check(await new StubClient(city).ResultsAsync(DwellingCalls.All()));
}
