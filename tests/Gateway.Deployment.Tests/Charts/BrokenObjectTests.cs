using System.Text.Json.Nodes;

namespace Gateway.Deployment.Tests.Charts;

/// <summary>Each rule is worth what it finds: objects are broken, and the rule says so.</summary>
public sealed class BrokenObjectTests
{
    private static readonly (string Chart, string Values, string Fault, Action<Rendering> Break)[] s_cases =
    [
        ("gateway", "grown", "may run as root", all => Pod(all)["securityContext"]!["runAsNonRoot"] = false),
        ("gateway", "grown", "may run as root", all => Pod(all)["securityContext"]!["runAsUser"] = 0),
        ("gateway", "grown", "has no seccomp profile", all => Remove(Pod(all)["securityContext"]!, "seccompProfile")),
        ("gateway", "grown", "gets a token of the API server", all => Remove(Pod(all), "automountServiceAccountToken")),
        ("gateway", "grown", "gets variables named after", all => Remove(Pod(all), "enableServiceLinks")),
        ("gateway", "grown", "shares its node's: hostNetwork", all => Pod(all)["hostNetwork"] = true),
        ("gateway", "grown", "mounts a path of its node", all => Pod(all)["volumes"]![0]!["hostPath"] = Json("""{ "path": "/" }""")),
        ("gateway", "grown", "may gain privileges", all => Security(all)["allowPrivilegeEscalation"] = true),
        ("gateway", "grown", "may gain privileges", all => Security(all)["privileged"] = true),
        ("gateway", "grown", "may write to its root", all => Remove(Security(all), "readOnlyRootFilesystem")),
        ("gateway", "grown", "keeps capabilities", all => Security(all)["capabilities"]!["drop"] = Json("""["NET_RAW"]""")),
        ("gateway", "grown", "keeps capabilities", all => Security(all)["capabilities"]!["add"] = Json("""["SYS_ADMIN"]""")),
        ("gateway", "grown", "may write to /etc/gateway/config", all => Remove(Mount(all, "config"), "readOnly")),
        ("gateway", "small", "Job gateway-migrate: may gain privileges", all =>
            all.One("Job").Containers.Single()["securityContext"]!["allowPrivilegeEscalation"] = true),
        ("gateway", "grown", "has no limits of memory", all => Remove(Container(all)["resources"]!["limits"]!, "memory")),
        ("gateway", "grown", "has no requests of cpu", all => Remove(Container(all)["resources"]!["requests"]!, "cpu")),
        ("gateway", "grown", "may fill the node", all => Remove(Volume(all, "tmp")["emptyDir"]!, "sizeLimit")),
        ("gateway", "small", "says no version", all => Container(all)["image"] = "gateway:latest"),
        ("gateway", "small", "says no version", all => Container(all)["image"] = "registry.example:5000/gateway"),
        ("gateway", "small", "readinessProbe does not ask /readyz", all => Container(all)["readinessProbe"]!["httpGet"]!["path"] = "/healthz"),
        ("gateway", "small", "livenessProbe does not ask /healthz", all => Remove(Container(all), "livenessProbe")),
        ("adapter", "small", "startupProbe does not ask the management port", all => Container(all)["startupProbe"]!["httpGet"]!["port"] = "grpc"),
        ("gateway", "small", "ends before endpoints know", all => Remove(Container(all), "lifecycle")),
        ("gateway", "grown", "is killed while it drains", all => Pod(all)["terminationGracePeriodSeconds"] = 90),
        ("adapter", "grown", "is killed while it drains", all => Remove(Pod(all), "terminationGracePeriodSeconds")),
        ("gateway", "small", "before its successor is ready", all => all.Server.Spec["strategy"]!["rollingUpdate"]!["maxUnavailable"] = 1),
        ("gateway", "grown", "does not choose its own pods", all => all.Server.Spec["selector"]!["matchLabels"]!["app.kubernetes.io/name"] = "other"),
        ("gateway", "grown", "spreads other pods", all => Pod(all)["topologySpreadConstraints"]![0]!["labelSelector"]!["matchLabels"]!["a"] = "b"),
        ("gateway", "grown", "is not spread", all => Remove(Pod(all), "topologySpreadConstraints")),
        ("adapter", "small", "its pods have no names", all => all.Server.Spec["serviceName"] = "other"),
        ("gateway", "small", "Service gateway: chooses no pods", all => all.One("Service", "gateway").Spec["selector"]!["app.kubernetes.io/component"] = "x"),
        ("gateway", "small", "no container has the port", all => all.One("Service", "gateway").Spec["ports"]![0]!["targetPort"] = "https"),
        ("gateway", "grown", "the caller's address is lost", all => all.One("Service", "gateway").Spec["externalTrafficPolicy"] = "Cluster"),
        ("adapter", "grown", "the caller's address is lost", all =>
            Remove(all.One("Service", all.Server.Name).Spec, "externalTrafficPolicy")),
        ("gateway", "grown", "PodDisruptionBudget gateway: chooses no pods", all => all.One("PodDisruptionBudget").Spec["selector"] = Json("{}")),
        ("gateway", "grown", "NetworkPolicy gateway: chooses no pods", all => all.One("NetworkPolicy", "gateway").Spec["podSelector"] = Json("{}")),
        ("gateway", "cert-manager", "must find one service", all => all.One("ServiceMonitor").Spec["endpoints"]![0]!["port"] = "grpc"),
        ("gateway", "grown", "scales nothing", all => all.One("HorizontalPodAutoscaler").Spec["scaleTargetRef"]!["name"] = "other"),
        ("gateway", "grown", "would undo what was scaled", all => all.Server.Spec["replicas"] = 2),
        ("gateway", "cert-manager", "leads nowhere", all => all.One("TLSRoute").Spec["rules"]![0]!["backendRefs"]![0]!["port"] = 443),
        ("gateway", "small", "stands twice", all => all.One("Service", "gateway-management").Json["metadata"]!["name"] = "gateway"),
        ("gateway", "grown", "what is not listed is not denied", all => Policy(all)["policyTypes"] = Json("""["Ingress"]""")),
        ("gateway", "grown", "admits everybody or every port", all => Remove(Policy(all)["ingress"]![0]!, "from")),
        ("gateway", "grown", "admits everybody or every port", all => Policy(all)["ingress"]![0]!["from"] = Json("[]")),
        ("gateway", "grown", "admits everybody or every port", all => Remove(Policy(all)["egress"]![1]!, "ports")),
        ("gateway", "grown", "on TCP 9090, which the values do not say", all =>
            Policy(all)["ingress"]![1]!["from"] = Policy(all)["ingress"]![0]!["from"]!.DeepClone()),
        ("adapter", "small", "on TCP 7443, which the values do not say", all => Policy(all)["ingress"]![0]!["from"]!.AsArray().Add(Json("""{ "podSelector": {} }"""))),
        ("gateway", "small", "does not admit TCP 5432", all => Policy(all)["egress"]!.AsArray().RemoveAt(1)),
        ("gateway", "small", "NetworkPolicy gateway-migrate: is not there yet when Job", all =>
            all.One("NetworkPolicy", "gateway-migrate").Json["metadata"]!["annotations"]!["helm.sh/hook-weight"] = "0"),
        ("gateway", "small", "ConfigMap gateway-migrate is not there yet when", all => Remove(all.One("ConfigMap", "gateway-migrate").Json["metadata"]!, "annotations")),
        ("gateway", "small", "is neither made nor named", all => Volume(all, "server-tls")["secret"]!["secretName"] = "other"),
        ("gateway", "small", "is neither made nor named", all =>
            Container(all)["env"]![0]!["valueFrom"]!["secretKeyRef"]!["name"] = "other"),
        ("gateway", "cert-manager", "is neither made nor named", all => all.One("Certificate", "city-gateway-server").Spec["secretName"] = "other"),
        ("gateway", "cert-manager", "is not there yet when it runs", all => all.One("Job").PodSpec["volumes"]!.AsArray()
            .Add(Json("""{ "name": "t", "secret": { "secretName": "city-gateway-server-tls" } }"""))),
        ("gateway", "small", "is not mounted", all => Container(all)["volumeMounts"]!.AsArray().RemoveAt(3)),
        ("gateway", "small", "there is no volume", all => Mount(all, "config")["name"] = "other"),
        ("gateway", "small", "is mounted twice", all => Mount(all, "config")["mountPath"] = "/tmp"),
        ("gateway", "small", "secrets come from elsewhere", all => all.One("ConfigMap", "gateway-migrate").Json["kind"] = "Secret"),
        ("gateway", "grown", "may go at once", all => all.One("PodDisruptionBudget").Json["kind"] = "Lease"),
        ("gateway", "grown", "nails the only replica", all => all.One("HorizontalPodAutoscaler").Spec["minReplicas"] = 1),
        ("gateway", "grown", "does not let one replica go at a time", all => all.One("PodDisruptionBudget").Spec["maxUnavailable"] = 0),
    ];

    public static TheoryData<int, string, string> Cases { get; } = new(s_cases.Select((each, index) => (index, each.Chart, each.Fault)));

    [Theory, MemberData(nameof(Cases))]
    public async Task Its_rule_says_what_is_wrong(int index, string chart, string fault)
    {
        var broken = (await Chart.RenderAsync(chart, s_cases[index].Values)).Copy();
        Assert.Empty(ChartRules.Faults(broken));
        s_cases[index].Break(broken);
        Assert.Contains(ChartRules.Faults(broken), each => each.Contains(fault, StringComparison.Ordinal));
    }

    private static JsonNode Pod(Rendering all) => all.Server.PodSpec;

    private static JsonNode Container(Rendering all) => all.Server.Containers.Single();

    private static JsonNode Security(Rendering all) => Container(all)["securityContext"]!;

    private static JsonNode Policy(Rendering all) => all.One("NetworkPolicy", all.Server.Name).Spec;

    private static JsonNode Mount(Rendering all, string name) => Named(Container(all)["volumeMounts"]!, name);

    private static JsonNode Volume(Rendering all, string name) => Named(Pod(all)["volumes"]!, name);

    private static JsonNode Named(JsonNode list, string name) => list.AsArray().Single(each => each!["name"]!.GetValue<string>() == name)!;

    private static void Remove(JsonNode node, string key) => Assert.True(node.AsObject().Remove(key));

    private static JsonNode Json(string text) => JsonNode.Parse(text)!;
}
