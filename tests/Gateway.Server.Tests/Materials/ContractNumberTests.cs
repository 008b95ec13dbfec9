using Rules = Gateway.Core.Items.Resolving;
using Told = Gateway.Contracts.Materials.V1;

namespace Gateway.Server.Tests.Materials;

/// <summary>Rules and contracts number the same things the same way: values are passed by number.</summary>
public sealed class ContractNumberTests
{
    [Fact]
    public void Outcomes_are_numbered_as_in_the_contract() => Assert.Equal(Of<Told.MaterialOutcome>("Unspecified"), Of<Rules.MaterialOutcome>("None"));

    [Fact]
    public void Reasons_are_numbered_as_in_the_contract() => Assert.Equal(Of<Told.MaterialReason>("Unspecified"), Of<Rules.MaterialReason>("None"));

    [Fact]
    public void States_that_are_stored_are_numbered_as_in_the_contract()
    {
        Assert.Equal((1, 4, 5), ((int)Told.OrderState.Open, (int)Told.OrderState.Overdue, (int)Told.OrderState.Withdrawn));
        Assert.Equal((1, 2, 3), ((int)Told.OrderKind.Check, (int)Told.OrderKind.Announcement, (int)Told.OrderKind.Commitment));
        Assert.Equal((1, 2), ((int)Told.CommitmentState.Offered, (int)Told.CommitmentState.Made));
    }

    private static (int Number, string Name)[] Of<T>(string none)
        where T : struct, Enum =>
        [.. Enum.GetValues<T>().Select(value => (Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture), value.ToString() == none ? "" : value.ToString()))];
}
