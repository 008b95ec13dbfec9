using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Gateway.Contracts.Materials.V1;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Server.Tests.Materials;

public sealed class MaterialsMetricsTests(WorkCity city) : IClassFixture<WorkCity>
{
    private static readonly string[] s_heard = ["gateway.orders", "gateway.materials.asked", "gateway.case.complete"];

    [Fact]
    public async Task Orders_reports_and_complete_cases_are_counted_once_each()
    {
        var told = new ConcurrentQueue<string>();
        using var listener = Listen(told);

        var order = await city.OrderAsync("metrics-1");
        var answer = new AnswerOrderRequest { OrderId = order, Answer = OrderAnswer.Confirmed };
        await city.Police.AnswerOrderAsync(answer);
        await city.Police.AnswerOrderAsync(answer);
        var pledge = await city.MaterialAsync("metrics-1", "pledge");
        await city.Materials.CommitAsync(new CommitRequest { Case = WorkCity.Case("metrics-1"), Material = "pledge", Text = pledge.Commitment.Text });
        await city.ResolveAsync("metrics-1");
        foreach (var material in new[] { "identity", "identity", "photo", "不在清单的材料" })
        {
            await city.Materials.ReportAskedAsync(
                new ReportAskedRequest { Case = WorkCity.Case("metrics-1"), ServiceItemCode = WorkCity.Item, Material = material });
        }

        await city.OrderAsync("metrics-2");
        await city.PassDueAsync("metrics-2");
        await Gateway.Testing.Poll.UntilAsync(() => told.Any(each => each.Contains("overdue", StringComparison.Ordinal)), TimeSpan.FromSeconds(20), "the silence is counted");

        Assert.Equal(
            [
                "gateway.case.complete consumer=shenpi",
                "gateway.materials.asked department=shenpi verdict=on_no_list",
                "gateway.materials.asked department=shenpi verdict=rightly",
                "gateway.materials.asked department=shenpi verdict=though_held",
                "gateway.orders department=gongan kind=check state=confirmed",
                "gateway.orders department=gongan kind=check state=overdue",
            ],
            told.Order(StringComparer.Ordinal));
    }

    /// <summary>Hears this city's gateway alone: other tests have gateways of their own.</summary>
    private MeterListener Listen(ConcurrentQueue<string> told)
    {
        var factory = city.City.Gateway.Services.GetRequiredService<IMeterFactory>();
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (ReferenceEquals(instrument.Meter.Scope, factory) && s_heard.Contains(instrument.Name))
                {
                    listening.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, _, labels, _) => told.Enqueue(Tell(instrument, labels)));
        listener.SetMeasurementEventCallback<double>((instrument, seconds, labels, _) => told.Enqueue(seconds > 0 ? Tell(instrument, labels) : $"{seconds} s"));
        listener.Start();
        return listener;
    }

    private static string Tell(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> labels) =>
        string.Join(' ', labels.ToArray().Select(label => $"{label.Key}={label.Value}").Prepend(instrument.Name));
}
