using System.Net;
using System.Text.Json.Nodes;
using Gateway.Testing;
using Npgsql;

namespace Gateway.Deployment.Tests.Charts;

/// <summary>An installation without the cluster: what the chart mounts, the programs as its containers start them, a real PostgreSQL.</summary>
public sealed class InstallationTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Until_the_hook_has_migrated_the_gateway_lives_and_is_not_ready_and_then_it_is()
    {
        await using var postgres = await PostgresServer.StartAsync();
        using var existing = new ExistingObjects(await postgres.CreateDatabaseAsync());
        using var root = new TemporaryFolder();
        using var hookRoot = new TemporaryFolder();
        var rendering = await Chart.RenderAsync("gateway", "small");
        var container = rendering.Server.Containers.Single();
        var management = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        await using var gateway = Start(rendering, rendering.Server, root, existing, management);

        await UntilAsync(management, container["startupProbe"]!, HttpStatusCode.OK);
        await UntilAsync(management, container["readinessProbe"]!, HttpStatusCode.ServiceUnavailable);
        await UntilAsync(management, container["livenessProbe"]!, HttpStatusCode.OK);

        await using var hook = Start(rendering, rendering.One("Job"), hookRoot, existing, management);
        Assert.True(await hook.WaitForExitAsync(s_patience) == 0, hook.Tail);
        await UntilAsync(management, container["readinessProbe"]!, HttpStatusCode.OK);

        gateway.Terminate();
        var grace = TimeSpan.FromSeconds(rendering.Server.PodSpec["terminationGracePeriodSeconds"]!.GetValue<int>());
        Assert.True(await gateway.WaitForExitAsync(grace) == 0, gateway.Tail);
    }

    [Fact]
    public async Task The_adapter_is_ready_with_its_database_and_keeps_its_journal_on_its_volume()
    {
        await using var postgres = await PostgresServer.StartAsync();
        var database = await postgres.CreateDatabaseAsync();
        await using (var connection = new NpgsqlConnection(database))
        {
            await connection.OpenAsync();
            await using var create = new NpgsqlCommand(
                """CREATE TABLE "SYDJ_XX" ("SYRSFZH" text, "BSYRSFZH" text, "DJRQ" text, "DJZH" text)""", connection);
            await create.ExecuteNonQueryAsync();
        }

        using var existing = new ExistingObjects(database);
        using var root = new TemporaryFolder();
        var rendering = await Chart.RenderAsync("adapter", "small");
        var container = rendering.Server.Containers.Single();
        var management = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        await using var adapter = Start(rendering, rendering.Server, root, existing, management);

        await UntilAsync(management, container["startupProbe"]!, HttpStatusCode.OK);
        await UntilAsync(management, container["readinessProbe"]!, HttpStatusCode.OK);
        Assert.True(File.Exists(root.At("var", "lib", "gateway-adapter", "journal.db")));

        await postgres.StopAsync();
        await UntilAsync(management, container["readinessProbe"]!, HttpStatusCode.ServiceUnavailable);
        await UntilAsync(management, container["livenessProbe"]!, HttpStatusCode.OK);
        adapter.Terminate();
        Assert.True(await adapter.WaitForExitAsync(s_patience) == 0, adapter.Tail);
    }

    /// <summary>As its container, but on ports of this machine that are free.</summary>
    private static ChildProcess Start(
        Rendering rendering, KubernetesObject workload, TemporaryFolder root, ExistingObjects existing, Uri management)
    {
        var (environment, arguments) = new Mount(root, rendering, existing).Of(workload);
        var (program, prefix) = workload.Kind == "StatefulSet" ? ("Gateway.Adapter.dll", "GATEWAY_ADAPTER__") : ("Gateway.Server.dll", "GATEWAY__");
        environment[prefix + "listen__address"] = "127.0.0.1:0";
        environment[prefix + "management__address"] = management.Authority;
        if (prefix == "GATEWAY__")
        {
            environment["GATEWAY__management__grpcAddress"] = "127.0.0.1:0";
        }

        return ChildProcess.Start("dotnet", [Path.Combine(AppContext.BaseDirectory, program), .. arguments], environment);
    }

    private static async Task UntilAsync(Uri management, JsonNode probe, HttpStatusCode status)
    {
        using var http = new HttpClient { BaseAddress = management };
        var path = probe["httpGet"]!["path"]!.GetValue<string>();
        await Poll.UntilAsync(async () => await StatusAsync(http, path) == status, s_patience, $"{path} answers {status}");
    }

    private static async Task<HttpStatusCode?> StatusAsync(HttpClient http, string path)
    {
        try
        {
            using var answer = await http.GetAsync(path);
            return answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            // It does not listen yet, or changes from waiting to serving.
            return null;
        }
    }
}
