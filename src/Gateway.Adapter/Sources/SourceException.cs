namespace Gateway.Adapter.Sources;

/// <summary>
/// A source did not answer. Carries the database's own code and nothing of its message, which may quote values.
/// </summary>
internal sealed class SourceException(SourceFaultKind kind, string code) : Exception($"{kind} ({code})")
{
    public SourceFaultKind Kind { get; } = kind;

    /// <summary>SQLSTATE, or the database's error number.</summary>
    public string Code { get; } = code;
}
