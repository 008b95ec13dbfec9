using Gateway.Contracts.V1;

namespace Gateway.Demo.Scenarios;

/// <summary>Holds what a resolution told against what must come of it.</summary>
internal static class ScenarioExpectations
{
    /// <summary>One for each relation and material: its name, and what is not as expected or null.</summary>
    public static IEnumerable<(string Name, string? Fault)> Check(ScenarioAbout about, ResolvedCase found)
    {
        foreach (var relation in about.Relations)
        {
            yield return (relation, found.Relations.FirstOrDefault(each => each.Relation == relation) switch
            {
                null => "not told",
                { Verified: false } told => $"not verified: {told.Reason}",
                var told => Receipt(told.Receipt),
            });
        }

        foreach (var (name, outcome, reason) in about.Expected)
        {
            yield return (name, found.Materials.FirstOrDefault(each => each.Material == name) switch
            {
                null => "not told",
                var told when told.Outcome != outcome || told.Reason != reason => $"{told.Outcome} {told.Reason}, expected {outcome} {reason}",
                var told => Receipt(told.Receipt),
            });
        }

        foreach (var material in found.Materials.Select(material => material.Material).Except(about.Expected.Select(each => each.Material), StringComparer.Ordinal))
        {
            yield return (material, "not expected");
        }
    }

    /// <summary>What a receipt lacks, or null.</summary>
    public static string? Receipt(Receipt? receipt) =>
        receipt is { ExchangeId.Length: 36, LeafHash.Length: 32, LogOrigin.Length: > 0 } ? null : "the receipt is not whole";

    /// <summary>What is not so, or null.</summary>
    public static string? Holds(bool holds, string otherwise) => holds ? null : otherwise;
}
