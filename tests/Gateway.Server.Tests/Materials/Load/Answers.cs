using Gateway.Contracts.Adapter.V1;
using Gateway.Server.Tests.City;

namespace Gateway.Server.Tests.Materials.Load;

/// <summary>Sound answers of a department that holds no record of the key.</summary>
internal static class Answers
{
    public static FetchResponse Nothing() => new();

    public static VerifyResponse Nothing(VerifyRequest request) => new()
    {
        Found = false,
        Verdicts = { Registered.Answer(request).Verdicts.Select(verdict => new FieldVerdict { Number = verdict.Number, Verdict = Verdict.NotHeld }) },
    };
}
