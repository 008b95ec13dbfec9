using CsCheck;
using Gateway.Core.Catalogue;
using Gateway.Core.Snapshots;
using Xunit;

namespace Gateway.Core.Tests.Snapshots;

public class SnapshotTests
{
    [Fact]
    public void After_any_changes_it_equals_one_built_from_scratch() => World.Changes.List[1, 8].Sample(acts =>
    {
        var snapshot = Snapshot.Empty;
        var revision = 0L;
        foreach (var act in acts)
        {
            var before = snapshot;
            var told = Tell(before);
            snapshot = snapshot.Apply(act, ++revision);
            Assert.Equal(told, Tell(before));
        }

        var scratch = Snapshot.Empty.Apply(
            new SnapshotChanges
            {
                Departments = Last(acts, act => act.Departments, department => department.Slug),
                Systems = Last(acts, act => act.Systems, system => system.Id),
                Entries = Last(acts, act => act.Entries, entry => entry.Key),
                Items = Last(acts, act => act.Items, item => item.Code),
                Agreements = Last(acts, act => act.Agreements, agreement => agreement.Id),
                Bundles = Last(acts, act => act.Bundles, bundle => bundle.Code),
            },
            revision);

        Assert.Equal(revision, snapshot.Revision);
        Assert.Equal(Tell(scratch), Tell(snapshot));
    });

    [Fact]
    public void A_credential_may_move_to_another_system_in_one_act()
    {
        var one = new RegisteredSystem("one", "d", "", SystemRole.Consumer, ["spiffe://c/d/one"], ["AA"], [], false);
        var two = new RegisteredSystem("two", "d", "", SystemRole.Consumer, ["spiffe://c/d/two"], [], [], false);
        var before = Snapshot.Empty.Apply(new SnapshotChanges { Systems = [one, two] }, 1);
        RegisteredSystem[] moved = [one with { Thumbprints = [] }, two with { Thumbprints = ["AA"] }];

        foreach (var order in new[] { moved, [.. moved.Reverse()] })
        {
            var after = before.Apply(new SnapshotChanges { Systems = order }, 2);
            Assert.Equal("two", after.FindSystemByCredential("AA"));
            Assert.Equal("one", after.FindSystemByCredential("spiffe://c/d/one"));
        }

        Assert.Equal("one", before.FindSystemByCredential("AA"));
    }

    [Fact]
    public void Major_zero_is_the_newest_that_is_not_withdrawn()
    {
        Entry Major(int major, bool withdrawn) => World.Entry() with { Key = new EntryKey("d", "e", major), Withdrawn = withdrawn };
        var snapshot = Snapshot.Empty.Apply(new SnapshotChanges { Entries = [Major(3, true), Major(1, false), Major(2, false)] }, 1);

        Assert.Equal(2, snapshot.FindEntry("d", "e", 0)!.Key.Major);
        Assert.Equal(3, snapshot.FindEntry("d", "e", 3)!.Key.Major);
        Assert.Null(snapshot.FindEntry("d", "e", 4));
        Assert.Null(snapshot.FindEntry("d", "f", 0));

        var gone = snapshot.Apply(new SnapshotChanges { Entries = [Major(1, true), Major(2, true)] }, 2);
        Assert.Equal(3, gone.FindEntry("d", "e", 0)!.Key.Major);
        Assert.True(gone.FindEntry("d", "e", 0)!.Withdrawn);
        Assert.Equal(3, gone.Entries.Count());
    }

    private static T[] Last<T, TKey>(IEnumerable<SnapshotChanges> acts, Func<SnapshotChanges, IEnumerable<T>> of, Func<T, TKey> key)
        where TKey : notnull =>
        [.. acts.SelectMany(of).Reverse().DistinctBy(key)];

    /// <summary>Everything that can be asked of a snapshot.</summary>
    private static string[] Tell(Snapshot snapshot)
    {
        var entries = snapshot.Entries.Select(entry => $"entry {entry.Key} {entry.Version} {entry.Withdrawn} {entry.Operations}");
        var found = from name in new[] { "resident", "household" }
                    from major in new[] { 0, 1, 2 }
                    select $"found {name} {major} {snapshot.FindEntry("gongan", name, major)?.Version}";
        var groups = from consumer in new[] { "gongan", "shenpi" }
                     from name in new[] { "resident", "household" }
                     from major in new[] { 1, 2 }
                     let agreements = snapshot.FindAgreements(consumer, new EntryKey("gongan", name, major)).ToArray()
                     select $"group {consumer} {name} {major} {string.Join(' ', agreements.Select(agreement => agreement.Id))}";
        var credentials = from id in new[] { "one", "two", "three" }
                          from credential in Enumerable.Range(0, 10).Select(number => $"extra-{id}-{number}")
                              .Concat([$"spiffe://city/gongan/{id}", $"spiffe://city/shenpi/{id}"])
                          select $"credential {credential} {snapshot.FindSystemByCredential(credential)}";
        var bundlesOf = from item in new[] { "item-1", "item-2", "item-3" }
                        let bundles = snapshot.FindBundlesOf(item).ToArray()
                        select $"bundles of {item} {string.Join(' ', bundles.Select(bundle => $"{bundle.Code}/{bundle.LeadDepartment}/{bundle.InForce}"))}";
        return
        [
            .. snapshot.Departments.Select(pair => $"department {pair.Key} {pair.Value.Code}").Order(StringComparer.Ordinal),
            .. snapshot.Systems.Select(pair => $"system {pair.Key} {pair.Value.Department} {pair.Value.Role} {pair.Value.Suspended}").Order(StringComparer.Ordinal),
            .. snapshot.Items.Select(pair => $"item {pair.Key} {pair.Value}").Order(StringComparer.Ordinal),
            .. snapshot.Agreements.Select(pair => $"agreement {pair.Key} {pair.Value.Consumer} {pair.Value.Entry} {pair.Value.State}").Order(StringComparer.Ordinal),
            .. entries.Order(StringComparer.Ordinal),
            .. found,
            .. groups,
            .. credentials,
            .. snapshot.Bundles.Select(pair => $"bundle {pair.Key} {pair.Value.LeadDepartment} {string.Join(' ', pair.Value.Items)}").Order(StringComparer.Ordinal),
            .. bundlesOf,
        ];
    }
}
