using Gateway.Adapter.Sources.MariaDb;
using Gateway.Adapter.Sources.Postgres;
using Gateway.Adapter.Sources.Sqlite;

namespace Gateway.Adapter.Sources;

/// <summary>Makes the source that the configuration names: the one place that knows all databases.</summary>
internal static class SourceFactory
{
    public static ISource Create(SourceOptions options, TimeProvider time) => options.Kind switch
    {
        SourceKind.Sqlite => new SqliteSource(options, time),
        SourceKind.Postgres => new PostgresSource(options, time),
        SourceKind.MariaDb => new MariaDbSource(options, time),
        _ => throw new ArgumentOutOfRangeException(nameof(options), options.Kind, "No such database."),
    };
}
