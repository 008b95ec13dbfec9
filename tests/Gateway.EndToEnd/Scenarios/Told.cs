using Gateway.Contracts.Materials.V1;
using Gateway.Demo.Scenarios;

namespace Gateway.EndToEnd.Scenarios;

/// <summary>What was told of a case, to be compared and proved.</summary>
internal static class Told
{
    /// <summary>"material outcome reason" of each, by name.</summary>
    public static IEnumerable<string> Of(IEnumerable<MaterialStatus> materials) => materials
        .OrderBy(material => material.Material, StringComparer.Ordinal)
        .Select(material => $"{material.Material} {material.Outcome} {material.Reason}".Replace(" Unspecified", "", StringComparison.Ordinal));

    /// <summary>Proves every receipt of a resolution by the log: of relations, of materials, and of each way that was tried.</summary>
    public static async Task ProveAsync(ScenarioCity city, CaseContext context, ResolvedCase found)
    {
        foreach (var material in found.Materials)
        {
            var record = await city.RecordOfAsync(material.Receipt);
            if (!material.FactReliedOn)
            {
                Assert.Equal(context.CaseNumber, record.CaseNumber);
            }

            Assert.Equal(material.Provenance?.Provider ?? record.Provider, record.Provider);
        }

        foreach (var attempt in found.Materials.SelectMany(material => material.Attempts).Concat(found.Relations.SelectMany(relation => relation.Attempts)))
        {
            if (attempt.Receipt is not null)
            {
                var record = await city.RecordOfAsync(attempt.Receipt);

                // An order names the department, and no entry.
                var asked = record.Entry.Length == 0 ? record.Provider : $"{record.Provider}/{record.Entry}";
                Assert.Equal((context.CaseNumber, attempt.Asked.Split('@')[0]), (record.CaseNumber, asked));
            }
        }

        foreach (var relation in found.Relations)
        {
            Assert.Equal(context.CaseNumber, (await city.RecordOfAsync(relation.Receipt)).CaseNumber);
        }
    }
}
