using Gateway.Core.Agreements;
using Gateway.Core.Catalogue;
using Gateway.Core.Items;

namespace Gateway.Core.Snapshots;

/// <summary>Everything that is decided by, at one revision of the catalogue. Immutable; read without locks.</summary>
public sealed class Snapshot
{
    /// <summary>The snapshot before anything was registered.</summary>
    public static readonly Snapshot Empty = new();

    private ShardedMap<EntryName, object> _entries = ShardedMap<EntryName, object>.Empty;
    private ShardedMap<AgreementGroup, object> _groups = ShardedMap<AgreementGroup, object>.Empty;
    private ShardedMap<string, string> _credentials = ShardedMap<string, string>.Empty;
    private ShardedMap<string, object> _types = ShardedMap<string, object>.Empty;
    private ShardedMap<string, object> _bundlesOf = ShardedMap<string, object>.Empty;

    private Snapshot()
    {
    }

    /// <summary>Revision of the catalogue.</summary>
    public long Revision { get; private init; }

    /// <summary>Departments by slug.</summary>
    public ShardedMap<string, Department> Departments { get; private init; } = ShardedMap<string, Department>.Empty;

    /// <summary>Systems by id.</summary>
    public ShardedMap<string, RegisteredSystem> Systems { get; private init; } = ShardedMap<string, RegisteredSystem>.Empty;

    /// <summary>Service items by code.</summary>
    public ShardedMap<string, ServiceItem> Items { get; private init; } = ShardedMap<string, ServiceItem>.Empty;

    /// <summary>Bundles of service items by code.</summary>
    public ShardedMap<string, Bundle> Bundles { get; private init; } = ShardedMap<string, Bundle>.Empty;

    /// <summary>Agreements by id.</summary>
    public ShardedMap<string, Agreement> Agreements { get; private init; } = ShardedMap<string, Agreement>.Empty;

    /// <summary>Every served entry version.</summary>
    public IEnumerable<Entry> Entries => _entries.SelectMany(pair => OneOrMany.ToArray<Entry>(pair.Value));

    /// <summary>The served revision of an entry; major 0 means the newest major that is not withdrawn, else the newest.</summary>
    public Entry? FindEntry(string department, string name, int major)
    {
        var majors = OneOrMany.Read<Entry>(in _entries.FindReference(new EntryName(department, name)));
        for (var i = majors.Length - 1; i >= 0; i--)
        {
            if (major == 0 ? !majors[i].Withdrawn : majors[i].Key.Major == major)
            {
                return majors[i];
            }
        }

        return major == 0 && !majors.IsEmpty ? majors[^1] : null;
    }

    /// <summary>
    /// The entry that a consumer means who names no major version: the newest served one that it holds an agreement about, so that
    /// publishing another takes nothing from it; else the newest.
    /// </summary>
    public Entry? FindEntryFor(string consumer, string department, string name)
    {
        var majors = FindMajors(department, name);
        for (var i = majors.Length - 1; i >= 0; i--)
        {
            if (!majors[i].Withdrawn && !FindAgreements(consumer, majors[i].Key).IsEmpty)
            {
                return majors[i];
            }
        }

        return FindEntry(department, name, 0);
    }

    /// <summary>The served revision of each major version of an entry, ascending; withdrawn ones too.</summary>
    public ReadOnlySpan<Entry> FindMajors(string department, string name) =>
        OneOrMany.Read<Entry>(in _entries.FindReference(new EntryName(department, name)));

    /// <summary>
    /// The entries that ever held certificates of a type, each once, in the order of their departments: the type may be one that
    /// several departments issue.
    /// </summary>
    public ReadOnlySpan<CertificateSource> FindCertificateSources(string typeCode) =>
        OneOrMany.Read<CertificateSource>(in _types.FindReference(typeCode));

    /// <summary>Agreements of a consumer about an entry, ascending by id.</summary>
    public ReadOnlySpan<Agreement> FindAgreements(string consumer, EntryKey entry) =>
        OneOrMany.Read<Agreement>(in _groups.FindReference(new AgreementGroup(consumer, entry)));

    /// <summary>The bundles that hold a service item, in force or not, ascending by code.</summary>
    public ReadOnlySpan<Bundle> FindBundlesOf(string item) => OneOrMany.Read<Bundle>(in _bundlesOf.FindReference(item));

    /// <summary>The system that holds a credential: a SPIFFE id or an upper-case SHA-256 thumbprint.</summary>
    public string? FindSystemByCredential(string credential) => _credentials.Find(credential);

    /// <summary>The snapshot at a later revision. Costs what changed.</summary>
    public Snapshot Apply(SnapshotChanges changes, long revision)
    {
        var (systems, credentials) = Put(changes.Systems);
        var (agreements, groups) = Put(changes.Agreements);
        var (bundles, bundlesOf) = Put(changes.Bundles);
        return new Snapshot
        {
            Revision = revision,
            Departments = Put(Departments, changes.Departments, department => department.Slug),
            Items = Put(Items, changes.Items, item => item.Code),
            Bundles = bundles,
            _bundlesOf = bundlesOf,
            Systems = systems,
            _credentials = credentials,
            _entries = Put(changes.Entries),
            _types = PutTypes(changes.Entries),
            Agreements = agreements,
            _groups = groups,
        };
    }

    private static ShardedMap<string, T> Put<T>(ShardedMap<string, T> map, IReadOnlyList<T> changes, Func<T, string> key)
        where T : class
    {
        if (changes.Count == 0)
        {
            return map;
        }

        var builder = map.ToBuilder();
        foreach (var change in changes)
        {
            builder.Put(key(change), change);
        }

        return builder.ToMap();
    }

    private (ShardedMap<string, RegisteredSystem> Systems, ShardedMap<string, string> Credentials) Put(
        IReadOnlyList<RegisteredSystem> changes)
    {
        if (changes.Count == 0)
        {
            return (Systems, _credentials);
        }

        var (systems, credentials) = (Systems.ToBuilder(), _credentials.ToBuilder());
        foreach (var system in changes)
        {
            Put(systems, credentials, system);
        }

        return (systems.ToMap(), credentials.ToMap());
    }

    private ShardedMap<EntryName, object> Put(IReadOnlyList<Entry> changes)
    {
        if (changes.Count == 0)
        {
            return _entries;
        }

        var entries = _entries.ToBuilder();
        foreach (var entry in changes)
        {
            var name = new EntryName(entry.Key.Department, entry.Key.Name);
            var others = OneOrMany.ToArray<Entry>(entries.Find(name)).Where(other => other.Key.Major != entry.Key.Major);
            entries.Put(name, OneOrMany.Of<Entry>([.. others.Append(entry).OrderBy(each => each.Key.Major)]));
        }

        return entries.ToMap();
    }

    private ShardedMap<string, object> PutTypes(IReadOnlyList<Entry> changes)
    {
        ShardedMap<string, object>.Builder? types = null;
        foreach (var entry in changes)
        {
            if (entry.Certificate is { } terms)
            {
                types ??= _types.ToBuilder();
                var source = new CertificateSource(entry.Key.Department, entry.Key.Name);
                var others = OneOrMany.ToArray<CertificateSource>(types.Find(terms.TypeCode)).Where(other => other != source);
                types.Put(terms.TypeCode, OneOrMany.Of<CertificateSource>(
                    [.. others.Append(source).OrderBy(each => each.Department, StringComparer.Ordinal).ThenBy(each => each.Entry, StringComparer.Ordinal)]));
            }
        }

        return types?.ToMap() ?? _types;
    }

    private (ShardedMap<string, Agreement> Agreements, ShardedMap<AgreementGroup, object> Groups) Put(
        IReadOnlyList<Agreement> changes)
    {
        if (changes.Count == 0)
        {
            return (Agreements, _groups);
        }

        var (agreements, groups) = (Agreements.ToBuilder(), _groups.ToBuilder());
        foreach (var agreement in changes)
        {
            Put(agreements, groups, agreement);
        }

        return (agreements.ToMap(), groups.ToMap());
    }

    private (ShardedMap<string, Bundle> Bundles, ShardedMap<string, object> BundlesOf) Put(IReadOnlyList<Bundle> changes)
    {
        if (changes.Count == 0)
        {
            return (Bundles, _bundlesOf);
        }

        var (bundles, bundlesOf) = (Bundles.ToBuilder(), _bundlesOf.ToBuilder());
        foreach (var bundle in changes)
        {
            foreach (var item in bundles.Find(bundle.Code)?.Items ?? [])
            {
                Keep<string, Bundle>(bundlesOf, item, other => other.Code != bundle.Code);
            }

            bundles.Put(bundle.Code, bundle);
            foreach (var item in bundle.Items)
            {
                var others = OneOrMany.ToArray<Bundle>(bundlesOf.Find(item)).Where(other => other.Code != bundle.Code);
                bundlesOf.Put(item, OneOrMany.Of<Bundle>([.. others.Append(bundle).OrderBy(each => each.Code, StringComparer.Ordinal)]));
            }
        }

        return (bundles.ToMap(), bundlesOf.ToMap());
    }

    private static void Put(
        ShardedMap<string, RegisteredSystem>.Builder systems,
        ShardedMap<string, string>.Builder credentials,
        RegisteredSystem system)
    {
        if (systems.Find(system.Id) is { } before)
        {
            foreach (var credential in before.SpiffeIds.Concat(before.Thumbprints))
            {
                // Within one act a credential may move to another system, whichever of the two comes first.
                if (credentials.Find(credential) == before.Id)
                {
                    credentials.Remove(credential);
                }
            }
        }

        systems.Put(system.Id, system);
        foreach (var credential in system.SpiffeIds.Concat(system.Thumbprints))
        {
            credentials.Put(credential, system.Id);
        }
    }

    private static void Put(
        ShardedMap<string, Agreement>.Builder agreements,
        ShardedMap<AgreementGroup, object>.Builder groups,
        Agreement agreement)
    {
        if (agreements.Find(agreement.Id) is { } before && GroupOf(before) != GroupOf(agreement))
        {
            Keep<AgreementGroup, Agreement>(groups, GroupOf(before), other => other.Id != before.Id);
        }

        agreements.Put(agreement.Id, agreement);
        groups.Put(GroupOf(agreement), groups.Find(GroupOf(agreement)) is { } group ? OneOrMany.Of(InOrder(group, agreement)) : agreement);
    }

    /// <summary>Keeps those of a key's objects that hold; a key without any goes.</summary>
    private static void Keep<TKey, T>(ShardedMap<TKey, object>.Builder map, TKey key, Func<T, bool> holds)
        where TKey : notnull
        where T : class
    {
        var rest = OneOrMany.ToArray<T>(map.Find(key)).Where(holds).ToArray();
        if (rest.Length == 0)
        {
            map.Remove(key);
        }
        else
        {
            map.Put(key, OneOrMany.Of(rest));
        }
    }

    private static Agreement[] InOrder(object group, Agreement agreement) =>
        [.. OneOrMany.ToArray<Agreement>(group).Where(other => other.Id != agreement.Id).Append(agreement).OrderBy(each => each.Id, StringComparer.Ordinal)];

    private static AgreementGroup GroupOf(Agreement agreement) => new(agreement.Consumer, agreement.Entry);

    /// <summary>An entry that holds certificates.</summary>
    /// <param name="Department">Slug of the provider.</param>
    /// <param name="Entry">api_name.</param>
    public sealed record CertificateSource(string Department, string Entry);

    private readonly record struct EntryName(string Department, string Name);

    private readonly record struct AgreementGroup(string Consumer, EntryKey Entry);
}
