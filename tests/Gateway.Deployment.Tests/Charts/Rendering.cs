using System.Text.Json.Nodes;

namespace Gateway.Deployment.Tests.Charts;

/// <summary>What a chart became.</summary>
/// <param name="Values">The operator's values over the chart's defaults.</param>
/// <param name="Objects">The objects, hooks included.</param>
/// <param name="Notes">What the operator reads after the installation.</param>
internal sealed record Rendering(JsonNode Values, IReadOnlyList<KubernetesObject> Objects, string Notes)
{
    public static Rendering Of(JsonNode output) => new(
        output["values"]!,
        [.. output["objects"]!.AsArray().Select(each => new KubernetesObject(each!["object"]!))],
        output["notes"]!.GetValue<string>());

    /// <summary>A copy, to be broken.</summary>
    public Rendering Copy() => this with { Values = Values.DeepClone(), Objects = [.. Objects.Select(each => new KubernetesObject(each.Json.DeepClone()))] };

    public IEnumerable<KubernetesObject> OfKind(string kind) => Objects.Where(each => each.Kind == kind);

    /// <summary>The only object of that kind, or the one of that name.</summary>
    public KubernetesObject One(string kind, string? name = null) => OfKind(kind).Single(each => name is null || each.Name == name);

    /// <summary>Deployments, StatefulSets and Jobs.</summary>
    public IEnumerable<KubernetesObject> Workloads => Objects.Where(each => each.Pod is not null);

    /// <summary>Those that serve.</summary>
    public KubernetesObject Server => Objects.Single(each => each.Kind is "Deployment" or "StatefulSet");

    /// <summary>Replicas that stand at least.</summary>
    public int Replicas => OfKind("HorizontalPodAutoscaler").SingleOrDefault()?.Json["spec"]!["minReplicas"]!.GetValue<int>()
        ?? Server.Json["spec"]!["replicas"]!.GetValue<int>();
}
