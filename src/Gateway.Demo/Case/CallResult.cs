using Gateway.Contracts.V1;

namespace Gateway.Demo.Case;

/// <summary>What came of a call: an answer or a refusal.</summary>
/// <param name="Call">The call.</param>
/// <param name="Response">The answer, or null.</param>
/// <param name="Refusal">The refusal, or null.</param>
/// <param name="Elapsed">As the caller measured it.</param>
internal sealed record CallResult(CaseCall Call, LookupResponse? Response, CallRefusal? Refusal, TimeSpan Elapsed)
{
    /// <summary>What is not as expected, or null.</summary>
    public string? Fault { get; private init; }

    public static CallResult Of(CaseCall call, LookupResponse? response, CallRefusal? refusal, TimeSpan elapsed)
    {
        var result = new CallResult(call, response, refusal, elapsed);
        return result with { Fault = call.Expected.Check(result) };
    }
}
