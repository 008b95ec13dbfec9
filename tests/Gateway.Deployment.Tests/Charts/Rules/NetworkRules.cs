using System.Text.Json.Nodes;

namespace Gateway.Deployment.Tests.Charts.Rules;

/// <summary>Who reaches a pod and whom it reaches: those that the values name, on the ports meant for them, and nobody else.</summary>
internal static class NetworkRules
{
    public static IEnumerable<string> Faults(Rendering rendering)
    {
        foreach (var workload in rendering.Workloads)
        {
            var policies = rendering.OfKind("NetworkPolicy")
                .Where(policy => KubernetesObject.Selects(policy.Spec["podSelector"], workload.PodLabels)).ToList();
            if (policies is not [var policy])
            {
                yield return $"{workload}: {policies.Count} policies hold for its pods";
                continue;
            }

            if (policy.Spec["policyTypes"]?.AsArray().Select(each => each!.GetValue<string>()).Order().ToArray() is not ["Egress", "Ingress"])
            {
                yield return $"{policy}: what is not listed is not denied";
            }

            if (workload.HookWeight is { } weight && !(policy.HookWeight < weight))
            {
                yield return $"{policy}: is not there yet when {workload} runs";
            }

            foreach (var fault in RuleFaults(policy, "ingress", "from", Ingress(rendering, workload))
                .Concat(RuleFaults(policy, "egress", "to", Egress(rendering, workload))))
            {
                yield return fault;
            }
        }
    }

    /// <summary>A rule without peers or ports is one for all; each that stands must be expected, and each expected must stand.</summary>
    private static IEnumerable<string> RuleFaults(
        KubernetesObject policy, string direction, string side, IReadOnlyList<(string Ports, JsonNode? Peers)> expected)
    {
        var rules = policy.Spec[direction]?.AsArray() ?? [];
        foreach (var rule in rules)
        {
            if (rule![side] is not JsonArray { Count: > 0 } peers || rule["ports"] is not JsonArray { Count: > 0 } ports)
            {
                yield return $"{policy}: a rule of {direction} admits everybody or every port";
            }
            else if (!expected.Any(each => each.Ports == PortsOf(ports) && JsonNode.DeepEquals(each.Peers, peers)))
            {
                yield return $"{policy}: {direction} admits {peers.ToJsonString()} on {PortsOf(ports)}, which the values do not say";
            }
        }

        foreach (var (ports, _) in expected.Where(each => !rules.Any(rule => rule!["ports"] is JsonArray said && PortsOf(said) == each.Ports)))
        {
            yield return $"{policy}: {direction} does not admit {ports}";
        }
    }

    private static List<(string Ports, JsonNode? Peers)> Ingress(Rendering rendering, KubernetesObject workload)
    {
        var policy = rendering.Values["networkPolicy"]!;
        return workload.Kind switch
        {
            "Job" => [],
            "StatefulSet" => [("TCP 7443", policy["gateway"]), ("TCP 9190", policy["monitoring"])],
            _ => [("TCP 8443", policy["callers"]), ("TCP 9090", policy["monitoring"])],
        };
    }

    private static List<(string Ports, JsonNode? Peers)> Egress(Rendering rendering, KubernetesObject workload)
    {
        var policy = rendering.Values["networkPolicy"]!;
        List<(string, JsonNode?)> expected = [("UDP 53, TCP 53", policy["dns"]!["to"])];
        string[] always = workload.Kind == "StatefulSet" ? ["database"] : ["postgres"];
        var wanted = always.Concat(workload.Kind == "Job"
            ? []
            : new[] { "redis", "adapters", "otlp" }.Where(key => policy[key]?["to"] is JsonArray { Count: > 0 }));
        expected.AddRange(wanted.Select(key => ($"TCP {policy[key]!["port"]!.ToJsonString()}", policy[key]!["to"])));
        if (workload.Kind == "Deployment")
        {
            expected.AddRange(policy["extraEgress"]!.AsArray().Select(rule => (PortsOf(rule!["ports"]!.AsArray()), rule["to"])));
        }

        return expected;
    }

    private static string PortsOf(JsonArray ports) => string.Join(", ", ports.Select(port => $"{port!["protocol"]} {port["port"]}"));
}
