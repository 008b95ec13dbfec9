namespace Gateway.Server.Tests.Process;

/// <summary>What a gateway of a fleet does as the others do, or in its own way; as the configuration has it.</summary>
/// <param name="Storage">The control database.</param>
/// <param name="Log">The exchange log.</param>
internal sealed record ReplicaTerms(string Storage, string Log)
{
    /// <summary>What it says of its departments besides, in flow style: "a: 1, b: 2".</summary>
    public string Departments { get; init; } = "";

    /// <summary>Further lines.</summary>
    public string More { get; init; } = "";

    /// <summary>Variables of its environment.</summary>
    public IReadOnlyDictionary<string, string?>? Environment { get; init; }

    /// <summary>A log of its own in SQLite.</summary>
    public static string OwnLog(string path, int number) => $"{{ store: sqlite, path: {path}, origin: test-city/log-{number} }}";
}
