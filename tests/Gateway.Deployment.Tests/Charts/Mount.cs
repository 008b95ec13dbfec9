using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Gateway.Testing;

namespace Gateway.Deployment.Tests.Charts;

/// <summary>A pod's files and variables as the kubelet makes them, below a folder of the test's own instead of the root.</summary>
internal sealed partial class Mount
{
    private readonly TemporaryFolder _root;
    private readonly Rendering _rendering;
    private readonly ExistingObjects _existing;

    /// <param name="root">Stands for the root of the container.</param>
    /// <param name="rendering">Where ConfigMaps of the chart are found.</param>
    /// <param name="existing">The others.</param>
    public Mount(TemporaryFolder root, Rendering rendering, ExistingObjects existing) =>
        (_root, _rendering, _existing) = (root, rendering, existing);

    /// <summary>Mounts all volumes of the workload, and gives the variables of its container and its arguments.</summary>
    public (Dictionary<string, string?> Environment, IReadOnlyList<string> Arguments) Of(KubernetesObject workload)
    {
        var container = workload.Containers.Single();
        foreach (var mount in container["volumeMounts"]!.AsArray())
        {
            var name = Text(mount!["name"]);
            var volume = workload.PodSpec["volumes"]!.AsArray().SingleOrDefault(each => Text(each!["name"]) == name);
            var folder = Here(Text(mount["mountPath"]));
            Directory.CreateDirectory(folder);
            if ((volume?["secret"] ?? volume?["configMap"]) is { } source)
            {
                Fill(folder, Text(source["secretName"] ?? source["name"]), source["items"]?.AsArray());
            }
        }

        return (Environment(workload, container), [.. container["args"]!.AsArray().Select(each => Here(Text(each)))]);
    }

    /// <summary>As the kubelet does: the files lie in a folder by time, and links lead to them.</summary>
    private void Fill(string folder, string name, JsonArray? items)
    {
        var made = _rendering.OfKind("ConfigMap").SingleOrDefault(each => each.Name == name)?.Json["data"]!.AsObject();
        var files = items?.ToDictionary(each => Text(each!["path"]), each => Text(each!["key"]))
            ?? made?.ToDictionary(each => each.Key, each => each.Key)
            ?? ExistingObjects.KeysOf(name).ToDictionary(key => key);
        var stamped = Directory.CreateDirectory(Path.Combine(folder, "..2026_11_26")).FullName;
        Directory.CreateSymbolicLink(Path.Combine(folder, "..data"), "..2026_11_26");
        foreach (var (file, key) in files)
        {
            var content = made is not null ? Text(made[key]) : _existing.Read(name, key);
            File.WriteAllText(Path.Combine(stamped, file), Rooted().Replace(content, match => Here(match.Value)));
            File.CreateSymbolicLink(Path.Combine(folder, file), Path.Combine("..data", file));
        }
    }

    private Dictionary<string, string?> Environment(KubernetesObject workload, JsonNode container)
    {
        var environment = new Dictionary<string, string?>();
        foreach (var each in container["env"]!.AsArray())
        {
            environment[Text(each!["name"])] = each["valueFrom"] switch
            {
                { } from when from["secretKeyRef"] is { } secret => _existing.Read(Text(secret["name"]), Text(secret["key"])),
                { } from when Text(from["fieldRef"]?["fieldPath"]) == "metadata.name" => workload.Name + "-0",
                _ => Reference().Replace(Text(each["value"]), match => environment[match.Groups[1].Value]!),
            };
        }

        return environment;
    }

    private string Here(string path) => path.StartsWith('/') ? _root.Path + path : path;

    private static string Text(JsonNode? node) => node!.GetValue<string>();

    [GeneratedRegex("/(etc|var/lib)/gateway(-adapter)?/")]
    private static partial Regex Rooted();

    [GeneratedRegex(@"\$\(([A-Z_]+)\)")]
    private static partial Regex Reference();
}
