namespace Gateway.Deployment.Tests.Charts;

/// <summary>Values that must not become an installation, and what their operator is told.</summary>
public sealed class RefusedValuesTests
{
    [Theory]
    [InlineData("gateway", "small", "{ config: { storage: { provider: sqlite } }, replicaCount: 3 }", "config.storage.provider: sqlite keeps everything in one file of one process, and replicas would each have a city of their own; this chart is for postgres.")]
    [InlineData("gateway", "small", "config: { storage: { provider: SQLite } }", "this chart is for postgres")]
    [InlineData("gateway", "small", "config: { log: { store: sqlite } }", "config.log.store: sqlite would lose records with the pod")]
    [InlineData("gateway", "small", "config: { storage: { connectionString: Host=db;Password=x } }", "a connection string would stand readable in a ConfigMap")]
    [InlineData("gateway", "small", "config: { log: { connectionString: Host=db;Password=x } }", "a connection string would stand readable in a ConfigMap")]
    [InlineData("gateway", "small", "config: { certificates: { redis: 'redis:6379,password=x' } }", "config.certificates.redis: it would stand readable")]
    [InlineData("gateway", "small", "config: { storge: {} }", "config: must NOT have additional properties storge")]
    [InlineData("gateway", "small", "config: { limits: { drain: '00:01:00' } }", "config.limits: must NOT have additional properties drain")]
    [InlineData("gateway", "small", "config: { listen: { address: '0.0.0.0:443' } }", "config: must NOT have additional properties listen")]
    [InlineData("gateway", "small", "config: { departments: { deadline: 5s } }", "config.departments.deadline: must match pattern")]
    [InlineData("gateway", "small", "replicas: 3", "(root): must NOT have additional properties replicas")]
    [InlineData("gateway", "small", "replicaCount: 0", "replicaCount: must be >= 1")]
    [InlineData("gateway", "small", "replicaCount: '2'", "replicaCount: must be integer")]
    [InlineData("gateway", "small", "city: ''", "city: write the city's short name")]
    [InlineData("gateway", "small", "city: null", "(root): must have required property 'city'")]
    [InlineData("gateway", "small", "authorities: []", "authorities: name at least one")]
    [InlineData("gateway", "small", "authorities: [{ key: ca.crt, departments: ['*'] }]", "authorities[0]: name either a secret or a configMap.")]
    [InlineData("gateway", "small", "authorities: [{ secret: a, key: ca.crt, departments: [] }]", "authorities.0.departments: must NOT have fewer than 1 items")]
    [InlineData("gateway", "small", "tls: { server: { existingSecret: '' } }", "tls: name an existingSecret for both")]
    [InlineData("gateway", "small", "tls: { departments: { authorities: { secret: '' } } }", "tls.departments.authorities: name either")]
    [InlineData("gateway", "small", "certManager: { enabled: true, issuerRef: { name: x }, dnsNames: [a] }", "certManager: it makes the certificates; remove existingSecret")]
    [InlineData("gateway", "cert-manager", "certManager: { dnsNames: [] }", "certManager: name issuerRef and the dnsNames")]
    [InlineData("gateway", "small", "database: { existingSecret: '' }", "database.existingSecret: name the Secret")]
    [InlineData("gateway", "small", "pseudonyms: { existingSecret: '' }", "pseudonyms.existingSecret: name the Secret")]
    [InlineData("gateway", "small", "image: { tag: latest }", "image.tag: latest says not what runs")]
    [InlineData("gateway", "small", "extraEnv: [{ name: GATEWAY__city, value: other }]", "extraEnv: GATEWAY__city goes over the configuration")]
    [InlineData("gateway", "small", "service: { type: NodePort }", "service.type: must be equal to one of the allowed values")]
    [InlineData("gateway", "small", "service: { externalTrafficPolicy: Cluster }", "service: must NOT have additional properties externalTrafficPolicy")]
    [InlineData("gateway", "small", "networkPolicy: { callers: [] }", "networkPolicy.callers: name who may call")]
    [InlineData("gateway", "small", "networkPolicy: { callers: [{}] }", "networkPolicy.callers.0: must NOT have fewer than 1 properties")]
    [InlineData("gateway", "small", "networkPolicy: { dns: { to: [] } }", "networkPolicy.dns.to: must NOT have fewer than 1 items")]
    [InlineData("gateway", "small", "networkPolicy: { postgres: { to: [] } }", "networkPolicy.postgres.to: name where PostgreSQL is")]
    [InlineData("gateway", "small", "redis: { existingSecret: redis }", "networkPolicy.redis.to: name where Redis is")]
    [InlineData("gateway", "small", "telemetry: { endpoint: 'http://collector:4317' }", "networkPolicy.otlp.to: name where the collector is")]
    [InlineData("gateway", "small", "networkPolicy: { extraEgress: [{ ports: [{ port: 443 }] }] }", "networkPolicy.extraEgress.0: must have required property 'to'")]
    [InlineData("gateway", "small", "tlsRoute: { enabled: true }", "tlsRoute: name parentRefs and hostnames.")]
    [InlineData("gateway", "small", "prometheusRule: { enabled: true }", "prometheusRule.files: give at least one")]
    [InlineData("gateway", "grown", "autoscaling: { minReplicas: 20 }", "autoscaling: minReplicas is more than maxReplicas.")]
    [InlineData("gateway", "small", "drainSeconds: 3600", "drainSeconds: must be <= 600")]
    [InlineData("gateway", "small", "resources: { limits: { memory: null } }", "resources.limits: must have required property 'memory'")]
    [InlineData("gateway", "small", "userId: 0", "userId: must be >= 1000")]
    [InlineData("gateway", "small", "processorCount: 0", "processorCount: must be >= 1")]
    [InlineData("gateway", "small", "zoneSpread: Never", "zoneSpread: must be equal to one of the allowed values")]
    [InlineData("adapter", "small", "config: { source: { kind: sqlite } }", "config.source.kind: sqlite is no database that a pod reaches")]
    [InlineData("adapter", "small", "config: { source: { connection: Host=db } }", "config.source.connection: it would stand readable")]
    [InlineData("adapter", "small", "config: { journal: { path: /tmp/j.db } }", "config: must NOT have additional properties journal")]
    [InlineData("adapter", "small", "department: Minzheng", "department: must match pattern")]
    [InlineData("adapter", "small", "department: ''", "department: write the slug")]
    [InlineData("adapter", "small", "gateway: { authorities: [] }", "gateway.authorities: name at least one")]
    [InlineData("adapter", "small", "gateway: { spiffeIds: ['https://x'] }", "gateway.spiffeIds.0: must match pattern")]
    [InlineData("adapter", "small", "tls: { existingSecret: '' }", "tls.existingSecret: name the Secret")]
    [InlineData("adapter", "cert-manager", "certManager: { issuerRef: null }", "certManager: must have required property 'issuerRef'")]
    [InlineData("adapter", "cert-manager", "tls: { existingSecret: own }", "certManager: it makes the certificate")]
    [InlineData("adapter", "small", "existingMappings: other", "mappings: give either the files' texts")]
    [InlineData("adapter", "small", "mappings: { adoption.yaml: { entry: minzheng/adoption } }", "mappings.adoption.yaml: must be string")]
    [InlineData("adapter", "small", "mappings: { ../x.yaml: a }", "mappings: property name must be valid")]
    [InlineData("adapter", "small", "networkPolicy: { gateway: [] }", "networkPolicy.gateway: say where the gateway is")]
    [InlineData("adapter", "small", "networkPolicy: { database: { to: [] } }", "networkPolicy.database.to: name where the database is")]
    [InlineData("adapter", "small", "journal: { accessMode: ReadWriteMany }", "journal.accessMode: must be equal to one of the allowed values")]
    [InlineData("adapter", "small", "processorCount: '2'", "processorCount: must be integer")]
    [InlineData("adapter", "small", "zoneSpread: ''", "zoneSpread: must be equal to one of the allowed values")]
    [InlineData("adapter", "small", "extraEnv: [{ name: GATEWAY_ADAPTER__department, value: x }]", "extraEnv: GATEWAY_ADAPTER__department goes over")]
    public async Task Helm_says_which_value_is_wrong_and_what_to_write(string chart, string values, string change, string message)
    {
        var (rendering, refusal) = await Chart.TryRenderAsync(chart, values, change);
        Assert.Null(rendering);
        Assert.Contains(message, refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gateway")]
    [InlineData("adapter")]
    public async Task Of_several_faults_each_is_named(string chart)
    {
        var (rendering, refusal) = await Chart.TryRenderAsync(
            chart, "small", "{ city: '', database: { existingSecret: '' }, pseudonyms: { existingSecret: '' }, image: { tag: latest } }");
        Assert.Null(rendering);
        Assert.Contains("4 fault(s) in the values.", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gateway")]
    [InlineData("adapter")]
    public async Task A_cluster_without_the_native_sleep_is_refused(string chart)
    {
        var (rendering, refusal) = await Chart.TryRenderAsync(chart, "small", "{}", "-kube", "v1.29.9");
        Assert.Null(rendering);
        Assert.Contains("chart requires kubeVersion: >=1.30.0-0 which is incompatible with Kubernetes v1.29.9", refusal, StringComparison.Ordinal);
        Assert.NotNull((await Chart.TryRenderAsync(chart, "small", "{}", "-kube", "v1.30.0-eks-1")).Rendering);
    }

    [Theory]
    [InlineData("gateway", "extraEnv: [{ name: GATEWAY__apis__x, valueFrom: { secretKeyRef: { name: database, key: x } } }]")]
    [InlineData("gateway", "networkPolicy: { enabled: false, callers: [], postgres: { to: [] } }")]
    [InlineData("gateway", "global: { anything: 1 }")]
    [InlineData("gateway", "migration: { enabled: false }")]
    public async Task What_is_unusual_but_sound_is_not_refused(string chart, string change)
    {
        var (rendering, refusal) = await Chart.TryRenderAsync(chart, "small", change);
        Assert.True(rendering is not null, refusal);
    }

    [Fact]
    public async Task An_operator_without_policies_or_migrations_is_told_what_that_means()
    {
        var (rendering, _) = await Chart.TryRenderAsync("gateway", "small", "{ networkPolicy: { enabled: false }, migration: { enabled: false } }");
        Assert.Contains("WARNING: no NetworkPolicy was made.", rendering!.Notes, StringComparison.Ordinal);
        Assert.Contains("Gateway.Server migrate", rendering.Notes, StringComparison.Ordinal);
        Assert.DoesNotContain(rendering.Objects, each => each.Kind is "NetworkPolicy" or "Job");
    }
}
