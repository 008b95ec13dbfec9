using Gateway.Benchmarks.Exchanges;
using Gateway.Benchmarks.Exchanges.Loads;

namespace Gateway.Benchmarks.Tracing;

/// <summary>A gateway and an adapter that trace a share of their exchanges, and the calls that pass them.</summary>
/// <param name="Contender">Its processes.</param>
/// <param name="Calls">The calls.</param>
internal sealed record TracedPath(Contender Contender, Calls Calls);
