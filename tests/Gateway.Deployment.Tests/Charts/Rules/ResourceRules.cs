using System.Text.Json.Nodes;

namespace Gateway.Deployment.Tests.Charts.Rules;

/// <summary>What a pod takes of its node, and from which image.</summary>
internal static class ResourceRules
{
    public static IEnumerable<string> Faults(Rendering rendering) => rendering.Workloads.SelectMany(workload =>
        workload.Containers.SelectMany(ContainerFaults).Concat(VolumeFaults(workload.PodSpec)).Select(fault => $"{workload}: {fault}"));

    private static IEnumerable<string> ContainerFaults(JsonNode container)
    {
        var resources = container["resources"];
        foreach (var missing in new[] { ("requests", "cpu"), ("requests", "memory"), ("limits", "memory") }
            .Where(each => resources?[each.Item1]?[each.Item2] is null))
        {
            yield return $"has no {missing.Item1} of {missing.Item2}";
        }

        var image = container["image"]!.GetValue<string>();
        if (!image.Contains("@sha256:", StringComparison.Ordinal) && image.Split('/')[^1].Split(':') is not [_, not ("latest" or "")])
        {
            yield return $"the image {image} says no version";
        }
    }

    private static IEnumerable<string> VolumeFaults(JsonNode pod) => (pod["volumes"]?.AsArray() ?? [])
        .Where(volume => volume!["emptyDir"] is { } folder && folder["sizeLimit"] is null)
        .Select(volume => $"the volume {volume!["name"]} may fill the node");
}
