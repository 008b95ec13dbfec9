using Npgsql;

namespace Gateway.Storage;

/// <summary>Finds every fault of the options at once.</summary>
public static class StorageOptionsValidator
{
    private static readonly TimeSpan s_leastLimit = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_greatestLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_leastInterval = TimeSpan.FromMilliseconds(10);

    /// <summary>The faults; none where the options are sound.</summary>
    public static IReadOnlyList<StorageFault> Validate(StorageOptions options)
    {
        var faults = new List<StorageFault>();
        switch (options.Provider)
        {
            case StorageProvider.Sqlite:
                CheckSqlite(options, faults);
                break;
            case StorageProvider.Postgres:
                CheckPostgres(options, faults);
                break;
            default:
                faults.Add(new("provider", "Unknown. Write sqlite or postgres."));
                break;
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out _))
        {
            faults.Add(new("time_zone", "Not a time zone of this machine. Write an IANA id, such as Asia/Shanghai."));
        }

        if (options.FreshnessLimit < s_leastLimit || options.FreshnessLimit > s_greatestLimit)
        {
            faults.Add(new("freshness_limit", "Out of range. Write a time from 00:00:00.1 to 00:00:10."));
        }

        if (options.PollInterval < s_leastInterval || options.PollInterval > options.FreshnessLimit / 2)
        {
            faults.Add(new("poll_interval", "Out of range. Write a time from 00:00:00.01 to half of freshness_limit."));
        }

        return faults;
    }

    private static void CheckSqlite(StorageOptions options, List<StorageFault> faults)
    {
        if (string.IsNullOrWhiteSpace(options.Path))
        {
            faults.Add(new("path", "Required for sqlite. Write the path of a file."));
        }
        else if (options.Path.StartsWith(':') || options.Path.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
        {
            faults.Add(new("path", "Only a file on disk survives a restart. Write the path of a file."));
        }

        if (!string.IsNullOrEmpty(options.ConnectionString))
        {
            faults.Add(new("connection_string", "Not used with sqlite. Remove it, or write provider: postgres."));
        }
    }

    private static void CheckPostgres(StorageOptions options, List<StorageFault> faults)
    {
        if (!string.IsNullOrEmpty(options.Path))
        {
            faults.Add(new("path", "Not used with postgres. Remove it, or write provider: sqlite."));
        }

        if (string.IsNullOrWhiteSpace(options.ConnectionString))
        {
            faults.Add(new("connection_string", "Required for postgres. Write Host=…;Database=…;Username=…."));
            return;
        }

        try
        {
            var builder = new NpgsqlConnectionStringBuilder(options.ConnectionString);
            if (string.IsNullOrEmpty(builder.Host) || string.IsNullOrEmpty(builder.Database))
            {
                faults.Add(new("connection_string", "Names no host or no database. Write Host=…;Database=…;Username=…."));
            }
        }
        catch (ArgumentException)
        {
            // The exception's text may repeat the password.
            faults.Add(new("connection_string", "Cannot be read. Write Host=…;Database=…;Username=…."));
        }
    }
}
