using System.Text.Json.Nodes;

namespace Gateway.Deployment.Tests.Charts;

/// <summary>An object as the API server would get it.</summary>
internal sealed record KubernetesObject(JsonNode Json)
{
    public string Kind => Json["kind"]!.GetValue<string>();

    public string Name => Json["metadata"]!["name"]!.GetValue<string>();

    public JsonNode Spec => Json["spec"]!;

    public IReadOnlyDictionary<string, string> Labels => TextsOf(Json["metadata"]!["labels"]);

    /// <summary>The pod's template; null where it makes no pods.</summary>
    public JsonNode? Pod => Kind is "Deployment" or "StatefulSet" or "Job" ? Spec["template"] : null;

    public IReadOnlyDictionary<string, string> PodLabels => TextsOf(Pod!["metadata"]!["labels"]);

    public JsonNode PodSpec => Pod!["spec"]!;

    public IEnumerable<JsonNode> Containers => PodSpec["containers"]!.AsArray().Concat(PodSpec["initContainers"]?.AsArray() ?? [])!;

    /// <summary>When Helm makes it, before the others; null where with them.</summary>
    public int? HookWeight => Json["metadata"]!["annotations"]?["helm.sh/hook-weight"] is { } weight
        ? int.Parse(weight.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture)
        : null;

    /// <summary>Whether a selector by labels, which must say something, chooses what has these.</summary>
    public static bool Selects(JsonNode? selector, IReadOnlyDictionary<string, string> labels) =>
        TextsOf(selector?["matchLabels"] ?? selector) is { Count: > 0 } wanted && wanted.All(pair => labels.GetValueOrDefault(pair.Key) == pair.Value);

    public override string ToString() => $"{Kind} {Name}";

    private static Dictionary<string, string> TextsOf(JsonNode? map) =>
        map?.AsObject().ToDictionary(pair => pair.Key, pair => pair.Value!.GetValue<string>()) ?? [];
}
