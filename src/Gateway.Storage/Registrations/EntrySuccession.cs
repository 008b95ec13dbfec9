using Gateway.Core.Catalogue;
using Gateway.Core.Catalogue.Rules;
using Gateway.Storage.Model;
using Proto = Gateway.Contracts.Management.V1;

namespace Gateway.Storage.Registrations;

/// <summary>Checks an entry against the version that is registered.</summary>
internal static class EntrySuccession
{
    public static void Check(Submission submission, Registration? row, DocumentReader reader)
    {
        if (row is null || submission.Bytes.AsSpan().SequenceEqual(row.Document))
        {
            return;
        }

        var before = DocumentBytes.Read(submission.Key.Kind, row.Document).Entry;
        var registered = reader.Read(before);
        var entry = submission.Document.Entry;
        RevisionRules.CheckRevision(
            submission.Faults, registered, (int)Math.Min(entry.Revision, int.MaxValue), HaveSameContent(before, submission.Canonical.Entry));
        RevisionRules.CheckCompatible(
            submission.Faults,
            registered,
            (EntryKind)entry.Kind,
            [.. entry.Fields.Select(reader.Read)],
            entry.KeyFields,
            entry.Certificate?.TypeCode,
            entry.Operations.Aggregate(
                entry.Api is null ? Operations.None : Operations.Call, (set, operation) => set | OperationSet.Of(operation)));
        if (registered.Api is not null && submission.Faults.Count == 0)
        {
            var successor = reader.Read(submission.Canonical.Entry);
            RevisionRules.CheckApi(submission.Faults, registered, successor.Api, successor.Fields);
        }
    }

    /// <summary>Whether it is served may change within a version; nothing else may.</summary>
    private static bool HaveSameContent(Proto.Entry before, Proto.Entry after)
    {
        var copy = after.Clone();
        copy.State = before.State;
        return copy.Equals(before);
    }
}
