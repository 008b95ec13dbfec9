using Gateway.Server.Identity;
using Gateway.Testing;

namespace Gateway.Server.Tests.Identity;

public sealed class RevocationListTests
{
    [Theory]
    [InlineData(2027)]
    [InlineData(2077)] // From 2050 on the time is written in another way: RFC 5280 §5.1.2.5.
    public void A_list_says_when_the_next_one_is_due(int year)
    {
        var due = new DateTimeOffset(year, 3, 4, 5, 6, 7, TimeSpan.Zero);
        using var folder = new TemporaryFolder();
        using var authority = TestAuthority.Create("with a list");
        using var revoked = authority.IssueClient("spiffe://test-city/shenpi/shenpi-window");
        authority.Revoke(revoked);
        authority.WriteRevocationList(folder.At("list.crl"), due);

        var list = RevocationList.Read(folder.At("list.crl"), authority.Certificate);

        Assert.Equal(due, list.NextUpdate);
        Assert.True(list.Contains(revoked.Certificate));
    }
}
