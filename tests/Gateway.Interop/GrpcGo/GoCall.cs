namespace Gateway.Interop.GrpcGo;

/// <summary>What became of a call, as its client saw it.</summary>
/// <param name="Method">Its path.</param>
/// <param name="Code">Name of its status in Go.</param>
/// <param name="Message">Message of its status.</param>
/// <param name="Reason">Reason of the refusal; empty where it is none.</param>
/// <param name="Fault">Whose fault that was.</param>
/// <param name="Header">Names of the metadata of its head.</param>
/// <param name="Trailer">Names of the metadata of its end.</param>
/// <param name="Encoding">How its answer's messages were coded; empty where they were not.</param>
/// <param name="Accepts">What the answerer takes; empty where it does not say.</param>
/// <param name="Exchange">Id of the exchange; empty where it was not told.</param>
internal sealed record GoCall(
    string Method, string Code, string Message, string Reason, string Fault, string[] Header, string[] Trailer, string Encoding, string Accepts, string Exchange)
{
    /// <summary>The method's name alone.</summary>
    public string Name => Method.Split('/')[^1];
}
