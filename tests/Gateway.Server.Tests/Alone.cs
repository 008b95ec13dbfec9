namespace Gateway.Server.Tests;

/// <summary>Tests that measure the process itself, its memory or its meters: no other runs beside them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
