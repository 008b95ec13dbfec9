using Gateway.Server.Tests.City;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Server.Tests.Endpoints;

public sealed class EndpointClassTests
{
    [Fact]
    public async Task An_endpoint_without_a_class_stops_the_start()
    {
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await using var city = await TestCity.StartAsync(build: builder =>
                builder.Services.AddSingleton<Action<IEndpointRouteBuilder>>(endpoints => endpoints.MapGet("/forgotten", () => "open to all")));
        });

        Assert.Contains("/forgotten", fault.Message, StringComparison.Ordinal);
    }
}
