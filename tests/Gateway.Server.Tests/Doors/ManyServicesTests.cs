using Gateway.Contracts.Management.V1;
using Gateway.Server.Tests.City;
using Gateway.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Server.Tests.Doors;

/// <summary>Ten thousand entries with a service each.</summary>
public sealed class ManyServicesTests
{
    [Fact]
    public async Task No_route_is_added_for_an_entry_and_a_revised_one_is_served_at_once()
    {
        await using var city = await TestCity.StartAsync();
        var routes = RoutesOf(city);
        Assert.InRange(routes, 10, 1000);
        await city.ApplyAsync([.. Enumerable.Range(0, 10_000).Select(i => Entry(i, 1)), .. Enumerable.Range(0, 10).Select(Agreement)]);

        for (var i = 0; i < 10; i++)
        {
            await UntilAnsweredAsync(city, i, "1.1");
            await city.ApplyAsync(Entry(i, 2));
            await UntilAnsweredAsync(city, i, "1.2");
        }

        Assert.Equal(routes, RoutesOf(city));
    }

    private static Task UntilAnsweredAsync(TestCity city, int number, string version) => Poll.UntilAsync(
        async () =>
        {
            try
            {
                var answer = await TypedCall.CallAsync(
                    city, $"shared.gongan.v1.Entry{number}Service/Lookup", [.. TypedCall.Key(), .. TypedCall.Mask("name"), .. TypedCall.Context()]);
                return System.Text.Encoding.Latin1.GetString(answer).Contains(version, StringComparison.Ordinal);
            }
            catch (Grpc.Core.RpcException refused) when (refused.StatusCode is Grpc.Core.StatusCode.NotFound or Grpc.Core.StatusCode.PermissionDenied or Grpc.Core.StatusCode.Unavailable)
            {
                // Not yet there; on a busy machine the gateway may not confirm its snapshot in time while it takes in ten thousand entries.
                return false;
            }
        },
        TimeSpan.FromSeconds(10),
        $"entry {number} answers by version {version}");

    private static Document Entry(int number, uint revision) => Registered.Entry(entry =>
    {
        entry.ApiName = "entry" + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        entry.Revision = revision;
    });

    private static Document Agreement(int number) => Registered.Agreement(agreement =>
    {
        agreement.Id = "many-" + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        agreement.Entry = "entry" + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
    });

    private static int RoutesOf(TestCity city) => city.Gateway.Services.GetServices<EndpointDataSource>().Sum(source => source.Endpoints.Count);
}
