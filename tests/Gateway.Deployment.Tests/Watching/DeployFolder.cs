using Gateway.Testing;

namespace Gateway.Deployment.Tests.Watching;

/// <summary>What is installed to watch the programs.</summary>
internal static class DeployFolder
{
    public static string Runbooks { get; } = At("runbooks");

    public static IReadOnlyList<string> Rules { get; } = [.. Directory.EnumerateFiles(At("prometheus", "rules"), "*.yaml").Order(StringComparer.Ordinal)];

    public static IReadOnlyList<string> RuleTests { get; } = [.. Directory.EnumerateFiles(At("prometheus", "tests"), "*.yaml").Order(StringComparer.Ordinal)];

    public static IReadOnlyList<string> Dashboards { get; } = [.. Directory.EnumerateFiles(At("grafana", "dashboards"), "*.json").Order(StringComparer.Ordinal)];

    public static string At(params string[] parts) => Path.Combine([RepositoryRoot.Path, "deploy", .. parts]);
}
