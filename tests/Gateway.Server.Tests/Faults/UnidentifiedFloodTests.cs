using System.Net;
using Gateway.Contracts.Audit.V1;
using Gateway.Contracts.V1;
using Gateway.Server.Tests.City;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Server.Tests.Faults;

public sealed class UnidentifiedFloodTests
{
    private const int Strangers = 20_000;

    [Fact]
    public async Task A_flood_from_very_many_addresses_leaves_the_log_bounded_and_known_callers_served()
    {
        var folder = new List<Gateway.Contracts.Audit.V1.ExchangeRecord>();
        await using var city = await TestCity.StartAsync(build: builder => builder.Services.AddSingleton<IStartupFilter, AddressByHeader>());
        var stranger = new SharedDataService.SharedDataServiceClient(city.Connect(city.Certificate("shenpi", "stranger")));
        var consumer = city.Consumer();
        var before = (await LogOf.AllAsync(city)).Count;

        var answered = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, Strangers), new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (i, token) =>
        {
            var address = new IPAddress([10, (byte)(i >> 16), (byte)(i >> 8), (byte)i]);
            var headers = new Metadata { { AddressByHeader.Name, address.ToString() } };
            Assert.Equal("CALLER_UNKNOWN", await Refused.ReasonAsync(stranger.LookupAsync(Registered.Lookup(), headers, cancellationToken: token)));
            if (i % 200 == 0)
            {
                await consumer.LookupAsync(Registered.Lookup(), cancellationToken: token);
                Interlocked.Increment(ref answered);
            }
        });

        Assert.Equal(Strangers / 200, answered);
        await city.Gateway.StopAsync();
        folder.AddRange(await LogOf.ReadFileAsync(city.Options.Log.Path));
        var aggregates = folder.Where(record => record.Kind == RecordKind.Aggregate && record.Reason == "CALLER_UNKNOWN").ToList();
        Assert.Equal(Strangers, aggregates.Sum(record => (long)record.Aggregate.Count));
        var minutes = aggregates.Select(record => record.Aggregate.Minute).Distinct().Count();
        Assert.InRange(folder.Count - before, 1, (1025 * minutes) + answered);
    }

    /// <summary>Stands in for very many machines: the connection's address is what a header says.</summary>
    private sealed class AddressByHeader : IStartupFilter
    {
        public const string Name = "test-address";

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                if (IPAddress.TryParse(context.Request.Headers[Name], out var address))
                {
                    context.Connection.RemoteIpAddress = address;
                }

                return rest(context);
            });
            next(app);
        };
    }
}
