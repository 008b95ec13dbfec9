using Gateway.Core.Agreements;
using Gateway.Core.Catalogue;
using Gateway.Core.Snapshots;

namespace Gateway.Server.Contracts;

/// <summary>
/// The contracts that one system may see at one moment, the same through every door: those of entries that are
/// published and shared; restricted ones only for their provider and for departments that hold an agreement.
/// </summary>
internal sealed class ContractVisibility(Snapshot snapshot, RegisteredSystem reader, DateTimeOffset now)
{
    /// <summary>Revision of the catalogue that they are of.</summary>
    public long Revision => snapshot.Revision;

    /// <summary>Who reads.</summary>
    public RegisteredSystem Reader => reader;

    /// <summary>The entry whose contract is visible, in that major; major 0 means the newest that is. Null: there is none for this reader.</summary>
    public Entry? Find(string department, string name, int major)
    {
        var majors = snapshot.FindMajors(department, name);
        for (var i = majors.Length - 1; i >= 0; i--)
        {
            if ((major == 0 || majors[i].Key.Major == major) && Shows(majors[i]))
            {
                return majors[i];
            }
        }

        return null;
    }

    /// <summary>Every major of an entry whose contract is visible, ascending.</summary>
    public IReadOnlyList<Entry> FindMajors(string department, string name) =>
        [.. snapshot.FindMajors(department, name).ToArray().Where(Shows)];

    /// <summary>Every entry whose contract is visible, in the order of department, name and major.</summary>
    public IReadOnlyList<Entry> All() =>
        [.. snapshot.Entries.Where(Shows)
            .OrderBy(entry => entry.Key.Department, StringComparer.Ordinal)
            .ThenBy(entry => entry.Key.Name, StringComparer.Ordinal)
            .ThenBy(entry => entry.Key.Major)];

    /// <summary>The HTTP API whose description is visible, in that major; major 0 means the newest that is. Null: there is none for this reader.</summary>
    public Entry? FindApi(string department, string name, int major)
    {
        var majors = snapshot.FindMajors(department, name);
        for (var i = majors.Length - 1; i >= 0; i--)
        {
            if ((major == 0 || majors[i].Key.Major == major) && majors[i].Api is { IsGrpc: false } && IsOpen(majors[i]))
            {
                return majors[i];
            }
        }

        return null;
    }

    /// <summary>Every HTTP API whose description is visible, in the order of department, name and major; of each entry the newest major.</summary>
    public IEnumerable<Entry> AllApis() => snapshot.Entries
        .Where(entry => entry.Api is { IsGrpc: false } && ReferenceEquals(FindApi(entry.Key.Department, entry.Key.Name, 0), entry))
        .OrderBy(entry => entry.Key.Department, StringComparer.Ordinal)
        .ThenBy(entry => entry.Key.Name, StringComparer.Ordinal);

    private bool Shows(Entry entry) => ContractFile.IsPublishedFor(entry) && IsOpen(entry);

    private bool IsOpen(Entry entry) =>
        !entry.Withdrawn
        && entry.ShareAttribute != ShareAttribute.NotShared
        && IsKnown(entry);

    /// <summary>The reader may know what the entry is like, whether it has a contract or is an API of the department's own.</summary>
    public bool IsKnown(Entry entry) =>
        !entry.ContractRestricted
        || string.Equals(entry.Key.Department, reader.Department, StringComparison.Ordinal)
        || IsAgreed(entry);

    /// <summary>The reader's department holds an agreement about the entry that has not ended.</summary>
    public bool IsAgreed(Entry entry)
    {
        foreach (var agreement in snapshot.FindAgreements(reader.Department, entry.Key))
        {
            if (agreement.State != AgreementState.Ended && now < agreement.Validity.UntilUtc)
            {
                return true;
            }
        }

        return false;
    }
}
