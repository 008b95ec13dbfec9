namespace Gateway.Server.Tests.Faults;

/// <summary>Tests that measure the memory of the process: no other runs beside them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
