using Gateway.Cli.Connecting;
using Gateway.Contracts.Management.V1;
using Gateway.Demo.City.Databases;
using Gateway.Demo.Showing;
using Gateway.Demo.Tls;
using Gateway.Hosting.Configuration;
using Gateway.Server;
using Gateway.Storage.Following;
using Grpc.Core;
using Spectre.Console;

namespace Gateway.Demo.Running;

/// <summary>Builds the city, runs the case and the scenarios, and keeps the city up.</summary>
internal sealed class Demo(DemoOptions options, TimeProvider time)
{
    private const int Failed = 1;

    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(10);

    private readonly IAnsiConsole _console = Screen.Open();
    private readonly DemoFolder _folder = new(options.Data);

    public async Task<int> RunAsync(CancellationToken stop)
    {
        try
        {
            _folder.Create();
            using var @lock = DemoLock.Take(_folder) ?? throw new DemoException($"{_folder.Root}: another demo runs in this folder. Stop it, or choose another with --data DIR.");
            return await RunInFolderAsync(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return 0;
        }
        catch (Exception exception) when (exception is DemoException or ConfigurationException or RpcException or ConnectionSettingsException or IOException or HttpRequestException)
        {
            _console.MarkupLine($"[red]✗ {Markup.Escape(exception.Message)}[/]");
            _console.MarkupLine($"[grey]日志 logs: {Markup.Escape(_folder.Root)}/**/*.log[/]");
            return Failed;
        }
    }

    private async Task<int> RunInFolderAsync(CancellationToken stop)
    {
        var start = time.GetTimestamp();
        _console.Write(new Rule("[bold]示范市 · 政务数据共享网关[/]  Demo City · the Gateway") { Justification = Justify.Left });
        var documents = CityDocuments.Read();
        var systems = new CitySystems(documents);
        var tls = new TlsFolder(_folder.Tls, time);
        Step("证书 certificates", () => tls.Ensure(systems.Certificates) ? $"{systems.Certificates.Count} issued by a new authority" : "kept");

        // Their addresses stand in the gateway's configuration and in the catalogue, so they are the first that start.
        await using var apis = await StepAsync("自有接口 APIs", () => CityApis.StartAsync(_folder, documents, time, stop), started => $"{started.Tax.Address} {started.Credit.Address}");

        // The gateway does not need the databases until the first call; the adapters check theirs at once.
        var ports = KeptPorts.Read(_folder);
        var gateway = StepAsync("网关 gateway", () => GatewayStart.StartAsync(_folder, tls, systems, ports, apis, options.Redis, time, stop), host => host.Address.ToString());
        var adapters = StartAdaptersAsync(tls, systems, ports, stop);
        try
        {
            await Task.WhenAll(gateway, adapters);
            var city = await RegisterAsync(documents, systems, tls, await gateway, stop);
            _console.MarkupLine($"  就绪 up in {Screen.Time(time.GetElapsedTime(start))}");
            _console.WriteLine();
            var calls = await new CaseShow(_console, city, documents, apis, _folder.Receipts, time).RunAsync(stop);
            var scenarios = await new ScenarioShow(_console, city, documents, await adapters, time).RunAsync(stop);
            var failed = Held.Show(_console, calls, scenarios);
            HandsOn.Show(_console, city, apis, _folder);
            if (!options.Exit)
            {
                _console.MarkupLine("[bold]城市运行中，按 Ctrl-C 结束。[/] The city stays up until Ctrl-C.");
                await Task.Delay(Timeout.Infinite, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            return failed == 0 ? 0 : Failed;
        }
        finally
        {
            await StopAsync(gateway, adapters);
        }
    }

    private async Task<CityAdapters> StartAdaptersAsync(TlsFolder tls, CitySystems systems, KeptPorts ports, CancellationToken stop)
    {
        // A seeding that is no longer wanted is left behind: without its stamp it starts over the next time.
        await StepAsync(
            "数据库 databases",
            () => CityDatabases.EnsureAsync(_folder.Databases).WaitAsync(stop),
            seeded => seeded ? "seeded: 50,000 residents, 10,000 firms in ten databases" : "kept");
        return await StepAsync(
            "前置 adapters",
            () => CityAdapters.StartAsync(_folder, tls, systems, ports, stop),
            _ => string.Join(" ", systems.Adapters.Select(system => system.Department)));
    }

    private async Task<CityFile> RegisterAsync(
        IReadOnlyList<Document> documents, CitySystems systems, TlsFolder tls, GatewayHost gateway, CancellationToken stop)
    {
        CityDocuments.Write(documents, _folder.Documents);
        var city = CityFileWriter.Write(_folder, tls, systems, gateway);
        await StepAsync(
            "登记 registration",
            async () =>
            {
                var response = await CityApply.ApplyAsync(city.ConnectAs(systems.Steward.Id)!, documents, stop);
                await gateway.Services.GetRequiredService<SnapshotFollower>().UntilAsync(response.Revision, stop);
                return response;
            },
            response => $"{response.Changes.Count} documents, {response.Changes.Count(change => change.Action != ChangeAction.Unchanged)} changed, revision {response.Revision}");
        return city;
    }

    // First the gateway, whose calls end at the adapters; each as far as it got.
    private async Task StopAsync(Task<GatewayHost> gateway, Task<CityAdapters> adapters)
    {
        using var limit = new CancellationTokenSource(StopTime, time);
        await Task.WhenAll(gateway, adapters).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (gateway.IsCompletedSuccessfully)
        {
            var host = await gateway;
            await host.StopAsync(limit.Token);
            await host.DisposeAsync();
        }

        if (adapters.IsCompletedSuccessfully)
        {
            await (await adapters).DisposeAsync();
        }
    }

    private void Step(string what, Func<string> work)
    {
        var start = time.GetTimestamp();
        var detail = work();
        _console.Step(what, detail, time.GetElapsedTime(start));
    }

    private async Task<T> StepAsync<T>(string what, Func<Task<T>> work, Func<T, string> detail)
    {
        var start = time.GetTimestamp();
        var result = await Task.Run(work);
        _console.Step(what, detail(result), time.GetElapsedTime(start));
        return result;
    }
}
