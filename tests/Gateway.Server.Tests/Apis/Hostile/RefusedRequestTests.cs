using Gateway.Testing;

namespace Gateway.Server.Tests.Apis.Hostile;

/// <summary>A server that ends its connections often says of each request whether it took it: those that it did not take are sent again.</summary>
public sealed class RefusedRequestTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_request_that_the_server_did_not_take_is_sent_again(int times)
    {
        using var folder = new TemporaryFolder();
        using var authority = TestAuthority.Create("the department's authority");
        var authorities = folder.At("authorities.pem");
        await File.WriteAllTextAsync(authorities, authority.Pem);
        await using var upstream = new RefusingHttp2(authority);
        await using var city = await ApiCity.StartAsync(
            (options, _) => options.Apis.Upstreams.Add(
                new() { Department = "gongan", Address = upstream.Address.ToString(), Networks = { "127.0.0.0/8" }, Authorities = authorities }),
            entry => entry.Api.Destinations[0].Address = upstream.Address.ToString());
        upstream.Refuses = times;

        using var response = await city.GetAsync("/taxpayers/" + ApiCity.Firm);

        Assert.StartsWith("""{"data":{"name":"云溪小吃店",""", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(times, upstream.Refused);
    }
}
