using System.Text.Json;

namespace Gateway.Deployment.Tests.Watching;

/// <summary>A dashboard of Grafana, as it lies in its file.</summary>
internal sealed record Dashboard(string File, string Title, IReadOnlyList<string> Variables, IReadOnlyList<Panel> Panels)
{
    public static IReadOnlyList<Dashboard> All { get; } = [.. DeployFolder.Dashboards.Select(Read)];

    private static Dashboard Read(string file)
    {
        using var json = JsonDocument.Parse(System.IO.File.ReadAllBytes(file));
        var root = json.RootElement;
        return new Dashboard(
            Path.GetFileName(file),
            Text(root, "title"),
            [.. root.GetProperty("templating").GetProperty("list").EnumerateArray().Select(variable => Text(variable, "name"))],
            [.. root.GetProperty("panels").EnumerateArray().Select(Panel)]);
    }

    private static Panel Panel(JsonElement panel) => new(
        Text(panel, "title"),
        Text(panel, "type"),
        Text(panel, "description"),
        panel.TryGetProperty("fieldConfig", out var fields) ? Text(fields.GetProperty("defaults"), "unit") : "",
        panel.TryGetProperty("targets", out var targets) ? [.. targets.EnumerateArray().Select(target => Text(target, "expr"))] : []);

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString()! : "";
}

/// <summary>One panel of it.</summary>
internal sealed record Panel(string Title, string Type, string Description, string Unit, IReadOnlyList<string> Expressions)
{
    public bool IsRow => Type == "row";
}
