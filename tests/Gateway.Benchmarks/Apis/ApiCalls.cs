using Gateway.Benchmarks.Exchanges.Loads;

namespace Gateway.Benchmarks.Apis;

/// <summary>Calls of an API by random people, whose answers can be looked at.</summary>
internal abstract class ApiCalls : Calls
{
    /// <summary>People that are asked for in a check.</summary>
    protected const int Some = 20;

    /// <summary>Some answers, for a check.</summary>
    public abstract IAsyncEnumerable<byte[]> SampleAsync(CallConnection connection);
}
