namespace Gateway.Adapter.Sources;

/// <summary>Databases an adapter can stand beside.</summary>
public enum SourceKind
{
    /// <summary>Not said.</summary>
    Unknown = 0,

    /// <summary>SQLite, a file.</summary>
    Sqlite,

    /// <summary>PostgreSQL.</summary>
    Postgres,

    /// <summary>MariaDB or MySQL.</summary>
    MariaDb,
}
