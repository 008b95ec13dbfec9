using System.Globalization;
using System.Security.Cryptography;
using Gateway.Deployment.Tests.Images;
using Gateway.Testing;
using Npgsql;

namespace Gateway.Deployment.Tests.Compose;

/// <summary>
/// The services of the compose file, started as it says, with two differences: each listens at a loopback address of its own instead of at
/// all addresses of a container, and PostgreSQL is the machine's own. Names are looked up in a file of hosts; networks do not separate them.
/// </summary>
internal sealed class ComposedCity : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(180);
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(2);

    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, Lazy<Task>> _up = [];
    private readonly List<ChildProcess> _programs = [];
    private readonly Dictionary<string, string> _addresses;
    private PostgresServer? _postgres;

    public ComposedCity()
    {
        // Others may run the same beside this.
        var network = string.Create(CultureInfo.InvariantCulture, $"127.{RandomNumberGenerator.GetInt32(64, 250)}.{RandomNumberGenerator.GetInt32(1, 250)}");
        _addresses = ComposeFile.Services.Keys.Select((name, index) => (name, index)).ToDictionary(
            each => each.name,
            each => string.Create(CultureInfo.InvariantCulture, $"{network}.{each.index + 1}"),
            StringComparer.Ordinal);
        File.WriteAllLines(Hosts, _addresses.Select(each => $"{each.Value} {each.Key}").Prepend("127.0.0.1 localhost"));
    }

    /// <summary>The volume that <c>prepare</c> fills.</summary>
    public string City => VolumeOf("city");

    private string Hosts => _folder.At("hosts");

    /// <summary>A service's address.</summary>
    public string AddressOf(string service) => _addresses[service];

    /// <summary>Brings a service up, after those it waits for: until it ended well, or is healthy.</summary>
    public Task UpAsync(string name)
    {
        lock (_up)
        {
            if (!_up.TryGetValue(name, out var task))
            {
                _up[name] = task = new(() => StartAsync(ComposeFile.Services[name]));
            }

            return task.Value;
        }
    }

    /// <summary>Runs a service once, as <c>docker compose run</c> does; what it printed.</summary>
    public async Task<(int Code, string Output)> RunAsync(string name, params IEnumerable<string> arguments)
    {
        var service = ComposeFile.Services[name];
        await using var program = (await ContainerAsync(service)).Run([.. await EntryPointAsync(service), .. arguments]);
        var code = await program.WaitForExitAsync(s_patience);
        return (code, program.Tail);
    }

    /// <summary>Asks a service whether it is well, as the engine does.</summary>
    public async Task<(int Code, string Output)> HealthAsync(string name)
    {
        var service = ComposeFile.Services[name];
        var image = await ImageOfAsync(service);
        var test = service.Body["healthcheck"]?["test"]?.AsArray().Select(word => (string)word!).ToList();
        IReadOnlyList<string> command = test switch
        {
            ["CMD", .. var words] => [.. words, .. service.Command.Contains("serve-api") ? (string[])["--listen", _addresses[name] + ":8080"] : []],
            ["CMD-SHELL", var line] => ["sh", "-c", line.Replace("$$", "$", StringComparison.Ordinal).Replace("redis-cli", "redis-cli -h " + _addresses[name], StringComparison.Ordinal)],
            _ => image.HealthCheck!,
        };
        await using var program = (await ContainerAsync(service)).Run(command);
        return (await program.WaitForExitAsync(s_patience), program.Tail);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var program in _programs)
        {
            await program.DisposeAsync();
        }

        if (_postgres is not null)
        {
            await _postgres.DisposeAsync();
        }

        _folder.Dispose();
    }

    private async Task StartAsync(ComposeService service)
    {
        await Task.WhenAll(service.DependsOn.Keys.Select(UpAsync));
        if (service.Name == "postgres")
        {
            await StartPostgresAsync();
            return;
        }

        var program = (await ContainerAsync(service)).Run([.. await EntryPointAsync(service), .. await CommandAsync(service), .. ListenArguments(service)]);
        lock (_programs)
        {
            _programs.Add(program);
        }

        if (service.IsOnce)
        {
            Assert.True(await program.WaitForExitAsync(s_patience) == 0, $"{service.Name}: {program.Tail}");
            return;
        }

        await Poll.UntilAsync(
            async () =>
            {
                // Not at once again: a program that starts needs the processor more than the one that asks.
                await Task.Delay(s_interval);
                Assert.False(program.HasExited, $"{service.Name}: {program.Tail}");
                return (await HealthAsync(service.Name)).Code == 0;
            },
            s_patience,
            $"{service.Name} is healthy");
    }

    // The user, the database and the password that the image would make; the gateways read the password where it was prepared.
    private async Task StartPostgresAsync()
    {
        var service = ComposeFile.Services["postgres"];
        Assert.Equal("gateway", service.Environment["POSTGRES_USER"]);
        _postgres = await PostgresServer.StartAsync(new Dictionary<string, string> { ["listen_addresses"] = "127.0.0.1," + _addresses["postgres"] });
        await using var container = (await ContainerAsync(service)).Run(["cat", service.Environment["POSTGRES_PASSWORD_FILE"]]);
        Assert.Equal(0, await container.WaitForExitAsync(s_patience));
        await using var connection = new NpgsqlConnection(_postgres.ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"CREATE DATABASE {service.Environment["POSTGRES_DB"]}";
        await command.ExecuteNonQueryAsync();
        command.CommandText = $"ALTER ROLE gateway PASSWORD '{container.Output.Trim()}'";
        await command.ExecuteNonQueryAsync();
    }

    private async Task<Container> ContainerAsync(ComposeService service)
    {
        var container = new Container(await ImageOfAsync(service)) { Hosts = Hosts };
        if ((string?)service.Body["user"] is { } user)
        {
            container.User = user;
        }

        container.Groups = string.Join(',', service.Body["group_add"]?.AsArray().Select(group => (string)group!) ?? []);
        container.InMemory.AddRange(service.InMemory);
        foreach (var mount in service.Mounts.Where(mount => !mount.IsPath && mount.Source != "postgres-data"))
        {
            var source = VolumeOf(mount.Source);
            if (!Directory.Exists(source))
            {
                await OwnedFolder.GiveToAsync(source, "1654");
            }

            container.Mounts.Add(new Mount(Path.Combine(source, mount.Subpath ?? ""), mount.Target, mount.ReadOnly));
        }

        foreach (var (name, value) in service.Environment.Concat(ListenVariables(service)))
        {
            container.Environment[name] = value;
        }

        return container;
    }

    private async Task<IReadOnlyList<string>> EntryPointAsync(ComposeService service) =>
        service.Body["entrypoint"]?.AsArray().Select(word => (string)word!).ToList() ?? (await ImageOfAsync(service)).EntryPoint;

    private static async Task<IReadOnlyList<string>> CommandAsync(ComposeService service) =>
        service.Command.Count > 0 ? service.Command : (await ImageOfAsync(service)).Command;

    // Of others' images there is no tree; what they run is the machine's own.
    private static async Task<Image> ImageOfAsync(ComposeService service) => service.Dockerfile is { } dockerfile
        ? await ImageBuild.OfAsync(dockerfile)
        : (await ImageBuild.OfAsync("Dockerfile.city")) with { EntryPoint = [], WorkingDirectory = "/" };

    private IEnumerable<string> ListenArguments(ComposeService service)
    {
        var address = _addresses[service.Name];
        return service.Name == "redis" ? ["--bind", address]
            : service.Command.Contains("serve-api") ? ["--listen", address + ":8080"]
            : [];
    }

    private IEnumerable<KeyValuePair<string, string>> ListenVariables(ComposeService service)
    {
        var address = _addresses[service.Name];
        if (service.Dockerfile == "Dockerfile.adapter")
        {
            yield return new("GATEWAY_ADAPTER__listen__address", address + ":7443");
            yield return new("GATEWAY_ADAPTER__management__address", address + ":9190");
        }
        else if (service.Dockerfile == "Dockerfile.gateway")
        {
            var database = string.Create(
                CultureInfo.InvariantCulture, $"Host=postgres;Port={_postgres!.Port};Database=gateway;Username=gateway;Passfile=/etc/gateway/secrets/pgpass");
            yield return new("GATEWAY__listen__address", address + ":8443");
            yield return new("GATEWAY__management__address", address + ":9090");
            yield return new("GATEWAY__management__grpcAddress", address + ":9091");
            yield return new("GATEWAY__storage__connectionString", database);
            yield return new("GATEWAY__log__connectionString", database);
            // Loopback is no network in which departments usually lie.
            yield return new("GATEWAY__apis__upstreams__0__networks__0", "127.0.0.0/8");
            yield return new("GATEWAY__apis__upstreams__1__networks__0", "127.0.0.0/8");
        }
    }

    private string VolumeOf(string name) => Path.Combine(_folder.Path, "volumes", name);
}
