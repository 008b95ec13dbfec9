using Gateway.Contracts.Materials.V1;
using Gateway.Demo.City;
using Gateway.Demo.Showing;
using static Gateway.Demo.Scenarios.ScenarioExpectations;

namespace Gateway.Demo.Scenarios;

/// <summary>3. 企业注销: four departments are asked whether they object, at once; the silent one and its due time are provable.</summary>
internal sealed class CloseCompany : IScenario
{
    /// <summary>The department that does not answer.</summary>
    public const string Silent = "shuiwu";

    /// <inheritdoc/>
    public ScenarioAbout About { get; } = new()
    {
        Number = 3,
        Title = "企业注销登记",
        TitleEn = "A company is given up",
        Story = $"{ScenarioCast.ClosingName}由法定代表人{ScenarioCast.ClosingRepresentativeName}申请注销；四个部门同时核查有无异议，税务迟迟未答。",
        StoryEn = "Four departments are asked at once whether they object; Taxation stays silent.",
        Matter = new Matter { ServiceItemCode = ScenarioMatters.CloseCompany },
        Parties =
        [
            Parties.Firm("applicant", ScenarioCast.Closing),
            Parties.Person("representative", ScenarioCast.ClosingRepresentative, ScenarioCast.ClosingRepresentativeName),
        ],
        Relations = ["legal_representative"],
        Expected =
        [
            ("application_form", MaterialOutcome.ToBeSupplied, MaterialReason.NobodyHoldsIt),
            ("business_licence", MaterialOutcome.WaivedByCertificate, MaterialReason.Unspecified),
            ("identity_proof", MaterialOutcome.Verified, MaterialReason.Unspecified),
            ("tax_clearance", MaterialOutcome.UnderCheck, MaterialReason.Unspecified),
            ("insurance_clearance", MaterialOutcome.UnderCheck, MaterialReason.Unspecified),
            ("case_clearance", MaterialOutcome.UnderCheck, MaterialReason.Unspecified),
            ("credit_clearance", MaterialOutcome.UnderCheck, MaterialReason.Unspecified),
            ("liquidation_statement", MaterialOutcome.OnCommitment, MaterialReason.Unspecified),
        ],
    };

    /// <inheritdoc/>
    public async Task PlayAsync(ScenarioStage stage, CancellationToken cancellationToken)
    {
        var found = await stage.ResolveAsync(cancellationToken);
        await stage.CommitAsync([found["liquidation_statement"]], cancellationToken);
        await Task.WhenAll(found.Materials.Where(material => material.Order is { } order && order.Department != Silent).Select(material =>
            DepartmentDesk.AnswerAsync(stage, material.Order, "经查，无异议。", cancellationToken)));
        foreach (var material in (await stage.GetCaseAsync(cancellationToken)).Materials.Where(material => material.Order is not null))
        {
            Show(stage, material);
        }
    }

    private static void Show(ScenarioStage stage, MaterialStatus material)
    {
        var order = material.Order;
        if (order.Department == Silent)
        {
            stage.Check(material.Material, Holds(material.Outcome == MaterialOutcome.UnderCheck && order.State == OrderState.Open && order.DueAt is not null, $"{material.Outcome} {order.State}")
                ?? Receipt(order.Ordered));
            stage.Tell("未答 silent", $"{material.Name} {order.Department}：{OutcomeNames.Minute(order.OrderedAt)} 发出 ordered，{OutcomeNames.Minute(order.DueAt)} 到期 due · 核查单 order {order.OrderId}");
            stage.Tell("", "发出已存证；到期仍未答再存证，按无异议办结 the order is proved now, its silence once it is due; that counts as no objection", order.Ordered);
            return;
        }

        stage.Check(material.Material, Holds(material.Outcome == MaterialOutcome.Checked && order.State == OrderState.Confirmed, $"{material.Outcome} {order.State}")
            ?? Receipt(order.Ordered) ?? Receipt(order.Ended));
        stage.Tell("已答 answered", $"{material.Name} {order.Department}：{order.Note} no objection", order.Ended);
    }
}
