using Proto = Gateway.Contracts.Management.V1;

namespace Gateway.Storage.Registrations.Items;

/// <summary>What the materials of an item refer to.</summary>
internal static class ItemReferences
{
    public static IEnumerable<DocumentKey> Of(Proto.ServiceItem item)
    {
        foreach (var way in item.Materials.SelectMany(material => material.Ways))
        {
            if (way.DepartmentCheck is { } check)
            {
                yield return References.Department(check.Department);
            }

            foreach (var (_, department, entry, major) in EntriesOf(way))
            {
                yield return References.Department(department);
                yield return DocumentKey.OfEntry(department, entry, major);
            }
        }
    }

    /// <summary>The entries that a way names, each with its path in the way.</summary>
    public static IEnumerable<(string Path, string Department, string Entry, uint Major)> EntriesOf(Proto.MaterialWay way)
    {
        if (way.Certificate is { } certificate)
        {
            yield return ("certificate", certificate.Department, certificate.Entry, certificate.Major);
        }

        if (way.Data is { } data)
        {
            yield return ("data", data.Department, data.Entry, data.Major);
        }

        if (way.Verification is { } verification)
        {
            yield return ("verification", verification.Department, verification.Entry, verification.Major);
        }

        if (way.Commitment?.BadCredit is { } credit)
        {
            yield return ("commitment.bad_credit", credit.Department, credit.Entry, credit.Major);
        }
    }
}
