using System.Globalization;
using Gateway.Contracts.Materials.V1;
using Gateway.Demo.City;
using Gateway.Demo.Showing;
using static Gateway.Demo.Scenarios.ScenarioExpectations;

namespace Gateway.Demo.Scenarios;

/// <summary>2. 开餐馆“一件事”: four items of three departments, what they share asked once, all departments at once.</summary>
internal sealed class OpenRestaurant : IScenario
{
    /// <inheritdoc/>
    public ScenarioAbout About { get; } = new()
    {
        Number = 2,
        Title = "开餐馆“一件事”（四个事项、三个部门）",
        TitleEn = "A restaurant is opened: four items of three departments",
        Story = $"{ScenarioCast.CatererName}开分店，法定代表人{ScenarioCast.CatererRepresentativeName}一次申请。",
        StoryEn = "A catering company opens another restaurant; its legal representative applies once.",
        Matter = new Matter { Bundle = ScenarioMatters.OpenRestaurant },
        Parties = PartiesWith(Parties.Firm("applicant", ScenarioCast.Caterer)),
        Relations = ["legal_representative"],
        Expected =
        [
            ("application_form", MaterialOutcome.ToBeSupplied, MaterialReason.NobodyHoldsIt),
            ("business_licence", MaterialOutcome.WaivedByCertificate, MaterialReason.Unspecified),
            ("identity_proof", MaterialOutcome.Verified, MaterialReason.Unspecified),
            ("premises_title", MaterialOutcome.WaivedByData, MaterialReason.Unspecified),
            ("branch_resolution", MaterialOutcome.ToBeSupplied, MaterialReason.NobodyHoldsIt),
            ("fire_clearance", MaterialOutcome.WaivedByData, MaterialReason.Unspecified),
            ("kitchen_layout", MaterialOutcome.ToBeSupplied, MaterialReason.NobodyHoldsIt),
            ("safety_rules", MaterialOutcome.OnCommitment, MaterialReason.Unspecified),
            ("signboard_record", MaterialOutcome.WaivedByData, MaterialReason.Unspecified),
            ("evacuation_plan", MaterialOutcome.OnCommitment, MaterialReason.Unspecified),
            ("signboard_design", MaterialOutcome.ToBeSupplied, MaterialReason.NobodyHoldsIt),
            ("structure_safety", MaterialOutcome.OnCommitment, MaterialReason.Unspecified),
        ],
    };

    /// <summary>The same by the firm's registration number of before 2015.</summary>
    public ScenarioAbout ByOlderNumber => About with
    {
        Parties = PartiesWith(Parties.Firm("applicant", OlderNumberKind.Registration, ScenarioCast.CatererRegistration)),
    };

    /// <summary>The same but for the representative's name: nothing is verified that the case itself would then rely on.</summary>
    private ScenarioAbout Nameless
    {
        get
        {
            Party[] parties = [.. About.Parties.Select(party => party.Clone())];
            Array.Find(parties, party => party.Role == "representative")!.Values.Clear();
            return About with { Parties = parties };
        }
    }

    /// <inheritdoc/>
    public async Task PlayAsync(ScenarioStage stage, CancellationToken cancellationToken)
    {
        await stage.WarmAsync(Nameless, cancellationToken);
        var found = await stage.ResolveAsync(cancellationToken);
        var shared = found.Materials.Where(material => material.Items.Count > 1).ToArray();
        stage.Check("shared", Holds(shared.Length >= 3, "the items share too little"));
        stage.Tell("共用 asked once", string.Join("、", shared.Select(material => string.Create(CultureInfo.InvariantCulture, $"{material.Name}（{material.Items.Count} 个事项 items）"))));
        stage.Tell("并行 at once", string.Create(
            CultureInfo.InvariantCulture, $"同时问了 {found.Asked.Count} 个部门 departments asked at once: {string.Join(" ", found.Asked.Order(StringComparer.Ordinal))}"));
        stage.Tell("", string.Create(
            CultureInfo.InvariantCulture, $"全部 all {Screen.Time(found.Elapsed)}，最慢的一问 the slowest question {Screen.Time(found.Slowest)}（连接已建立 connections stand）"));
        await stage.CommitAsync(found.Materials.Where(material => material.Commitment?.State == CommitmentState.Offered), cancellationToken);
        await AgainAsync(stage, found, cancellationToken);
    }

    private async Task AgainAsync(ScenarioStage stage, ResolvedCase found, CancellationToken cancellationToken)
    {
        var other = stage.Case.Clone();
        other.CaseNumber += "-B";
        var again = await stage.ResolveAsync(ByOlderNumber, other, cancellationToken);
        foreach (var (name, fault) in ScenarioExpectations.Check(ByOlderNumber, again))
        {
            stage.Check(name, fault);
        }

        var same = again.Materials.Count(material => found[material.Material].Outcome == material.Outcome);
        stage.Tell("旧证号 older number", string.Create(
            CultureInfo.InvariantCulture,
            $"改填 2015 年前的工商注册号再来一次：认得是同一企业，{same}/{again.Materials.Count} 项结果相同 by its number of before 2015 it is the same firm"));
    }

    private static Party[] PartiesWith(Party applicant) =>
    [
        applicant,
        Parties.Person("representative", ScenarioCast.CatererRepresentative, ScenarioCast.CatererRepresentativeName),
        Parties.Nameless("premises", "unit_number", ScenarioCast.Shop),
    ];
}
