using Gateway.Core.Items;
using Gateway.Storage.Model;
using Proto = Gateway.Contracts.Management.V1;

namespace Gateway.Storage.Registrations.Items;

/// <summary>Checks an item against the revision that is registered: what it asks for changes by a new revision alone.</summary>
internal static class ItemSuccession
{
    public static void Check(Submission submission, Registration? row)
    {
        if (row is null || submission.Bytes.AsSpan().SequenceEqual(row.Document))
        {
            return;
        }

        // What was registered before items had revisions is the first, and writes no defaults.
        var before = CanonicalDocument.Of(DocumentBytes.Read(submission.Key.Kind, row.Document)).ServiceItem;
        var after = submission.Canonical.ServiceItem;
        if (after.Revision < before.Revision)
        {
            submission.Faults.Add("revision", ItemRules.Behind, before.Revision, before.Revision + 1);
        }
        else if (after.Revision == before.Revision && !HaveSameContent(before, after))
        {
            submission.Faults.Add("revision", ItemRules.Immutable, before.Revision, before.Revision + 1);
        }
    }

    private static bool HaveSameContent(Proto.ServiceItem before, Proto.ServiceItem after)
    {
        var copy = after.Clone();
        (copy.Name, copy.Department) = (before.Name, before.Department);
        (copy.InForceFrom, copy.InForceUntil) = (before.InForceFrom, before.InForceUntil);
        return copy.Equals(before);
    }
}
