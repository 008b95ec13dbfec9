using Gateway.Deployment.Tests.Charts.Rules;

namespace Gateway.Deployment.Tests.Charts;

/// <summary>Every rule.</summary>
internal static class ChartRules
{
    public static IReadOnlyList<string> Faults(Rendering rendering) =>
    [
        .. SecurityRules.Faults(rendering),
        .. ResourceRules.Faults(rendering),
        .. LifetimeRules.Faults(rendering),
        .. SelectorRules.Faults(rendering),
        .. NetworkRules.Faults(rendering),
        .. ReferenceRules.Faults(rendering),
        .. DisruptionRules.Faults(rendering),
    ];
}
