using Gateway.Benchmarks.Exchanges;
using Gateway.Benchmarks.Exchanges.Loads;

namespace Gateway.Benchmarks.Materials;

/// <summary>A path, and what is called on it.</summary>
internal sealed record MaterialsPath(Contender Contender, Calls Calls);
