using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Gateway.Deployment.Tests.Charts.Rules;

/// <summary>How a pod begins and ends.</summary>
internal static partial class LifetimeRules
{
    public static IEnumerable<string> Faults(Rendering rendering)
    {
        var server = rendering.Server;
        var container = server.Containers.Single();
        foreach (var (probe, path) in new[] { ("startupProbe", "/healthz"), ("livenessProbe", "/healthz"), ("readinessProbe", "/readyz") })
        {
            var get = container[probe]?["httpGet"];
            if (get?["path"]?.GetValue<string>() != path)
            {
                yield return $"{server}: {probe} does not ask {path}";
            }
            else if (PortOf(container, get["port"]!) != ManagementPort(rendering))
            {
                yield return $"{server}: {probe} does not ask the management port";
            }
        }

        var wait = container["lifecycle"]?["preStop"]?["sleep"]?["seconds"]?.GetValue<int>() ?? 0;
        if (wait < 1)
        {
            yield return $"{server}: ends before endpoints know";
        }

        if (server.PodSpec["terminationGracePeriodSeconds"]?.GetValue<int>() is not { } grace || grace < wait + DrainOf(rendering).TotalSeconds + 10)
        {
            yield return $"{server}: is killed while it drains";
        }

        if (server.Kind == "Deployment" && server.Spec["strategy"]?["rollingUpdate"]?["maxUnavailable"]?.ToJsonString() != "0")
        {
            yield return $"{server}: a replica goes before its successor is ready";
        }
    }

    /// <summary>The number of a container's port, by number or name; null where it has none such.</summary>
    public static int? PortOf(JsonNode container, JsonNode port) => container["ports"]!.AsArray()
        .Where(each => each!["name"]!.ToJsonString() == port.ToJsonString() || each["containerPort"]!.ToJsonString() == port.ToJsonString())
        .Select(each => (int?)each!["containerPort"]!.GetValue<int>())
        .SingleOrDefault();

    public static int ManagementPort(Rendering rendering) => rendering.Server.Kind == "Deployment" ? 9090 : 9190;

    /// <summary>The drain that the program is told.</summary>
    private static TimeSpan DrainOf(Rendering rendering)
    {
        var file = rendering.One("ConfigMap", rendering.Server.Name).Json["data"]!.AsObject()
            .Single(pair => pair.Key is "gateway.yaml" or "adapter.yaml").Value!.GetValue<string>();
        return TimeSpan.Parse(Drain().Match(file).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("""^\s*drain: "([0-9:]+)"$""", RegexOptions.Multiline)]
    private static partial Regex Drain();
}
