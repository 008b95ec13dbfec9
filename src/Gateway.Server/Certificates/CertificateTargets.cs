using Gateway.Core.Catalogue;
using Gateway.Core.Decisions;
using Gateway.Core.Snapshots;

namespace Gateway.Server.Certificates;

/// <summary>Finds the entry that holds certificates of a type: the newest major version that the caller has agreed, else the newest.</summary>
internal static class CertificateTargets
{
    /// <summary>The entry, or why there is none.</summary>
    /// <param name="snapshot">The catalogue.</param>
    /// <param name="consumer">Slug of the caller's department; empty where it is not known.</param>
    /// <param name="typeCode">Type code as the caller wrote it.</param>
    /// <param name="department">Slug of the department; empty where the caller names none.</param>
    public static (Entry? Entry, Reason? Reason) Find(Snapshot snapshot, string consumer, string typeCode, string department)
    {
        Entry? found = null;
        foreach (var source in snapshot.FindCertificateSources(typeCode))
        {
            if ((department.Length > 0 && !string.Equals(source.Department, department, StringComparison.Ordinal))
                || snapshot.FindEntryFor(consumer, source.Department, source.Entry) is not { Certificate: { } terms } entry
                || terms.TypeCode != typeCode)
            {
                continue;
            }

            // A withdrawn one is told of only where it is the only one.
            if (found is { Withdrawn: false } && !entry.Withdrawn)
            {
                return (null, Reasons.CertificateTypeAmbiguous);
            }

            found = found is { Withdrawn: false } ? found : entry;
        }

        return found is null ? (null, Reasons.CertificateTypeUnknown) : (found, null);
    }
}
