using Gateway.Contracts.Materials.V1;

namespace Gateway.Demo.Scenarios;

/// <summary>What a scenario is about, and what must become of each of its materials.</summary>
internal sealed record ScenarioAbout
{
    /// <summary>Its number in the list of scenarios, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>What is applied for, in Chinese.</summary>
    public required string Title { get; init; }

    /// <summary>The same in English.</summary>
    public required string TitleEn { get; init; }

    /// <summary>Who applies and what is said at the window, in Chinese.</summary>
    public required string Story { get; init; }

    /// <summary>The same in English.</summary>
    public required string StoryEn { get; init; }

    /// <summary>The item or bundle.</summary>
    public required Matter Matter { get; init; }

    /// <summary>The parties of the case.</summary>
    public required IReadOnlyList<Party> Parties { get; init; }

    /// <summary>Conditional materials that the case does not need.</summary>
    public string[] NotNeeded { get; init; } = [];

    /// <summary>What must become of each material when the case is resolved, by their names in the case; no others are there.</summary>
    public required IReadOnlyList<(string Material, MaterialOutcome Outcome, MaterialReason Reason)> Expected { get; init; }

    /// <summary>Relations that must be verified.</summary>
    public string[] Relations { get; init; } = [];

    /// <summary>The request to resolve it.</summary>
    public ResolveRequest ToRequest(CaseContext context) => new()
    {
        Matter = Matter,
        Case = context,
        Parties = { Parties.Select(party => party.Clone()) },
        NotNeeded = { NotNeeded },
    };
}
