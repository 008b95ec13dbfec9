namespace Gateway.Demo.Case;

/// <summary>What came of a call of a department's own API.</summary>
/// <param name="Call">The call.</param>
/// <param name="Passed">What passed: pointers, or paths of a message, with their values.</param>
/// <param name="StayedOut">Pointers, or paths, of what the department's API answers besides.</param>
/// <param name="Refusal">The refusal, or null.</param>
/// <param name="ExchangeId">Under which it was recorded.</param>
/// <param name="Leaf">Leaf hash of the record in hexadecimal; empty where it was refused.</param>
/// <param name="Elapsed">As the caller measured it.</param>
internal sealed record ApiResult(
    ApiCall Call,
    IReadOnlyList<(string Pointer, string Value)> Passed,
    IReadOnlyList<string> StayedOut,
    CallRefusal? Refusal,
    string ExchangeId,
    string Leaf,
    TimeSpan Elapsed)
{
    /// <summary>What is not as expected, or null.</summary>
    public string? Fault
    {
        get
        {
            if (Refusal?.Reason != Call.Reason)
            {
                return Refusal?.Reason ?? "answered";
            }

            if (ExchangeId.Length != 36 || (Refusal is null && Leaf.Length != 64))
            {
                return "the receipt is not whole";
            }

            return Passed.SequenceEqual(Call.Passes) ? null : string.Join(", ", Passed);
        }
    }
}
