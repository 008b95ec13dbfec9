using System.Text.Json.Nodes;

namespace Gateway.Deployment.Tests.Charts.Rules;

/// <summary>What a pod mounts or reads is made by the chart before it, or named in the values as existing.</summary>
internal static class ReferenceRules
{
    private static readonly string[] s_existing = ["existingSecret", "secret", "configMap", "existingMappings"];

    public static IEnumerable<string> Faults(Rendering rendering) => rendering.Workloads.SelectMany(workload =>
        ReferenceFaults(rendering, workload).Concat(MountFaults(workload)).Select(fault => $"{workload}: {fault}"));

    private static IEnumerable<string> ReferenceFaults(Rendering rendering, KubernetesObject workload)
    {
        var existing = Named(rendering.Values).ToHashSet();
        foreach (var (kind, name, keys) in References(workload))
        {
            var made = rendering.Objects.Where(each => Makes(each, kind, name)).ToList();
            if (made.Count == 0 && !existing.Contains(name))
            {
                yield return $"the {kind} {name} is neither made nor named in the values";
            }

            if (made.Count > 0 && workload.HookWeight is { } weight && !made.Any(each => each.HookWeight < weight))
            {
                yield return $"the {kind} {name} is not there yet when it runs";
            }

            foreach (var key in keys.Where(key => made.Any(each => each.Json["data"] is { } data && data[key] is null)))
            {
                yield return $"the {kind} {name} has no {key}";
            }
        }
    }

    private static bool Makes(KubernetesObject each, string kind, string name) => each.Kind == kind
        ? each.Name == name
        : each.Kind == "Certificate" && kind == "Secret" && each.Spec["secretName"]!.GetValue<string>() == name;

    private static IEnumerable<(string Kind, string Name, IReadOnlyList<string> Keys)> References(KubernetesObject workload)
    {
        foreach (var volume in workload.PodSpec["volumes"]!.AsArray())
        {
            if ((volume!["secret"] ?? volume["configMap"]) is { } source)
            {
                var keys = source["items"]?.AsArray().Select(item => item!["key"]!.GetValue<string>()).ToList() ?? [];
                yield return volume["secret"] is null
                    ? ("ConfigMap", source["name"]!.GetValue<string>(), keys)
                    : ("Secret", source["secretName"]!.GetValue<string>(), keys);
            }
        }

        foreach (var from in workload.Containers.SelectMany(each => each["env"]?.AsArray() ?? []).Select(each => each!["valueFrom"]?["secretKeyRef"]).OfType<JsonNode>())
        {
            yield return ("Secret", from["name"]!.GetValue<string>(), [from["key"]!.GetValue<string>()]);
        }

        foreach (var secret in workload.PodSpec["imagePullSecrets"]?.AsArray() ?? [])
        {
            yield return ("Secret", secret!["name"]!.GetValue<string>(), []);
        }
    }

    private static IEnumerable<string> MountFaults(KubernetesObject workload)
    {
        var volumes = workload.PodSpec["volumes"]!.AsArray().Select(each => each!["name"]!.GetValue<string>())
            .Concat((workload.Spec["volumeClaimTemplates"]?.AsArray() ?? []).Select(each => each!["metadata"]!["name"]!.GetValue<string>())).ToList();
        var mounts = workload.Containers.SelectMany(each => each["volumeMounts"]!.AsArray()).ToList();
        return volumes.Except(mounts.Select(each => each!["name"]!.GetValue<string>())).Select(each => $"the volume {each} is not mounted")
            .Concat(mounts.Select(each => each!["name"]!.GetValue<string>()).Except(volumes).Select(each => $"there is no volume {each} to mount"))
            .Concat(mounts.GroupBy(each => each!["mountPath"]!.GetValue<string>()).Where(group => group.Count() > 1).Select(group => $"{group.Key} is mounted twice"));
    }

    private static IEnumerable<string> Named(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(pair => s_existing.Contains(pair.Key) && pair.Value is JsonValue value
            ? [value.GetValue<string>()]
            : pair.Key == "pullSecrets" ? pair.Value!.AsArray().Select(each => each!.GetValue<string>()) : Named(pair.Value)),
        JsonArray list => list.SelectMany(Named),
        _ => [],
    };
}
