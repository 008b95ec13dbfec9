namespace Gateway.Benchmarks.Exchanges.Loads;

/// <summary>What is kept of a reply: its length in bytes.</summary>
internal sealed record ReplySize(int Bytes);
