using Gateway.Core.Items;
using Gateway.Core.Items.Resolving;
using Xunit;

namespace Gateway.Core.Tests.Items.Resolving;

public class OutcomeRulesTests
{
    public static TheoryData<MaterialOutcome, bool, bool> Outcomes => new()
    {
        { MaterialOutcome.None, false, false },
        { MaterialOutcome.WaivedByCertificate, true, false },
        { MaterialOutcome.WaivedByData, true, false },
        { MaterialOutcome.Verified, true, false },
        { MaterialOutcome.UnderCheck, false, true },
        { MaterialOutcome.Checked, true, false },
        { MaterialOutcome.OnCommitment, false, true },
        { MaterialOutcome.ToBeSupplied, false, true },
    };

    [Theory, MemberData(nameof(Outcomes))]
    public void What_the_government_holds_takes_no_late_answer_and_what_it_does_not_hold_does(MaterialOutcome outcome, bool isHeld, bool mayComeLate)
    {
        Assert.Equal(isHeld, OutcomeRules.IsHeld(outcome));
        Assert.Equal(mayComeLate, OutcomeRules.MayComeLate(outcome));
    }

    [Fact]
    public void Every_outcome_is_in_the_table() => Assert.Equal(Enum.GetValues<MaterialOutcome>(), Outcomes.Select(row => row.Data.Item1));

    [Theory]
    [InlineData(MaterialReason.NobodyHoldsIt)]
    [InlineData(MaterialReason.NobodyHoldsIt, MaterialReason.None)]
    [InlineData(MaterialReason.NotFound, MaterialReason.NotFound, MaterialReason.BadCredit)]
    [InlineData(MaterialReason.DepartmentSilent, MaterialReason.NotFound, MaterialReason.DepartmentSilent, MaterialReason.BadCredit)]
    [InlineData(MaterialReason.DepartmentSilent, MaterialReason.DepartmentSilent, MaterialReason.NoAgreement)]
    [InlineData(MaterialReason.CheckOverdue, MaterialReason.NotFound, MaterialReason.CheckOverdue)]
    [InlineData(MaterialReason.CheckObjected, MaterialReason.DepartmentSilent, MaterialReason.CheckObjected)]
    [InlineData(MaterialReason.Mismatch, MaterialReason.NotFound, MaterialReason.Mismatch, MaterialReason.NotSatisfied)]
    [InlineData(MaterialReason.CertificateNotValid, MaterialReason.NotFound, MaterialReason.CertificateNotValid)]
    [InlineData(MaterialReason.Disputed, MaterialReason.Disputed, MaterialReason.DepartmentSilent)]
    public void The_reason_that_says_most_is_told(MaterialReason told, params MaterialReason[] heard) => Assert.Equal(told, OutcomeRules.WhyToSupply(heard));

    [Theory]
    [MemberData(nameof(Reasons))]
    public void A_single_reason_is_told_as_it_is(MaterialReason reason) => Assert.Equal(reason, OutcomeRules.WhyToSupply([reason]));

    public static TheoryData<MaterialReason> Reasons =>
        [.. Enum.GetValues<MaterialReason>().Except([MaterialReason.None, MaterialReason.NobodyHoldsIt])];

    [Fact]
    public void Sources_are_asked_by_three_ways_alone() =>
        Assert.Equal([true, true, true, false, false, false], Lines.All.Append(ApplicantWay.Instance).Select(OutcomeRules.AsksSource));
}
