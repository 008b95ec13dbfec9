using System.Text.Json.Nodes;
using Gateway.Contracts.Management.V1;
using Gateway.Interop.Dwellings;
using Gateway.Testing;

namespace Gateway.Interop;

/// <summary>An entry grows, gets a second major version and loses its first, under callers that were built once.</summary>
public sealed class SuccessionTests
{
    // A moment in the first major version, and the column's own text in the second.
    private const string RecordedAt = "2024-05-06 07:08:09.123456";

    [Fact]
    public async Task Stubs_of_the_first_revision_read_the_ninth_and_the_second_major_version_stands_beside_them()
    {
        await using var city = new DwellingCity();
        await city.InitializeAsync();
        var stubs = new StubClient(city);
        for (var revision = 2u; revision <= 9; revision++)
        {
            await city.City.ApplyAsync(DwellingEntry.Revision(revision));
            await city.UntilVersionAsync(1, $"1.{revision}");
            DwellingResults.Check(await stubs.ResultsAsync(DwellingCalls.All()));
        }

        await city.City.ApplyAsync(DwellingEntry.SecondMajor(), DwellingEntry.Agreement(2));
        await city.UntilVersionAsync(2, "2.1");
        DwellingResults.Check(await stubs.ResultsAsync(DwellingCalls.All()));
        await CheckSecondAsync(city, ClientLanguage.Node);

        await city.City.ApplyAsync(Withdrawn());
        await Poll.UntilAsync(async () => await ReasonAsync(stubs) == "ENTRY_WITHDRAWN", TimeSpan.FromSeconds(10), "the first major version is withdrawn");
        await CheckSecondAsync(city, ClientLanguage.Python);
    }

    private static async Task CheckSecondAsync(DwellingCity city, ClientLanguage language)
    {
        var verify = DwellingCalls.Verify();
        verify["request"]!["claims"]!.AsObject().Remove("mortgaged");
        verify["request"]!["claims"]!["recorded_at"] = RecordedAt;
        var results = await ForeignClient.CallAsync(
            city,
            language,
            2,
            DwellingCalls.Lookup(DwellingRegister.Owner, "recorded_at"),
            verify,
            DwellingCalls.LookupMany([DwellingRegister.Owner, DwellingRegister.OwnerOfNone], "owner_name"));

        Assert.All(results, result => Assert.Null(result!["refusal"]));

        Assert.Equal(RecordedAt, (string?)Answer(results, 0)["records"]![0]!["recorded_at"]);
        Assert.Equal(("VERDICT_MATCH", "VERDICT_MISMATCH"), ((string?)Answer(results, 1)["verdicts"]!["recorded_at"], (string?)Answer(results, 1)["verdicts"]!["serial"]));
        Assert.Equal("LOOKUP_OUTCOME_NOT_FOUND", (string?)results[2]!["answers"]![1]!["outcome"]);
        Assert.All(Enumerable.Range(0, 3), index => Assert.Equal("2.1", (string?)Answer(results, index)["provenance"]!["version"]));
    }

    private static JsonNode Answer(JsonArray results, int index) => results[index]!["answers"]![0]!;

    private static Document Withdrawn()
    {
        var document = DwellingEntry.Revision(9);
        document.Entry.State = EntryState.Withdrawn;
        return document;
    }

    private static async Task<string?> ReasonAsync(StubClient stubs)
    {
        var results = await stubs.ResultsAsync(DwellingCalls.Lookup(DwellingRegister.Owner, "owner_name"));
        return (string?)results[0]!["refusal"]?["reason"];
    }
}
