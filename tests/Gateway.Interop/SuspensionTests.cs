using System.Diagnostics;
using Gateway.Contracts.Management.V1;
using Gateway.Interop.Dwellings;

namespace Gateway.Interop;

/// <summary>A slow reader of many large answers, whose agreement is suspended while they come.</summary>
public sealed class SuspensionTests
{
    // All the answers would take a reader of this pace a minute, those of a single page six seconds.
    private const int Keys = 1000;
    private const int Pause = 60;

    // Answers that are on their way: in the gateway's, the machine's and the client's buffers.
    private const int GreatestUnderWay = 50;

    // A second in which it must bind, and what the client takes to read what was under way, and to end.
    private static readonly TimeSpan s_soon = TimeSpan.FromSeconds(4);

    [Theory]
    [InlineData(ClientLanguage.Node)]
    [InlineData(ClientLanguage.Python)]
    public async Task A_suspension_ends_the_stream_that_a_foreign_client_reads(ClientLanguage language)
    {
        await using var city = new DwellingCity();
        await city.InitializeAsync();
        var call = DwellingCalls.LookupMany(Enumerable.Repeat(DwellingRegister.Owner, Keys), "plan");
        call["pause"] = Pause;
        await using var client = await ForeignClient.StartAsync(city, language, 1, call);
        await client.UntilReadingAsync();

        await city.City.ApplyAsync(DwellingEntry.Agreement(1, AgreementState.Suspended));
        var clock = Stopwatch.StartNew();
        var result = (await client.ResultsAsync())[0]!;

        Assert.True(clock.Elapsed < s_soon, $"it ended {clock.Elapsed} after the suspension, with {result["count"]} answers");
        Assert.InRange((int)result["count"]!, 1, GreatestUnderWay);
        Assert.Equal("AGREEMENT_SUSPENDED", (string?)result["refusal"]!["reason"]);
        Assert.Equal(7, (int)result["refusal"]!["code"]!);
    }
}
