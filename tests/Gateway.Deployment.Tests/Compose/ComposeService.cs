using System.Text.Json.Nodes;

namespace Gateway.Deployment.Tests.Compose;

/// <summary>One service of the compose file.</summary>
internal sealed record ComposeService(string Name, JsonObject Body)
{
    public string Image => (string)Body["image"]!;

    /// <summary>The Dockerfile that makes its image, of those in <c>deploy/</c>; null where the image is another's.</summary>
    public string? Dockerfile => Body["build"] is { } build ? Path.GetFileName((string)build["dockerfile"]!) : null;

    /// <summary>It ends when it has done its work.</summary>
    public bool IsOnce => (string?)Body["restart"] == "no";

    public IReadOnlyList<string> Command => Texts("command");

    public IReadOnlyList<string> Ports => Texts("ports");

    /// <summary>Folders in memory: <c>/tmp</c>, without their options.</summary>
    public IReadOnlyList<string> InMemory => [.. Texts("tmpfs").Select(text => text.Split(':')[0])];

    public IReadOnlyList<string> Networks => Body["networks"] switch
    {
        JsonArray names => [.. names.Select(name => (string)name!)],
        JsonObject names => [.. names.Select(name => name.Key)],
        _ => [],
    };

    /// <summary>Services it waits for, and until when.</summary>
    public IReadOnlyDictionary<string, string> DependsOn => Body["depends_on"] is JsonObject others
        ? others.ToDictionary(other => other.Key, other => (string)other.Value!["condition"]!)
        : new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> Environment => Body["environment"] is JsonObject variables
        ? variables.ToDictionary(variable => variable.Key, variable => variable.Value!.ToString())
        : new Dictionary<string, string>();

    /// <summary>What is mounted, in either way of writing it.</summary>
    public IReadOnlyList<ComposeMount> Mounts => Body["volumes"] is JsonArray mounts ? [.. mounts.Select(mount => ComposeMount.Of(mount!))] : [];

    private IReadOnlyList<string> Texts(string key) => Body[key] is JsonArray texts ? [.. texts.Select(text => text!.ToString())] : [];
}

/// <summary>A named volume, a folder of one, or a path of the repository, in a service.</summary>
internal sealed record ComposeMount(string Source, string? Subpath, string Target, bool ReadOnly)
{
    /// <summary>It is a path beside the compose file.</summary>
    public bool IsPath => Source.StartsWith('.') || Source.StartsWith('/');

    public static ComposeMount Of(JsonNode node)
    {
        if (node is JsonObject mount)
        {
            return new((string)mount["source"]!, (string?)mount["volume"]?["subpath"], (string)mount["target"]!, (bool?)mount["read_only"] ?? false);
        }

        var parts = ((string)node!).Split(':');
        return new(parts[0], null, parts[1], parts is [_, _, "ro"]);
    }
}
