using System.Diagnostics.Metrics;
using Gateway.Contracts.Materials.V1;
using Gateway.Server.Tests.Materials.City;
using Microsoft.Extensions.DependencyInjection;
using static Gateway.Server.Tests.Materials.City.Papers;

namespace Gateway.Server.Tests.Materials;

public sealed class OutcomeMetricsTests(CaseCityFixture fixture) : IClassFixture<CaseCityFixture>
{
    private readonly CaseCity _city = fixture.City;

    [Fact]
    public async Task A_material_is_counted_when_it_stands_otherwise_and_not_whenever_it_is_tried()
    {
        var counted = 0;
        var factory = _city.City.Gateway.Services.GetRequiredService<IMeterFactory>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (ReferenceEquals(instrument.Meter.Scope, factory) && instrument.Name == "gateway.materials.outcomes")
                {
                    listening.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, by, _, _) => Interlocked.Add(ref counted, (int)by));
        listener.Start();
        var person = _city.Person();
        var request = Requests.Item(await _city.ItemAsync(Paper("paper", Insured()), Paper("own")), person);

        await _city.ResolveAsync(request);
        await _city.ResolveAsync(request);
        Assert.Equal(2, counted);

        _city.Insure(person);
        Assert.Equal(MaterialOutcome.WaivedByData, (await _city.ResolveAsync(request))["paper"].Outcome);
        Assert.Equal(3, counted);
    }
}
