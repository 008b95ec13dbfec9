using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Gateway.Deployment.Tests.Charts;

/// <summary>What may be written under config is what the program reads, without what the chart sets itself: neither less nor more.</summary>
public sealed class ProgramKeysTests
{
    /// <summary>Those of the chart; "storage.provider" and the like stand in both, so that what is refused is refused with a reason.</summary>
    private static readonly string[] s_gatewayOwn =
    [
        "city", "timeZone", "calendar", "listen", "management", "authorities", "storage.path", "storage.timeZone", "storage.migrateAtStart",
        "log.path", "log.origin", "log.synchronous", "pseudonyms.file", "pseudonyms.createIfMissing", "departments.certificate",
        "departments.key", "departments.authorities", "limits.drain", "limits.drainDelay",
    ];

    private static readonly string[] s_adapterOwn =
    [
        "department", "listen", "management", "gateway", "journal", "drain", "mapping.folder", "pseudonyms.file", "pseudonyms.createIfMissing",
    ];

    [Fact]
    public void The_gateways() => Compare("gateway", typeof(Server.GatewayOptions), s_gatewayOwn);

    [Fact]
    public void The_adapters() => Compare("adapter", typeof(Adapter.AdapterOptions), s_adapterOwn);

    private static void Compare(string chart, Type options, string[] own)
    {
        var schema = JsonNode.Parse(File.ReadAllText(Path.Combine(Chart.FolderOf(chart), "values.schema.json")))!;
        var admitted = Keys(schema["properties"]!["config"]!, "").Order(StringComparer.Ordinal);
        var read = Keys(options, "").Where(key => !own.Any(each => key == each || key.StartsWith(each + ".", StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal);
        Assert.Equal(read, admitted);
    }

    private static IEnumerable<string> Keys(JsonNode schema, string path) => schema["properties"] is { } properties
        ? properties.AsObject().SelectMany(pair => Keys(pair.Value!, path.Length == 0 ? pair.Key : $"{path}.{pair.Key}"))
        : [path];

    /// <summary>Down to values and lists; of departments' APIs the program's own page tells.</summary>
    private static IEnumerable<string> Keys(Type type, string path) => type.IsValueType || type.Namespace!.StartsWith("System", StringComparison.Ordinal) || path == "apis"
        ? [path]
        : type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite).SelectMany(property =>
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            return Keys(property.PropertyType, path.Length == 0 ? name : $"{path}.{name}");
        });
}
