using Gateway.Server.Materials.Figures;

namespace Gateway.Server.Tests.Materials.Figures;

public sealed class MonthRangeTests
{
    private static readonly DateOnly s_today = new(2026, 8, 17);

    [Theory]
    [InlineData("", "", 202608, 202608)]
    [InlineData("2026-08", "", 202608, 202608)]
    [InlineData("", "2026-08", 202608, 202608)]
    [InlineData("2023-09", "", 202309, 202608)]
    [InlineData("2025-12", "2026-01", 202512, 202601)]
    [InlineData("", "2027-01", 202608, 202701)]
    public void Months_are_the_present_one_where_they_are_not_written(string from, string until, int first, int last) =>
        Assert.Equal(new MonthRange(first, last), MonthRange.Read(from, until, s_today).Answer);

    [Theory]
    [InlineData("2026-8", "", "from_month")]
    [InlineData("2026-13", "", "from_month")]
    [InlineData("202608", "", "from_month")]
    [InlineData("2026-08-01", "", "from_month")]
    [InlineData("2026-01", "x", "until_month")]
    [InlineData("2026-09", "", "from_month")]
    [InlineData("2026-02", "2026-01", "from_month")]
    [InlineData("2023-08", "", "from_month")]
    public void What_is_no_range_is_refused(string from, string until, string member)
    {
        var refusal = MonthRange.Read(from, until, s_today).Refusal;

        Assert.Equal("REQUEST_MALFORMED", refusal?.Reason.Code);
        Assert.StartsWith(member + ": ", refusal!.Detail, StringComparison.Ordinal);
    }
}
