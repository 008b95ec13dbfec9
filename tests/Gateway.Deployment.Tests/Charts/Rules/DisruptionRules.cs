namespace Gateway.Deployment.Tests.Charts.Rules;

/// <summary>Nodes can be emptied, and not all replicas at once.</summary>
internal static class DisruptionRules
{
    public static IEnumerable<string> Faults(Rendering rendering)
    {
        var budgets = rendering.OfKind("PodDisruptionBudget").ToList();
        if (rendering.Replicas == 1 && budgets.Count > 0)
        {
            yield return $"{budgets[0]}: nails the only replica to its node";
        }
        else if (rendering.Replicas > 1 && budgets.Count != 1)
        {
            yield return $"{rendering.Server}: all {rendering.Replicas} replicas may go at once";
        }

        foreach (var budget in budgets.Where(budget =>
            budget.Spec["minAvailable"] is not null || budget.Spec["maxUnavailable"]?.ToJsonString() != "1"))
        {
            yield return $"{budget}: does not let one replica go at a time";
        }
    }
}
