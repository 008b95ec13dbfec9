namespace Gateway.Cli.Connecting;

/// <summary>What one source says about a connection: all of it, some of it or nothing.</summary>
internal sealed record ConnectionParts(string? Address, string? Certificate, string? Key, string? Authority)
{
    public static readonly ConnectionParts None = new(null, null, null, null);

    public bool IsComplete => Address is not null && Certificate is not null && Key is not null && Authority is not null;

    /// <summary>These, with what is missing from elsewhere.</summary>
    public ConnectionParts Or(ConnectionParts other) =>
        new(Address ?? other.Address, Certificate ?? other.Certificate, Key ?? other.Key, Authority ?? other.Authority);
}
