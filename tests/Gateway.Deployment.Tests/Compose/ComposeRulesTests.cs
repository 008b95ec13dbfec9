using System.Text.RegularExpressions;
using Gateway.Deployment.Tests.Images;
using Gateway.Testing;

namespace Gateway.Deployment.Tests.Compose;

public sealed partial class ComposeRulesTests
{
    // The image of the collector is its program alone; nothing waits for it.
    private static readonly string[] s_cannotTellItsHealth = ["otel-collector"];

    public static TheoryData<string> Names => [.. ComposeFile.Services.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Its_image_is_pinned_or_built_here(string name)
    {
        var service = ComposeFile.Services[name];

        if (service.Dockerfile is { } dockerfile)
        {
            Assert.True(File.Exists(Path.Combine(RepositoryRoot.Path, "deploy", dockerfile)), dockerfile);
            Assert.Equal(RepositoryRoot.Path, Path.GetFullPath((string)service.Body["build"]!["context"]!, ComposeFile.Folder));
        }
        else
        {
            Assert.Matches(PinnedTag(), service.Image);
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void It_can_do_no_more_than_it_must(string name)
    {
        var body = ComposeFile.Services[name].Body;

        Assert.True((bool?)body["read_only"]);
        Assert.Equal(["ALL"], body["cap_drop"]!.AsArray().Select(each => (string)each!));
        Assert.Equal(["no-new-privileges:true"], body["security_opt"]!.AsArray().Select(each => (string)each!));
        Assert.Null(body["cap_add"]);
        Assert.Null(body["privileged"]);
        Assert.True((int?)body["pids_limit"] > 0);
        var user = (string?)body["user"] ?? Dockerfile.Read(ComposeFile.Services[name].Dockerfile!).Final.All("USER").Single();
        Assert.Matches("^([1-9][0-9]*(:[0-9]+)?|\\$APP_UID)$", user);
    }

    [Theory, MemberData(nameof(Names))]
    public void It_tells_its_health_unless_it_ends_by_itself(string name)
    {
        var service = ComposeFile.Services[name];
        if (service.IsOnce || s_cannotTellItsHealth.Contains(name))
        {
            return;
        }

        Assert.True(
            service.Body["healthcheck"]?["test"] is not null
                || (service.Dockerfile is { } dockerfile && Dockerfile.Read(dockerfile).Final.All("HEALTHCHECK").Any()),
            $"{name} has no health check, of its own or of its image.");
    }

    [Theory, MemberData(nameof(Names))]
    public void It_waits_for_services_that_are_there_and_can_reach_that_state(string name)
    {
        foreach (var (other, condition) in ComposeFile.Services[name].DependsOn)
        {
            var awaited = Assert.Contains(other, ComposeFile.Services);
            Assert.Equal(awaited.IsOnce ? "service_completed_successfully" : "service_healthy", condition);
            Assert.DoesNotContain(other, s_cannotTellItsHealth);
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void What_it_mounts_is_there_and_others_keys_are_not_among_it(string name)
    {
        foreach (var mount in ComposeFile.Services[name].Mounts)
        {
            if (mount.IsPath)
            {
                var path = Path.GetFullPath(mount.Source, ComposeFile.Folder);
                Assert.True(Path.Exists(path), $"{name} mounts {path}, which is not there.");
                Assert.True(mount.ReadOnly, $"{name} could change {path}.");
            }
            else
            {
                Assert.True(ComposeFile.Root["volumes"]!.AsObject().ContainsKey(mount.Source), $"{name} mounts the volume {mount.Source}, which is not declared.");
                Assert.True(mount.Source != "city" || name == "prepare" || (mount.ReadOnly && mount.Subpath is not null), $"{name} sees the whole city.");
            }
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Its_ports_are_published_on_this_machine_alone(string name)
    {
        Assert.All(ComposeFile.Services[name].Ports, port => Assert.StartsWith("127.0.0.1:", port, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Names))]
    public void No_secret_stands_in_the_file(string name)
    {
        Assert.All(
            ComposeFile.Services[name].Environment.Where(variable => Secret().IsMatch(variable.Key)),
            variable => Assert.True(variable.Value.StartsWith("/etc/city/", StringComparison.Ordinal), $"{name} has {variable.Key} in plain text."));
    }

    [Fact]
    public void Published_ports_are_no_one_s_twice()
    {
        var ports = ComposeFile.Services.Values.SelectMany(service => service.Ports).Select(port => port.Split(':')[1]).ToList();

        Assert.Equal(ports.Distinct(), ports);
    }

    [Fact]
    public void A_department_s_network_holds_that_department_the_gateways_and_what_watches()
    {
        string[] all = ["gateway-1", "gateway-2", "otel-collector", "prometheus"];
        foreach (var (network, settings) in ComposeFile.Root["networks"]!.AsObject().Where(each => each.Key is not ("front" or "store" or "watching")))
        {
            Assert.True((bool?)settings!["internal"], network);
            var there = ComposeFile.Services.Values.Where(service => service.Networks.Contains(network)).Select(service => service.Name).ToList();
            Assert.Superset(all.ToHashSet(), there.ToHashSet());
            Assert.All(there.Except(all), name => Assert.StartsWith(network + "-", name, StringComparison.Ordinal));
            Assert.NotEmpty(there.Except(all));
        }

        // And none of a department's services is in another network.
        Assert.All(
            ComposeFile.Services.Values.Where(service => service.Name.EndsWith("-adapter", StringComparison.Ordinal) || service.Name.EndsWith("-api", StringComparison.Ordinal)),
            service => Assert.Equal([service.Name.Split('-')[0]], service.Networks));
    }

    [Fact]
    public void Only_what_stores_is_where_the_gateways_store()
    {
        Assert.Equal(
            ["gateway-1", "gateway-2", "migrate", "postgres", "redis"],
            ComposeFile.Services.Values.Where(service => service.Networks.Contains("store")).Select(service => service.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Prometheus_scrapes_every_gateway_and_every_adapter_and_nothing_else()
    {
        var scraped = Target().Matches(File.ReadAllText(Path.Combine(ComposeFile.Folder, "prometheus.yaml"))).Select(match => match.Groups[1].Value);

        Assert.Equal(
            ComposeFile.Services.Keys.Where(name => name.StartsWith("gateway-", StringComparison.Ordinal) || name.EndsWith("-adapter", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            scraped.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"^[a-z0-9/-]+:v?[0-9]+\.[0-9]+(\.[0-9]+)?(-[a-z0-9.]+)?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PinnedTag();

    [GeneratedRegex("PASSWORD|SECRET|TOKEN|KEY", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Secret();

    [GeneratedRegex(@"([a-z0-9-]+):9[01]90\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Target();
}
