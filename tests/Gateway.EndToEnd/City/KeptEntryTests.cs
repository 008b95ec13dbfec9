using Gateway.Contracts.Management.V1;
using Gateway.Demo.Running;

namespace Gateway.EndToEnd.City;

/// <summary>Which revision an entry of an API gets when the demo starts again.</summary>
public sealed class KeptEntryTests
{
    [Theory]
    [InlineData(1u, 1u, false, 1u)]
    [InlineData(1u, 4u, false, 4u)]
    [InlineData(1u, 1u, true, 2u)]
    [InlineData(1u, 4u, true, 5u)]
    [InlineData(7u, 4u, true, 7u)]
    public void A_revision_is_raised_where_something_differs_and_never_lowered(uint sample, uint last, bool differs, uint expected)
    {
        var entry = Entry(sample, differs ? "http://127.0.0.1:2/sw" : "http://127.0.0.1:1/sw");

        KeptEntry.Settle(entry, Entry(last, "http://127.0.0.1:1/sw"));

        Assert.Equal(expected, entry.Revision);
    }

    [Fact]
    public void Another_major_version_counts_its_own()
    {
        var entry = Entry(1, "http://127.0.0.1:2/sw");
        entry.Major = 2;

        KeptEntry.Settle(entry, Entry(4, "http://127.0.0.1:1/sw"));

        Assert.Equal(1u, entry.Revision);
    }

    private static Entry Entry(uint revision, string address) => new()
    {
        Revision = revision,
        Api = new ApiTerms { Destinations = { new ApiDestination { Name = "main", Address = address } } },
    };
}
