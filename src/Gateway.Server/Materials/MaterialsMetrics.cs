using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;
using Gateway.Contracts.Materials.V1;
using Gateway.Core.Items.Matters;
using Gateway.Server.Telemetry;

namespace Gateway.Server.Materials;

/// <summary>What became of materials: what applicants did not have to bring.</summary>
internal sealed class MaterialsMetrics
{
    private readonly Counter<long> _outcomes;
    private readonly Counter<long> _late;

    public MaterialsMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(ExchangeMetrics.MeterName);
        _outcomes = meter.CreateCounter<long>("gateway.materials.outcomes", "{material}", "Materials of cases, by implementing department, outcome and reason.");
        _late = meter.CreateCounter<long>("gateway.materials.late", "{material}", "Materials that were replaced after the applicant's patience, by the same.");
    }

    /// <summary>Counts an outcome.</summary>
    public void Outcome(MatterLine line, MaterialStatus status) => _outcomes.Add(1, LabelsOf(line, status));

    /// <summary>Counts an answer that came late.</summary>
    public void Late(MatterLine line, MaterialStatus status) => _late.Add(1, LabelsOf(line, status));

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
