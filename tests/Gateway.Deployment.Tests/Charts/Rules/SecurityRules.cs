using System.Text.Json.Nodes;

namespace Gateway.Deployment.Tests.Charts.Rules;

/// <summary>What a pod may do on its node: next to nothing.</summary>
internal static class SecurityRules
{
    public static IEnumerable<string> Faults(Rendering rendering) => rendering.Workloads.SelectMany(workload =>
        PodFaults(workload.PodSpec).Concat(workload.Containers.SelectMany(ContainerFaults)).Select(fault => $"{workload}: {fault}"))
        .Concat(rendering.OfKind("Secret").Select(secret => $"{secret}: secrets come from elsewhere, never out of a chart"));

    private static IEnumerable<string> PodFaults(JsonNode pod)
    {
        var security = pod["securityContext"];
        if (!IsTrue(security?["runAsNonRoot"]) || security?["runAsUser"]?.GetValue<int>() is not >= 1000)
        {
            yield return "may run as root";
        }

        if (security?["seccompProfile"]?["type"]?.GetValue<string>() != "RuntimeDefault")
        {
            yield return "has no seccomp profile";
        }

        if (!IsFalse(pod["automountServiceAccountToken"]))
        {
            yield return "gets a token of the API server";
        }

        if (!IsFalse(pod["enableServiceLinks"]))
        {
            yield return "gets variables named after whatever services there are";
        }

        foreach (var host in new[] { "hostNetwork", "hostPID", "hostIPC" }.Where(key => pod[key] is not null))
        {
            yield return $"shares its node's: {host}";
        }

        if (pod["volumes"]?.AsArray().Any(volume => volume!["hostPath"] is not null) == true)
        {
            yield return "mounts a path of its node";
        }
    }

    private static IEnumerable<string> ContainerFaults(JsonNode container)
    {
        var security = container["securityContext"];
        if (!IsFalse(security?["allowPrivilegeEscalation"]) || !IsFalse(security?["privileged"]))
        {
            yield return "may gain privileges";
        }

        if (!IsTrue(security?["readOnlyRootFilesystem"]))
        {
            yield return "may write to its root file system";
        }

        if (security?["capabilities"]?["drop"]?.AsArray().Any(each => each!.GetValue<string>() == "ALL") != true || security["capabilities"]!["add"] is not null)
        {
            yield return "keeps capabilities";
        }

        foreach (var mount in (container["volumeMounts"]?.AsArray() ?? []).Where(mount => !IsTrue(mount!["readOnly"]) && !IsWritten(mount)))
        {
            yield return $"may write to {mount!["mountPath"]}";
        }
    }

    private static bool IsWritten(JsonNode mount) => mount["name"]!.GetValue<string>() is "tmp" or "journal";

    private static bool IsTrue(JsonNode? node) => node is JsonValue value && value.TryGetValue(out bool said) && said;

    private static bool IsFalse(JsonNode? node) => node is JsonValue value && value.TryGetValue(out bool said) && !said;
}
