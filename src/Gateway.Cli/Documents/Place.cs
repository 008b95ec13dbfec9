namespace Gateway.Cli.Documents;

/// <summary>A place in a file, counted from one.</summary>
internal readonly record struct Place(long Line, long Column);
