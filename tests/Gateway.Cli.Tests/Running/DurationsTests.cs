using Gateway.Cli.Terminals;

namespace Gateway.Cli.Tests.Running;

public sealed class DurationsTests
{
    [Theory]
    [InlineData("500ms", 500)]
    [InlineData("5s", 5_000)]
    [InlineData("2m", 120_000)]
    [InlineData("0s", 0)]
    [InlineData("1h", 3_600_000)]
    [InlineData("7d", 604_800_000)]
    [InlineData("5", null)]
    [InlineData("-5s", null)]
    [InlineData("1.5s", null)]
    [InlineData("s", null)]
    [InlineData("", null)]
    [InlineData("367d", null)]
    [InlineData("4294967296s", null)]
    public void A_time_has_a_unit(string written, int? milliseconds) =>
        Assert.Equal(milliseconds, (int?)Durations.Find(written)?.TotalMilliseconds);
}
