using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;
using Gateway.Contracts.Materials.V1;
using Gateway.Core.Items.Matters;
using Gateway.Server.Telemetry;
using Gateway.Storage.Cases;

namespace Gateway.Server.Materials;

/// <summary>What became of materials: what applicants did not have to bring. Each is in <c>docs/telemetry.md</c>.</summary>
internal sealed class MaterialsMetrics
{
    // From an answer at the counter to a check of sixty working days.
    private static readonly double[] s_seconds = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800, 3600, 21600, 86400, 259200, 864000, 2592000, 7776000];

    private readonly Counter<long> _outcomes;
    private readonly Counter<long> _late;
    private readonly Counter<long> _asked;
    private readonly Counter<long> _orders;
    private readonly Histogram<double> _complete;

    public MaterialsMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(ExchangeMetrics.MeterName);
        _outcomes = meter.CreateCounter<long>("gateway.materials.outcomes", "{material}", "Materials of cases, by implementing department, outcome and reason.");
        _late = meter.CreateCounter<long>("gateway.materials.late", "{material}", "Materials that were replaced after the applicant's patience, by the same.");
        _asked = meter.CreateCounter<long>(
            "gateway.materials.asked", "{report}", "Reports of materials that applicants were asked for all the same, by implementing department and verdict.");
        _orders = meter.CreateCounter<long>("gateway.orders", "{order}", "Orders that a department answered, or that are overdue, by department, kind and state.");
        _complete = meter.CreateHistogram(
            "gateway.case.complete",
            "s",
            "Time from the opening of a case until all was there but what its applicant brings, by consumer.",
            null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = s_seconds });
    }

    /// <summary>Counts an outcome that is new to its material.</summary>
    public void Outcome(MatterLine line, MaterialStatus status) => _outcomes.Add(1, LabelsOf(line, status));

    /// <summary>Counts an answer that came late.</summary>
    public void Late(MatterLine line, MaterialStatus status) => _late.Add(1, LabelsOf(line, status));

    /// <summary>Counts a report of a material that was asked for all the same.</summary>
    /// <param name="department">Slug of the department that implements the item.</param>
    /// <param name="verdict">What the report led to.</param>
    public void Asked(string department, AskedVerdict verdict) => _asked.Add(1, new("department", department), new("verdict", Name(verdict)));

    /// <summary>Counts an order that was answered, or became overdue: one may be both, one after the other.</summary>
    public void Order(StoredOrder order) => _orders.Add(
        1, new("department", order.Department), new("kind", Name((OrderKind)order.Kind)), new("state", Name((OrderState)order.State)));

    /// <summary>Measures a case, if it is complete.</summary>
    public void Complete(StoredCase complete)
    {
        if (complete.CompletedAt is { } at)
        {
            _complete.Record((at - complete.OpenedAt).TotalSeconds, new KeyValuePair<string, object?>("consumer", complete.Consumer));
        }
    }

    // Items are too many for labels: their figures are told by the figures' service.
    private static TagList LabelsOf(MatterLine line, MaterialStatus status) => new()
    {
        { "department", line.Item.Department },
        { "outcome", Name(status.Outcome) },
        { "reason", Name(status.Reason) },
    };

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
