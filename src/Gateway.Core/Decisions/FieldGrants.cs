using Gateway.Core.Agreements;
using Gateway.Core.Catalogue;

namespace Gateway.Core.Decisions;

/// <summary>Which of the wanted fields an agreement grants, and how.</summary>
internal static class FieldGrants
{
    /// <summary>Null when all are granted; otherwise the reason and the first field that is not.</summary>
    public static Reason? Grant(
        Agreement agreement,
        Entry entry,
        ReadOnlySpan<string> wanted,
        out FieldSet plain,
        out FieldSet masked,
        out string? field)
    {
        plain = masked = default;
        field = null;
        foreach (var name in wanted)
        {
            var index = entry.IndexOf(name);
            if (index < 0)
            {
                // The caller's word for it is not repeated: it may be anything.
                return Reasons.FieldUnknown;
            }

            if (!IsGranted(agreement, entry, index, out var mask))
            {
                field = entry.ApiNameAt(index);
                return Reasons.FieldNotAgreed;
            }

            if (mask)
            {
                masked = masked.With(index);
            }
            else
            {
                plain = plain.With(index);
            }
        }

        return null;
    }

    /// <summary>Everything that the agreement grants of the entry; never a reason.</summary>
    public static Reason? GrantAll(Agreement agreement, Entry entry, out FieldSet plain, out FieldSet masked)
    {
        plain = masked = default;
        foreach (ref readonly var agreed in agreement.Fields.AsSpan())
        {
            if (entry.IndexOf(agreed.Field) is not (>= 0 and var index))
            {
                continue;
            }

            if (agreed.Grant == FieldGrant.Masked || (agreed.Grant != FieldGrant.Plain && entry.IsSensitive(index)))
            {
                masked = masked.With(index);
            }
            else
            {
                plain = plain.With(index);
            }
        }

        return null;
    }

    private static bool IsGranted(Agreement agreement, Entry entry, int index, out bool mask)
    {
        var name = entry.ApiNameAt(index);
        foreach (ref readonly var agreed in agreement.Fields.AsSpan())
        {
            if (string.Equals(agreed.Field, name, StringComparison.Ordinal))
            {
                mask = agreed.Grant == FieldGrant.Masked || (agreed.Grant != FieldGrant.Plain && entry.IsSensitive(index));
                return true;
            }
        }

        mask = false;
        return false;
    }
}
