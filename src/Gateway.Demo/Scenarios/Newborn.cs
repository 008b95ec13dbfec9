using Gateway.Contracts.Materials.V1;
using Gateway.Demo.City;
using static Gateway.Demo.Scenarios.ScenarioExpectations;

namespace Gateway.Demo.Scenarios;

/// <summary>4. 新生儿出生“一件事”: the child has no number yet; the identifier of its certificate of birth finds it, and says who the parents are.</summary>
internal sealed class Newborn : IScenario
{
    /// <inheritdoc/>
    public ScenarioAbout About { get; } = new()
    {
        Number = 4,
        Title = "新生儿出生“一件事”（落户、医保、社保卡）",
        TitleEn = "A child is born: household entry, insurance, card",
        Story = $"{ScenarioCast.MotherName}为女儿{ScenarioCast.NewbornName}一次办齐；孩子还没有身份证号，凭出生医学证明编号查到。",
        StoryEn = "The child has no number yet: the identifier of its certificate of birth finds it, and says who its mother is.",
        Matter = new Matter { Bundle = ScenarioMatters.Newborn },
        Parties =
        [
            Parties.Person("applicant", ScenarioCast.Mother, ScenarioCast.MotherName),
            Parties.Nameless("child", "certificate_identifier", ScenarioCast.NewbornCertificate),
        ],
        NotNeeded = ["photo"],
        Relations = ["parent"],
        Expected =
        [
            ("application_form", MaterialOutcome.ToBeSupplied, MaterialReason.NobodyHoldsIt),
            ("birth_certificate", MaterialOutcome.WaivedByCertificate, MaterialReason.Unspecified),
            ("marriage_certificate", MaterialOutcome.WaivedByCertificate, MaterialReason.Unspecified),
            ("guardian_identity", MaterialOutcome.Verified, MaterialReason.Unspecified),
            ("household_register", MaterialOutcome.WaivedByData, MaterialReason.Unspecified),
        ],
    };

    /// <inheritdoc/>
    public async Task PlayAsync(ScenarioStage stage, CancellationToken cancellationToken)
    {
        await stage.ResolveAsync(cancellationToken);
        var accepted = await stage.AcceptAllAsync(cancellationToken);
        stage.Check("accept", Holds(accepted.Materials.Count == 4, $"{accepted.Materials.Count} accepted") ?? Receipt(accepted.Receipt));
        stage.Tell("本人确认 accepted", "查到的 4 项，本人确认无误 she agrees with the four that were found", accepted.Receipt);
    }
}
