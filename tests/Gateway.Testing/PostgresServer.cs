using System.Data.Common;
using System.Globalization;
using Npgsql;

namespace Gateway.Testing;

/// <summary>A PostgreSQL that keeps its promises: fsync and synchronous_commit are on unless a test says otherwise.</summary>
public sealed class PostgresServer : DatabaseServer
{
    private const string Package = "postgresql";
    private const string Administrator = "gateway";

    private static readonly TimeSpan QuitPatience = TimeSpan.FromSeconds(10);
    private static readonly ServerAccount Account = new("postgres");
    private static readonly ServerTemplate Template = new(Account, InitialiseAsync);

    private static readonly Dictionary<string, string> Defaults = new()
    {
        ["listen_addresses"] = "127.0.0.1",
        ["unix_socket_directories"] = "",
        ["fsync"] = "on",
        ["synchronous_commit"] = "on",
        ["full_page_writes"] = "on",
        ["max_connections"] = "300",
        ["shared_buffers"] = "64MB",
        // In the data folder, so that a killed server leaves nothing behind in /dev/shm.
        ["dynamic_shared_memory_type"] = "mmap",
    };

    private readonly Dictionary<string, string> settings;

    private PostgresServer(IReadOnlyDictionary<string, string>? settings)
    {
        this.settings = new(Defaults);
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
        {
            this.settings[name] = value;
        }
    }

    private protected override UnixSignal StopSignal => UnixSignal.Interrupt;

    public static Task<PostgresServer> StartAsync(CancellationToken cancellationToken = default) => StartAsync(null, cancellationToken);

    /// <summary>Starts one with settings of postgresql.conf over the defaults.</summary>
    public static async Task<PostgresServer> StartAsync(
        IReadOnlyDictionary<string, string>? settings, CancellationToken cancellationToken = default)
    {
        var server = new PostgresServer(settings);
        await server.StartOnFreePortAsync(cancellationToken);
        return server;
    }

    /// <inheritdoc/>
    public override string ConnectionString(string database) => Builder(database).ConnectionString;

    /// <summary>Copies its data while it runs, as a backup does; returns the folder of the copy.</summary>
    public async Task<string> BackUpAsync(CancellationToken cancellationToken = default)
    {
        var copy = Path.Combine(Folder, $"backup-{Guid.NewGuid():N}");
        var address = string.Create(CultureInfo.InvariantCulture, $"postgresql://{Administrator}:{Password}@127.0.0.1:{Port}/postgres");
        await Account.RunAsync(
            Find("pg_basebackup"),
            ["-d", address, "-D", copy, "--checkpoint=fast", "--wal-method=stream", "--no-sync"],
            Folder,
            cancellationToken);
        return copy;
    }

    /// <summary>Stops it, puts the copy in the place of its data and starts it again: what was written since is lost.</summary>
    public async Task RestoreAsync(string copy, CancellationToken cancellationToken = default)
    {
        await StopAsync();
        Directory.Delete(DataFolder, recursive: true);
        await Account.RunAsync(Programs.Find("cp", "coreutils"), ["-a", copy, DataFolder], Folder, cancellationToken);
        await RestartAsync(cancellationToken);
    }

    private protected override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await Account.OwnAsync(Folder, cancellationToken);
        await Template.CopyToAsync(Folder, "data", cancellationToken);
    }

    private protected override ChildProcess Launch() => Account.Start(
        Find("postgres"),
        ["-D", DataFolder, "-p", Port.ToString(CultureInfo.InvariantCulture), .. settings.SelectMany(setting => new[] { "-c", $"{setting.Key}={setting.Value}" })],
        Folder);

    private protected override DbConnection Connect()
    {
        var builder = Builder("postgres");
        builder.Pooling = false;
        builder.Timeout = 10;
        return new NpgsqlConnection(builder.ConnectionString);
    }

    /// <summary>Without a checkpoint, but so that it gives back its System V shared memory.</summary>
    private protected override async Task DiscardAsync(ChildProcess running)
    {
        if (!running.HasExited)
        {
            running.Resume();
            running.Send(UnixSignal.Quit);
            await ((Task)running.WaitForExitAsync(QuitPatience)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        // Only a killed server leaves this file; its seventh line names the segment that is left.
        var lockFile = Path.Combine(DataFolder, "postmaster.pid");
        if (File.Exists(lockFile) && File.ReadLines(lockFile).ElementAtOrDefault(6)?.Split(' ')[^1] is { Length: > 0 } segment)
        {
            await using var remover = ChildProcess.Start(Programs.Find("ipcrm", "util-linux"), ["-m", segment]);
            await remover.WaitForExitAsync(QuitPatience);
        }
    }

    private static async Task InitialiseAsync(string folder)
    {
        var parent = Path.GetDirectoryName(folder)!;
        var password = Path.Combine(parent, "password");
        await File.WriteAllTextAsync(password, Password);
        await Account.OwnAsync(password, CancellationToken.None);
        await Account.RunAsync(
            Find("initdb"),
            ["-D", folder, "--username", Administrator, "--pwfile", password, "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"],
            parent,
            CancellationToken.None);
    }

    private static string Find(string program)
    {
        const string Versions = "/usr/lib/postgresql";
        var folders = Directory.Exists(Versions)
            ? Directory.EnumerateDirectories(Versions).OrderByDescending(VersionOf).Select(folder => Path.Combine(folder, "bin"))
            : [];
        return Programs.Find(program, Package, folders);
    }

    private static int VersionOf(string folder) =>
        int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version) ? version : 0;

    private NpgsqlConnectionStringBuilder Builder(string database) => new()
    {
        Host = "127.0.0.1",
        Port = Port,
        Username = Administrator,
        Password = Password,
        Database = database,
    };
}
