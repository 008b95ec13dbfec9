namespace Gateway.Deployment.Tests.Charts;

/// <summary>Pods restart when what they read at their start changes, and not for anything else.</summary>
public sealed class RestartTests
{
    [Theory]
    [InlineData("gateway", "config: { departments: { deadline: '00:00:02' } }", true)]
    [InlineData("gateway", "drainSeconds: 31", true)]
    [InlineData("gateway", "authorities: [{ secret: other, key: ca.crt, departments: [shuiwu] }]", true)]
    [InlineData("gateway", "calendar: 'years: []'", true)]
    [InlineData("gateway", "replicaCount: 4", false)]
    [InlineData("gateway", "service: { type: LoadBalancer }", false)]
    [InlineData("adapter", "config: { source: { rowLimit: 10 } }", true)]
    [InlineData("adapter", "mappings: { adoption.yaml: 'entry: minzheng/adoption' }", true)]
    [InlineData("adapter", "replicaCount: 2", false)]
    public async Task A_pod_is_another_one_when_its_configuration_is(string chart, string change, bool restarts)
    {
        var before = (await Chart.RenderAsync(chart, "small")).Server.Pod!["metadata"]!.ToJsonString();
        var (after, refusal) = await Chart.TryRenderAsync(chart, "small", change);
        Assert.True(after is not null, refusal);
        Assert.Equal(restarts, before != after.Server.Pod!["metadata"]!.ToJsonString());
    }

    [Theory]
    [InlineData("gateway", "replicaCount: 4")]
    [InlineData("adapter", "{ replicaCount: 2, image: { tag: 0.2.0 }, drainSeconds: 40 }")]
    public async Task What_Kubernetes_forbids_to_change_stays(string chart, string change)
    {
        var before = (await Chart.RenderAsync(chart, "small")).Server.Spec;
        var after = (await Chart.TryRenderAsync(chart, "small", change)).Rendering!.Server.Spec;
        foreach (var key in new[] { "selector", "serviceName", "volumeClaimTemplates", "podManagementPolicy" })
        {
            Assert.Equal(before[key]?.ToJsonString(), after[key]?.ToJsonString());
        }
    }
}
