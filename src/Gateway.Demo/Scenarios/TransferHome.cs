using Gateway.Contracts.Materials.V1;
using Gateway.Demo.City;
using static Gateway.Demo.Scenarios.ScenarioExpectations;

namespace Gateway.Demo.Scenarios;

/// <summary>5. 不动产登记: the applicant disputes what the register holds; the department has a finding, and the case goes on.</summary>
internal sealed class TransferHome : IScenario
{
    /// <summary>What the applicant says is wrong.</summary>
    public const string Dispute = "登记为单独所有，实为与姐姐共同共有，请核对原始登记档案。";

    /// <inheritdoc/>
    public ScenarioAbout About { get; } = new()
    {
        Number = 5,
        Title = "不动产转移登记（查询结果有异议）",
        TitleEn = "A home is sold, and one answer is disputed",
        Story = $"{ScenarioCast.SellerName}把住房卖给{ScenarioCast.BuyerName}；她看到登记信息后说“不对”。",
        StoryEn = "She sells her home; she sees what the register says of it, and says that it is wrong.",
        Matter = new Matter { ServiceItemCode = ScenarioMatters.TransferHome },
        Parties =
        [
            Parties.Person("applicant", ScenarioCast.Seller, ScenarioCast.SellerName),
            Parties.Person("buyer", ScenarioCast.Buyer, ScenarioCast.BuyerName),
            Parties.Nameless("premises", "unit_number", ScenarioCast.Home),
        ],
        Expected =
        [
            ("application_form", MaterialOutcome.ToBeSupplied, MaterialReason.NobodyHoldsIt),
            ("seller_identity", MaterialOutcome.Verified, MaterialReason.Unspecified),
            ("buyer_identity", MaterialOutcome.Verified, MaterialReason.Unspecified),
            ("title_deed", MaterialOutcome.WaivedByData, MaterialReason.Unspecified),
            ("tax_receipt", MaterialOutcome.UnderCheck, MaterialReason.Unspecified),
            ("marital_status", MaterialOutcome.OnCommitment, MaterialReason.Unspecified),
            ("sale_contract", MaterialOutcome.ToBeSupplied, MaterialReason.NobodyHoldsIt),
        ],
    };

    /// <inheritdoc/>
    public async Task PlayAsync(ScenarioStage stage, CancellationToken cancellationToken)
    {
        var found = await stage.ResolveAsync(cancellationToken);
        var shown = await stage.Materials.PreviewAsync(new PreviewRequest { Case = stage.Case, Materials = { "title_deed" } }, cancellationToken: cancellationToken);
        stage.Check("preview", Holds(shown.Materials is [{ Evidence.Records.Count: > 0 }], "it is not shown"));
        var disputed = await stage.Materials.AcceptAsync(
            new AcceptRequest { Case = stage.Case, Materials = { "title_deed" }, Consent = Consent.Wrong, Note = Dispute }, cancellationToken: cancellationToken);
        stage.Check("dispute", Holds(disputed is { Findings.Count: 1, Materials: [{ Outcome: MaterialOutcome.ToBeSupplied, Reason: MaterialReason.Disputed }] }, "it is not disputed")
            ?? Receipt(disputed.Receipt));
        stage.Tell("本人异议 disputed", $"“{Dispute}”", disputed.Receipt);
        await FindAsync(stage, disputed.Findings.FirstOrDefault() ?? "", cancellationToken);
        await GoOnAsync(stage, found, cancellationToken);
    }

    private static async Task FindAsync(ScenarioStage stage, string id, CancellationToken cancellationToken)
    {
        var listed = await stage.WorkOf("ziran").ListFindingsAsync(new ListFindingsRequest(), cancellationToken: cancellationToken);
        var finding = listed.Findings.FirstOrDefault(each => each.FindingId == id);
        stage.Check("finding", Holds(finding is { Kind: FindingKind.Wrong, Note: Dispute } && finding.CaseNumber == stage.Case.CaseNumber, "the department does not find it")
            ?? Receipt(finding?.Evidence));
        stage.Tell("部门知悉 told", $"自然资源局的异议清单已有 finding {id}，附当时查询的凭证 with the proof of what was found", finding?.Evidence);
    }

    private async Task GoOnAsync(ScenarioStage stage, ResolvedCase found, CancellationToken cancellationToken)
    {
        await stage.AcceptAllAsync(cancellationToken);
        await stage.CommitAsync([found["marital_status"]], cancellationToken);
        var again = await stage.ResolveAsync(About, stage.Case, cancellationToken);
        stage.Check("goes on", Holds(
            again["title_deed"] is { Outcome: MaterialOutcome.ToBeSupplied, Reason: MaterialReason.Disputed } && again.Summary is { Verified: 2, UnderCheck: 1, Committed: 1, ToBeSupplied: 3 },
            $"{again.Summary}"));
        stage.Tell("办件继续 goes on", "其余照常：2 项已核验、1 项核查中、1 项承诺；产权证明另带，现在 3 件 the rest stands; now 3 to bring, proof of title among them");
    }
}
