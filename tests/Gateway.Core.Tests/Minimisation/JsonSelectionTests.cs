using Gateway.Core.Catalogue;
using Gateway.Core.Minimisation;
using Xunit;

namespace Gateway.Core.Tests.Minimisation;

public sealed class JsonSelectionTests
{
    [Theory]
    [InlineData("/a", "/a", "same pointer")]
    [InlineData("/a", "/a/b", "as a whole on the way")]
    [InlineData("/a/b", "/a", "on the way to another")]
    [InlineData("/a/*", "/a", "on the way to another")]
    [InlineData("/a/*", "/a/b", "'*'")]
    [InlineData("/a/b", "/a/*", "'*'")]
    [InlineData("/a/b", "/a/*/c", "'*'")]
    [InlineData("/a~1b", "/a~1b", "same pointer")]
    public void Pointers_that_do_not_go_together_are_told(string first, string second, string part)
    {
        Assert.False(JsonSelection.TryCompile([Minimised.Field(first), Minimised.Field(second)], out var selection, out var faults));
        Assert.Null(selection);
        var fault = Assert.Single(faults);
        Assert.Equal(1, fault.Index);
        Assert.StartsWith(second, fault.English, StringComparison.Ordinal);
        Assert.Contains(part, fault.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_fault_is_told()
    {
        Assert.False(JsonSelection.TryCompile(
            [
                Minimised.Field("/a"), Minimised.Field("/a"), default, Minimised.Field("/b", length: -1),
                Minimised.Field("/c", FieldType.Integer, Masking.Name), Minimised.Field("/d", (FieldType)99),
            ],
            out _,
            out var faults));
        Assert.Equal([1, 2, 3, 4, 5], faults.Select(fault => fault.Index));
    }

    [Fact]
    public void Nothing_cannot_be_selected()
    {
        Assert.False(JsonSelection.TryCompile([], out _, out var faults));
        Assert.Equal(-1, Assert.Single(faults).Index);
    }

    [Fact]
    public void Pointers_that_share_a_way_go_together()
    {
        Assert.True(JsonSelection.TryCompile(
            [Minimised.Field("/a/*/b"), Minimised.Field("/a/*/bc"), Minimised.Field("/a b")], out _, out var faults));
        Assert.Empty(faults);
    }
}
