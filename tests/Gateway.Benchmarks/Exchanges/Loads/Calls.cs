namespace Gateway.Benchmarks.Exchanges.Loads;

/// <summary>What a caller does over and over.</summary>
internal abstract class Calls
{
    /// <summary>Length of a request in bytes.</summary>
    public abstract int RequestBytes { get; }

    /// <summary>Opens one connection, over which callers call.</summary>
    public abstract CallConnection Open(LoadGenerator generator, Uri address);
}

/// <summary>One connection.</summary>
/// <param name="Owner">Closes it.</param>
/// <param name="Make">
/// Makes one call, for keys at random; returns the length of the reply in bytes. A reply that is not what was asked for is an
/// <see cref="InvalidDataException"/>.
/// </param>
internal sealed record CallConnection(IDisposable Owner, Func<Random, CancellationToken, Task<int>> Make);
