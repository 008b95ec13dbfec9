using Gateway.Contracts.Materials.V1;
using Gateway.Contracts.V1;
using Gateway.Core.Decisions;
using Gateway.Server.Exchanges;

namespace Gateway.Server.Materials.Requests;

/// <summary>Holds the context of a case to its bounds.</summary>
internal static class ContextReader
{
    /// <summary>The fault of a context, or null.</summary>
    public static Refusal? Check(CaseContext? context)
    {
        if (context is null || context.CaseNumber.Length == 0)
        {
            return new Refusal(Reasons.CaseMissing);
        }

        if (context.Scenario.Length == 0)
        {
            return new Refusal(Reasons.PurposeMissing);
        }

        return context.OfficerId.Length == 0
            ? new Refusal(Reasons.OfficerMissing)
            : CallBounds.CheckContext(
                new ExchangeContext
                {
                    Scenario = context.Scenario,
                    CaseNumber = context.CaseNumber,
                    OfficerId = context.OfficerId,
                    Channel = context.Channel,
                    AuthorisationRef = context.AuthorisationRef,
                },
                "case");
    }
}
