using Gateway.Contracts.Materials.V1;
using Gateway.Core.Identifiers;
using Gateway.Demo.City;
using Gateway.Demo.City.Firms;
using static Gateway.Demo.Scenarios.ScenarioExpectations;
using Subject = Gateway.Contracts.V1.Subject;

namespace Gateway.Demo.Scenarios;

/// <summary>1. 企业设立登记全程电子化、多证合一: what was found is shown, accepted and used; the new licence is announced (双告知).</summary>
internal sealed class FoundCompany : IScenario
{
    /// <summary>Identifier of the licence that is issued at the end.</summary>
    public static readonly string Licence =
        CertificateIdentifier.Create("11100000MB9001907F001", "11330100MB9001026A", "20261126009998", "001").ToString();

    /// <summary>The company that was founded.</summary>
    public static readonly string Company = CreditCodes.Compose("91", "330105", "MA9", 9_997);

    /// <summary>Departments that acknowledge the announcement at once.</summary>
    public static readonly string[] Acknowledging = ["renshe", "xiaofang"];

    /// <inheritdoc/>
    public ScenarioAbout About { get; } = new()
    {
        Number = 1,
        Title = "企业设立登记（全程电子化、多证合一）",
        TitleEn = "A company is founded, all of it online",
        Story = $"{ScenarioCast.FounderName}设立“{ScenarioCast.NewFirmName}”，住所是她自己的办公用房。",
        StoryEn = "She founds a company in an office that she owns.",
        Matter = new Matter { ServiceItemCode = ScenarioMatters.FoundCompany },
        Parties =
        [
            Parties.Person("applicant", ScenarioCast.Founder, ScenarioCast.FounderName),
            Parties.Nameless("firm", "enterprise_name", ScenarioCast.NewFirmName),
            Parties.Nameless("premises", "unit_number", ScenarioCast.Office),
        ],
        Expected =
        [
            ("application_form", MaterialOutcome.ToBeSupplied, MaterialReason.NobodyHoldsIt),
            ("identity_proof", MaterialOutcome.Verified, MaterialReason.Unspecified),
            ("premises_title", MaterialOutcome.WaivedByCertificate, MaterialReason.Unspecified),
            ("name_reservation", MaterialOutcome.WaivedByData, MaterialReason.Unspecified),
            ("articles", MaterialOutcome.ToBeSupplied, MaterialReason.NobodyHoldsIt),
        ],
    };

    /// <inheritdoc/>
    public async Task PlayAsync(ScenarioStage stage, CancellationToken cancellationToken)
    {
        var found = await stage.ResolveAsync(cancellationToken);
        await UseAsync(stage, found, cancellationToken);
        var announced = await AnnounceAsync(stage, cancellationToken);
        await AcknowledgeAsync(stage, announced, cancellationToken);
    }

    private static async Task UseAsync(ScenarioStage stage, ResolvedCase found, CancellationToken cancellationToken)
    {
        var shown = await stage.Materials.PreviewAsync(new PreviewRequest { Case = stage.Case }, cancellationToken: cancellationToken);
        stage.Check("preview", Holds(shown.Materials.Count == 3 && shown.Materials.All(each => each.Evidence is { Satisfies: true }), "not all three are shown"));
        var accepted = await stage.AcceptAllAsync(cancellationToken);
        stage.Check("accept", Holds(accepted.Materials.Count == 3 && accepted.Materials.All(each => each.Consent == Consent.Use), "not all three are accepted") ?? Receipt(accepted.Receipt));
        stage.Tell("本人确认 accepted", "查到的 3 项先给本人看，同意后才用 she sees the three that were found, and agrees", accepted.Receipt);

        var evidence = (await stage.Materials.GetEvidenceAsync(
            new GetEvidenceRequest { Case = stage.Case, Evidence = found["premises_title"].Evidence }, cancellationToken: cancellationToken)).Evidence;
        stage.Check("evidence", Holds(evidence is { Satisfies: true, Changed: false, Certificates.Count: > 0 }, "it does not stand as it was found") ?? Receipt(evidence.Receipt));
        stage.Tell("取用 used", "登记人员取用不动产权证书：再判定、再存证 the title certificate is used: decided and recorded again", evidence.Receipt);
    }

    private static async Task<AnnounceResponse> AnnounceAsync(ScenarioStage stage, CancellationToken cancellationToken)
    {
        var announced = await stage.Materials.AnnounceAsync(
            new AnnounceRequest
            {
                Case = stage.Case,
                ServiceItemCode = ScenarioMatters.FoundCompany,
                CertificateIdentifier = Licence,
                Holder = new Subject { Type = "001", Identifier = Company },
            },
            cancellationToken: cancellationToken);
        stage.Check("announce", Holds(
            announced.Announcements.Select(each => each.Department).Order(StringComparer.Ordinal).SequenceEqual(["renshe", "shuiwu", "xiaofang"]),
            "not to the three departments"));
        foreach (var each in announced.Announcements)
        {
            stage.Check(each.Department, Receipt(each.Ordered));
        }

        return announced;
    }

    private static async Task AcknowledgeAsync(ScenarioStage stage, AnnounceResponse announced, CancellationToken cancellationToken)
    {
        await Task.WhenAll(announced.Announcements.Where(each => Acknowledging.Contains(each.Department)).Select(each =>
            DepartmentDesk.AnswerAsync(stage, each, "已收到，纳入后续监管。", cancellationToken)));
        foreach (var each in (await stage.GetCaseAsync(cancellationToken)).Announcements)
        {
            var acknowledged = Acknowledging.Contains(each.Department);
            stage.Check(each.Department, Holds(each.State == (acknowledged ? OrderState.Confirmed : OrderState.Open), $"{each.State}"));
            stage.Tell(
                "双告知 announced",
                $"{each.Department} {each.Follows}：{(acknowledged ? "已确认收到 acknowledged" : $"{Showing.OutcomeNames.Day(each.DueAt)} 前确认 to be acknowledged by then")}",
                each.Ended ?? each.Ordered);
        }
    }
}
