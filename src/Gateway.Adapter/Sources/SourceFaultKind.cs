namespace Gateway.Adapter.Sources;

/// <summary>Why a source did not answer.</summary>
internal enum SourceFaultKind
{
    /// <summary>The database cannot be reached, or refused the account.</summary>
    Unavailable,

    /// <summary>Too many queries wait for it.</summary>
    Busy,

    /// <summary>The statement took longer than the timeout or the call's deadline.</summary>
    Timeout,

    /// <summary>The caller went away.</summary>
    Cancelled,

    /// <summary>A table or column is gone, changed or no longer granted.</summary>
    SchemaChanged,

    /// <summary>The database cannot take a key value as one of the column's type.</summary>
    KeyInvalid,

    /// <summary>The database reported something else.</summary>
    Failed,
}
