using System.Text.Json.Nodes;

namespace Gateway.Deployment.Tests.Charts.Rules;

/// <summary>Whatever chooses pods, services or ports chooses some, and the right ones.</summary>
internal static class SelectorRules
{
    public static IEnumerable<string> Faults(Rendering rendering) => rendering.Objects.SelectMany(each => each.Kind switch
    {
        "Deployment" or "StatefulSet" => WorkloadFaults(rendering, each),
        "Service" => ServiceFaults(rendering, each),
        "PodDisruptionBudget" => Chooses(rendering, each, each.Spec["selector"]),
        "NetworkPolicy" => Chooses(rendering, each, each.Spec["podSelector"], jobs: true),
        "ServiceMonitor" => MonitorFaults(rendering, each),
        "HorizontalPodAutoscaler" => ScalerFaults(rendering, each),
        "TLSRoute" => RouteFaults(rendering, each),
        _ => [],
    }).Concat(rendering.Objects.GroupBy(each => each.ToString()).Where(group => group.Count() > 1).Select(group => $"{group.Key}: stands twice"));

    private static IEnumerable<string> WorkloadFaults(Rendering rendering, KubernetesObject workload)
    {
        if (!KubernetesObject.Selects(workload.Spec["selector"], workload.PodLabels))
        {
            yield return $"{workload}: does not choose its own pods";
        }

        foreach (var spread in workload.PodSpec["topologySpreadConstraints"]?.AsArray() ?? [])
        {
            if (!KubernetesObject.Selects(spread!["labelSelector"], workload.PodLabels))
            {
                yield return $"{workload}: spreads other pods than its own";
            }
        }

        if (workload.PodSpec["topologySpreadConstraints"] is null)
        {
            yield return $"{workload}: is not spread";
        }

        if (workload.Kind == "StatefulSet" && !rendering.OfKind("Service").Any(service =>
            service.Name == workload.Spec["serviceName"]?.GetValue<string>() && service.Spec["clusterIP"]?.GetValue<string>() == "None"))
        {
            yield return $"{workload}: its pods have no names";
        }
    }

    private static IEnumerable<string> ServiceFaults(Rendering rendering, KubernetesObject service)
    {
        if (!KubernetesObject.Selects(service.Spec["selector"], rendering.Server.PodLabels))
        {
            yield return $"{service}: chooses no pods";
        }

        var container = rendering.Server.Containers.Single();
        foreach (var port in service.Spec["ports"]!.AsArray().Where(port => LifetimeRules.PortOf(container, port!["targetPort"]!) is null))
        {
            yield return $"{service}: no container has the port {port!["targetPort"]}";
        }

        if (service.Spec["type"]?.GetValue<string>() == "LoadBalancer" && service.Spec["externalTrafficPolicy"]?.GetValue<string>() != "Local")
        {
            yield return $"{service}: the caller's address is lost";
        }
    }

    private static IEnumerable<string> Chooses(Rendering rendering, KubernetesObject chooser, JsonNode? selector, bool jobs = false)
    {
        if (!rendering.Workloads.Any(each => (jobs || each.Kind != "Job") && KubernetesObject.Selects(selector, each.PodLabels)))
        {
            yield return $"{chooser}: chooses no pods";
        }
    }

    private static IEnumerable<string> MonitorFaults(Rendering rendering, KubernetesObject monitor)
    {
        var services = rendering.OfKind("Service").Where(each => KubernetesObject.Selects(monitor.Spec["selector"], each.Labels)).ToList();
        var ports = monitor.Spec["endpoints"]!.AsArray().Select(each => each!["port"]!.GetValue<string>());
        if (services.Count != 1 || ports.Any(port => services[0].Spec["ports"]!.AsArray().All(each => each!["name"]!.GetValue<string>() != port)))
        {
            yield return $"{monitor}: must find one service with its ports, and finds {services.Count}";
        }
    }

    private static IEnumerable<string> ScalerFaults(Rendering rendering, KubernetesObject scaler)
    {
        var target = scaler.Spec["scaleTargetRef"]!;
        if (target["name"]!.GetValue<string>() != rendering.Server.Name || target["kind"]!.GetValue<string>() != rendering.Server.Kind)
        {
            yield return $"{scaler}: scales nothing";
        }

        if (rendering.Server.Spec["replicas"] is not null)
        {
            yield return $"{rendering.Server}: each upgrade would undo what was scaled";
        }
    }

    private static IEnumerable<string> RouteFaults(Rendering rendering, KubernetesObject route) =>
        from backend in route.Spec["rules"]!.AsArray().SelectMany(rule => rule!["backendRefs"]!.AsArray())
        where !rendering.OfKind("Service").Any(service => service.Name == backend!["name"]!.GetValue<string>()
            && service.Spec["ports"]!.AsArray().Any(port => port!["port"]!.ToJsonString() == backend["port"]!.ToJsonString()))
        select $"{route}: leads nowhere";
}
