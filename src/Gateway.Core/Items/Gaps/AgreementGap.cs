using Gateway.Core.Agreements;
using Gateway.Core.Catalogue;
using Gateway.Core.Catalogue.Rules;

namespace Gateway.Core.Items.Gaps;

/// <summary>What one agreement lacks for a way. Its links are those of a decision, in the same order.</summary>
/// <param name="Rule">What it lacks; null where it lacks nothing.</param>
/// <param name="Reached">How far along the missing link lies.</param>
/// <param name="Arguments">Names for the rule's text.</param>
internal readonly record struct AgreementGap(Rule? Rule, int Reached, params object[] Arguments)
{
    public static AgreementGap Of(Agreement agreement, Entry entry, WayNeeds needs, string item, DateTimeOffset now)
    {
        if (agreement.State == AgreementState.Ended || now >= agreement.Validity.UntilUtc)
        {
            return new(GapRules.AgreementEnded, 1, agreement.Id);
        }

        if (now < agreement.Validity.FromUtc)
        {
            return new(GapRules.AgreementNotYet, 2, agreement.Id, agreement.Validity.From.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
        }

        if (agreement.State != AgreementState.Active)
        {
            return new(GapRules.AgreementSuspended, 3, agreement.Id, entry.Key.Department);
        }

        if ((agreement.Operations & needs.Operation) == 0)
        {
            return new(GapRules.OperationNotAgreed, 4, agreement.Id, needs.Operation.ToString().ToLowerInvariant());
        }

        if (!agreement.Purposes.Any(purpose => string.Equals(purpose.ServiceItemCode, item, StringComparison.Ordinal)))
        {
            return new(GapRules.PurposeNotAgreed, 5, agreement.Id);
        }

        string[] missing = [.. needs.Fields.Where(field => !IsGranted(agreement, field))];
        if (missing.Length > 0)
        {
            return new(GapRules.FieldsNotAgreed, 6, agreement.Id, string.Join(", ", missing));
        }

        // A verification answers no values, so that how they are granted is all the same.
        if (needs.Operation == Operations.Verify)
        {
            return default;
        }

        string[] masked = [.. needs.Fields.Where(field => IsHidden(agreement, entry, field, needs.Compared.Contains(field, StringComparer.Ordinal)))];
        return masked.Length > 0 ? new(GapRules.FieldsMasked, 7, agreement.Id, string.Join(", ", masked)) : default;
    }

    private static bool IsGranted(Agreement agreement, string field) =>
        agreement.Fields.Any(agreed => string.Equals(agreed.Field, field, StringComparison.Ordinal));

    /// <summary>A rule cannot see what it asks for: the value, or, where the masking withholds it, even that there is one.</summary>
    private static bool IsHidden(Agreement agreement, Entry entry, string field, bool compared)
    {
        var index = entry.IndexOf(field);
        var grant = agreement.Fields.First(agreed => string.Equals(agreed.Field, field, StringComparison.Ordinal)).Grant;
        var masked = index >= 0 && (grant == FieldGrant.Masked || (grant != FieldGrant.Plain && entry.IsSensitive(index)));
        return masked && (compared || entry.Fields[index].Masking == Masking.Withhold);
    }
}
