using Gateway.Core.Agreements;
using Gateway.Core.Catalogue;
using Gateway.Core.Snapshots;

namespace Gateway.Core.Decisions;

/// <summary>
/// Decides. A pure function of the question and the snapshot, without allocation: deny by default, and
/// a refusal names the one link that failed, in the order caller, entry, purpose, item, agreement, field.
/// </summary>
public static class Decider
{
    /// <summary>Decides one question by one snapshot.</summary>
    public static Decision Decide(Snapshot snapshot, in Question question)
    {
        if (!question.SnapshotIsFresh)
        {
            return Decision.Refuse(Reasons.SnapshotStale);
        }

        if (question.System is null || snapshot.Systems.Find(question.System) is not { } caller)
        {
            return Decision.Refuse(Reasons.CallerUnknown);
        }

        if (caller.Suspended)
        {
            return Decision.Refuse(Reasons.SystemSuspended, caller);
        }

        if (caller.Role != SystemRole.Consumer)
        {
            return Decision.Refuse(Reasons.SystemNotConsumer, caller);
        }

        // Both lie in memory that no cache holds: asked for one right after the other, they are waited for together.
        var agreements = question.Major == 0
            ? []
            : snapshot.FindAgreements(caller.Department, new EntryKey(question.Department, question.Entry, question.Major));
        var entry = question.Major == 0
            ? snapshot.FindEntryFor(caller.Department, question.Department, question.Entry)
            : snapshot.FindEntry(question.Department, question.Entry, question.Major);
        if (RefuseEntry(entry, question.Operation) is { } entryReason)
        {
            return Decision.Refuse(entryReason, caller, entry);
        }

        if (RefusePurpose(question.Purpose) is { } purposeReason)
        {
            return Decision.Refuse(purposeReason, caller, entry);
        }

        if (RefuseItem(snapshot, question, caller) is { } itemReason)
        {
            return Decision.Refuse(itemReason, caller, entry);
        }

        if (question.Major == 0)
        {
            agreements = snapshot.FindAgreements(caller.Department, entry!.Key);
        }

        return DecideByAgreements(agreements, question, caller, entry!);
    }

    private static Reason? RefuseEntry(Entry? entry, Operations operation)
    {
        if (entry is null)
        {
            return Reasons.EntryUnknown;
        }

        if (entry.Withdrawn)
        {
            return Reasons.EntryWithdrawn;
        }

        if (entry.ShareAttribute == ShareAttribute.NotShared)
        {
            return Reasons.NotShared;
        }

        return (entry.Operations & operation) == 0 ? Reasons.OperationNotOffered : null;
    }

    private static Reason? RefusePurpose(in Purpose purpose)
    {
        if (string.IsNullOrEmpty(purpose.ServiceItemCode) || string.IsNullOrEmpty(purpose.Scenario))
        {
            return Reasons.PurposeMissing;
        }

        if (string.IsNullOrEmpty(purpose.CaseNumber) && string.IsNullOrEmpty(purpose.TaskNumber))
        {
            return Reasons.CaseMissing;
        }

        return string.IsNullOrEmpty(purpose.OfficerId) ? Reasons.OfficerMissing : null;
    }

    private static Reason? RefuseItem(Snapshot snapshot, in Question question, RegisteredSystem caller)
    {
        if (snapshot.Items.Find(question.Purpose.ServiceItemCode!) is not { } item)
        {
            return Reasons.ItemUnknown;
        }

        if (!item.InForce.Covers(question.Now))
        {
            return Reasons.ItemNotInForce;
        }

        return string.Equals(item.Department, caller.Department, StringComparison.Ordinal) || Leads(snapshot, question, caller)
            ? null
            : Reasons.ItemNotOfDepartment;
    }

    /// <summary>The caller's department leads a bundle in force that holds the item, and takes applications for it (牵头部门受理).</summary>
    private static bool Leads(Snapshot snapshot, in Question question, RegisteredSystem caller)
    {
        foreach (var bundle in snapshot.FindBundlesOf(question.Purpose.ServiceItemCode!))
        {
            if (bundle.InForce.Covers(question.Now) && string.Equals(bundle.LeadDepartment, caller.Department, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Several agreements may stand side by side; one that allows the whole call is enough. When none
    /// does, the one that came furthest says why.
    /// </summary>
    private static Decision DecideByAgreements(
        ReadOnlySpan<Agreement> agreements,
        in Question question,
        RegisteredSystem caller,
        Entry entry)
    {
        if (question.Fields.IsEmpty && !question.AllFields)
        {
            return Decision.Refuse(Reasons.FieldsEmpty, caller, entry);
        }

        var furthest = Decision.Refuse(Reasons.NoAgreement, caller, entry);
        var reached = -1;
        foreach (var agreement in agreements)
        {
            var link = AgreementLinks.Check(agreement, question);
            if (link.Reason is null)
            {
                string? field = null;
                var granted = question.AllFields
                    ? FieldGrants.GrantAll(agreement, entry, out var plain, out var masked)
                    : FieldGrants.Grant(agreement, entry, question.Fields, out plain, out masked, out field);
                if (granted is null)
                {
                    return Decision.Allow(caller, entry, agreement, plain, masked);
                }

                link = new AgreementLinks.Result(granted, AgreementLinks.FieldLink, field);
            }

            if (link.Reached > reached)
            {
                reached = link.Reached;
                furthest = Decision.Refuse(link.Reason!, caller, entry, agreement.Id, link.Field);
            }
        }

        return furthest;
    }
}
