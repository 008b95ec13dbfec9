using Gateway.Demo.Running;

namespace Gateway.Demo.Preparing;

/// <summary>Passwords of what the gateways store in and of who looks at the dashboards: made once, and known to those alone that need them.</summary>
/// <param name="PostgresPassword">Of the gateways' user.</param>
/// <param name="RedisPassword">Of the gateways.</param>
internal sealed record StoreSecrets(string PostgresPassword, string RedisPassword)
{
    private const string Password = "password";

    // Their images have users of their own, who read this by the group.
    private const UnixFileMode OwnerAndGroup = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;

    public static StoreSecrets Ensure(PreparedFolder folder)
    {
        var postgres = EnsurePassword(folder, Services.Postgres);
        var redis = EnsurePassword(folder, Services.Redis);
        EnsurePassword(folder, Services.Grafana);
        WriteForGroup(Path.Combine(folder.OfGroup(Services.Redis), "redis.conf"), $"""
            # A cache: what is lost is fetched again, and nothing of it reaches a disk.
            requirepass {redis}
            save ""
            appendonly no
            maxmemory 128mb
            maxmemory-policy allkeys-lru

            """);
        return new StoreSecrets(postgres, redis);
    }

    private static string EnsurePassword(PreparedFolder folder, string service)
    {
        var path = SecretFile.Ensure(Path.Combine(folder.OfGroup(service), Password));
        GiveToGroup(path);
        return File.ReadAllText(path);
    }

    private static void WriteForGroup(string path, string text)
    {
        File.WriteAllText(path, text);
        GiveToGroup(path);
    }

    private static void GiveToGroup(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, OwnerAndGroup);
        }
    }
}
