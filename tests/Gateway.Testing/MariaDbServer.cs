using System.Data.Common;
using MySqlConnector;

namespace Gateway.Testing;

/// <summary>A MariaDB with durable commits (innodb_flush_log_at_trx_commit = 1).</summary>
public sealed class MariaDbServer : DatabaseServer
{
    private const string Package = "mariadb-server";
    private const string Administrator = "gateway";

    private static readonly ServerAccount Account = new("mysql");
    private static readonly ServerTemplate Template = new(Account, InitialiseAsync);

    // Native asynchronous I/O asks for locked memory, which containers seldom grant.
    private static readonly string[] Storage = ["--innodb-use-native-aio=0", "--innodb-log-file-size=16M"];

    private readonly IReadOnlyDictionary<string, string> settings;

    private MariaDbServer(IReadOnlyDictionary<string, string>? settings)
    {
        this.settings = settings ?? new Dictionary<string, string>();
    }

    private protected override UnixSignal StopSignal => UnixSignal.Terminate;

    private string InitialSql => Path.Combine(Folder, "initial.sql");

    public static Task<MariaDbServer> StartAsync(CancellationToken cancellationToken = default) => StartAsync(null, cancellationToken);

    /// <summary>Starts one with options of mariadbd, without their dashes, over the defaults.</summary>
    public static async Task<MariaDbServer> StartAsync(
        IReadOnlyDictionary<string, string>? settings, CancellationToken cancellationToken = default)
    {
        var server = new MariaDbServer(settings);
        await server.StartOnFreePortAsync(cancellationToken);
        return server;
    }

    /// <inheritdoc/>
    public override string ConnectionString(string database) => Builder(database).ConnectionString;

    private protected override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        // Run at every start, so it may only say what is so already.
        await File.WriteAllTextAsync(
            InitialSql,
            $"""
            CREATE USER IF NOT EXISTS '{Administrator}'@'%' IDENTIFIED BY '{Password}';
            GRANT ALL ON *.* TO '{Administrator}'@'%' WITH GRANT OPTION;
            DROP USER IF EXISTS ''@'localhost';

            """,
            cancellationToken);
        await Account.OwnAsync(Folder, cancellationToken);
        await Template.CopyToAsync(Folder, "data", cancellationToken);
    }

    private protected override ChildProcess Launch() => Account.Start(
        Programs.Find("mariadbd", Package),
        [
            "--no-defaults",
            $"--datadir={DataFolder}",
            $"--tmpdir={Folder}",
            $"--socket={Folder}/socket",
            $"--pid-file={Folder}/pid",
            $"--port={Port}",
            $"--init-file={InitialSql}",
            "--bind-address=127.0.0.1",
            "--skip-name-resolve",
            "--character-set-server=utf8mb4",
            "--innodb-flush-log-at-trx-commit=1",
            "--innodb-buffer-pool-size=64M",
            .. Storage,
            .. settings.Select(setting => $"--{setting.Key}={setting.Value}"),
        ],
        Folder);

    private protected override DbConnection Connect()
    {
        var builder = Builder("");
        builder.Pooling = false;
        builder.ConnectionTimeout = 10;
        return new MySqlConnection(builder.ConnectionString);
    }

    private static Task InitialiseAsync(string folder) => Account.RunAsync(
        Programs.Find("mariadb-install-db", Package),
        ["--no-defaults", $"--datadir={folder}", "--auth-root-authentication-method=normal", "--skip-test-db", "--skip-name-resolve", .. Storage],
        Path.GetDirectoryName(folder)!,
        CancellationToken.None);

    private MySqlConnectionStringBuilder Builder(string database) => new()
    {
        Server = "127.0.0.1",
        Port = (uint)Port,
        UserID = Administrator,
        Password = Password,
        Database = database,
    };
}
