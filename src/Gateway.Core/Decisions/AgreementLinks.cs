using Gateway.Core.Agreements;

namespace Gateway.Core.Decisions;

/// <summary>The links of one agreement before its fields, each with how far along it lies.</summary>
internal static class AgreementLinks
{
    /// <summary>The last link: the fields.</summary>
    public const int FieldLink = 7;

    /// <summary>The first link that fails, or no reason.</summary>
    public static Result Check(Agreement agreement, in Question question)
    {
        if (agreement.State == AgreementState.Ended || question.Now >= agreement.Validity.UntilUtc)
        {
            return new(Reasons.AgreementEnded, 1, null);
        }

        if (question.Now < agreement.Validity.FromUtc)
        {
            return new(Reasons.AgreementNotYet, 2, null);
        }

        // Active is the only state that allows: one that this program does not know yet denies.
        if (agreement.State != AgreementState.Active)
        {
            return new(Reasons.AgreementSuspended, 3, null);
        }

        if (!SourceIsAgreed(agreement, question))
        {
            return new(Reasons.SourceAddressNotAgreed, 4, null);
        }

        if ((agreement.Operations & question.Operation) == 0 || !ApiOperationIsAgreed(agreement, question.ApiOperation))
        {
            return new(Reasons.OperationNotAgreed, 5, null);
        }

        return PurposeIsAgreed(agreement, question.Purpose) ? default : new(Reasons.PurposeNotAgreed, 6, null);
    }

    private static bool SourceIsAgreed(Agreement agreement, in Question question)
    {
        if (agreement.SourceRanges.IsEmpty)
        {
            return true;
        }

        if (question.SourceAddress is { } address)
        {
            foreach (var range in agreement.SourceRanges.AsSpan())
            {
                if (range.Contains(address))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool ApiOperationIsAgreed(Agreement agreement, string? operation)
    {
        if (operation is null)
        {
            return true;
        }

        foreach (var agreed in agreement.ApiOperations.AsSpan())
        {
            if (string.Equals(agreed, operation, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool PurposeIsAgreed(Agreement agreement, in Purpose purpose)
    {
        foreach (var agreed in agreement.Purposes.AsSpan())
        {
            if (string.Equals(agreed.ServiceItemCode, purpose.ServiceItemCode, StringComparison.Ordinal))
            {
                foreach (var scenario in agreed.Scenarios.AsSpan())
                {
                    if (string.Equals(scenario, purpose.Scenario, StringComparison.Ordinal))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    internal readonly record struct Result(Reason? Reason, int Reached, string? Field);
}
