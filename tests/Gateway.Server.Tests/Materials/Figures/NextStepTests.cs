using Gateway.Core.Snapshots;
using Gateway.Server.Materials.Figures;
using Gateway.Storage.Cases;

namespace Gateway.Server.Tests.Materials.Figures;

public sealed class NextStepTests
{
    [Theory]
    [InlineData(9, 5, 3, 1, "Connect the data of ")]
    [InlineData(9, 1, 5, 3, "Agree with ")]
    [InlineData(9, 1, 3, 5, "Ask ")]
    [InlineData(9, 2, 2, 1, "It is connected to ")]
    [InlineData(9, 3, 3, 3, "Agree with ")]
    [InlineData(8, 4, 0, 4, "Ask ")]
    [InlineData(8, 4, 0, 0, "Connect the data of ")]
    public void The_next_step_is_for_what_most_often_stood_in_the_way(int asked, int nobody, int noAgreement, int silent, string begins)
    {
        var (english, chinese) = NextSteps.Of(Row(asked, nobody, noAgreement, silent, "I1"), ["shuiwu"], Snapshot.Empty);

        Assert.StartsWith(begins, english, StringComparison.Ordinal);
        Assert.Contains("shuiwu", english, StringComparison.Ordinal);
        Assert.Contains("shuiwu", chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void It_names_a_few_items_and_how_many_there_are()
    {
        var (english, chinese) = NextSteps.Of(Row(5, 5, 0, 0, "I1", "I2", "I3", "I4", "I5"), ["shuiwu", "税务师事务所"], Snapshot.Empty);

        Assert.EndsWith("in: I1, I2, I3 and 2 more.", english, StringComparison.Ordinal);
        Assert.Contains(" shuiwu, 税务师事务所 ", english, StringComparison.Ordinal);
        Assert.EndsWith("I1、I2、I3 等 5 项。", chinese, StringComparison.Ordinal);
    }

    private static WorthRow Row(int asked, int nobody, int noAgreement, int silent, params string[] items) => new()
    {
        DisplayName = "完税证明",
        Asked = asked,
        NobodyHoldsIt = nobody,
        NoAgreement = noAgreement,
        DepartmentSilent = silent,
        Items = [.. items],
        Holders = ["shuiwu"],
    };
}
