using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.Testing;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Gateway.Deployment.Tests.Compose;

/// <summary>The compose file as its readers see it: with anchors and merges resolved.</summary>
internal static class ComposeFile
{
    /// <summary>Its folder, from which its paths count.</summary>
    public static string Folder { get; } = Path.Combine(RepositoryRoot.Path, "deploy", "compose");

    /// <summary>The whole file.</summary>
    public static JsonObject Root { get; } = Read();

    /// <summary>Its services by name.</summary>
    public static IReadOnlyDictionary<string, ComposeService> Services { get; } = Root["services"]!.AsObject()
        .ToDictionary(service => service.Key, service => new ComposeService(service.Key, service.Value!.AsObject()), StringComparer.Ordinal);

    private static JsonObject Read()
    {
        using var reader = new StreamReader(Path.Combine(Folder, "compose.yaml"));
        var document = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build()
            .Deserialize<object>(new MergingParser(new Parser(reader)));
        return JsonNode.Parse(JsonSerializer.Serialize(Plain(document)))!.AsObject();
    }

    private static object? Plain(object? node) => node switch
    {
        IDictionary<object, object> map => map.ToDictionary(each => (string)each.Key, each => Plain(each.Value)),
        IList<object> list => list.Select(Plain).ToList(),
        _ => node,
    };
}
