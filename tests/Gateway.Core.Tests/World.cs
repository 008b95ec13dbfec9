using System.Collections.Immutable;
using System.Net;
using CsCheck;
using Gateway.Core.Agreements;
using Gateway.Core.Catalogue;
using Gateway.Core.Items;
using Gateway.Core.Snapshots;

namespace Gateway.Core.Tests;

/// <summary>Random registered objects out of few names, so that they meet each other often.</summary>
internal static class World
{
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static readonly IPAddress[] Addresses = [IPAddress.Parse("10.1.2.3"), IPAddress.Parse("::ffff:10.1.2.3"), IPAddress.Parse("192.0.2.1")];

    private static readonly string[] s_fields = ["name", "number", "address"];

    public static readonly Gen<string> Department = Gen.OneOf("gongan", "shenpi");
    public static readonly Gen<string> Name = Gen.OneOf("resident", "household");
    public static readonly Gen<string> ItemCode = Gen.OneOf("item-1", "item-2", "item-3");
    public static readonly Gen<string> Scenario = Gen.OneOf("acceptance", "review");
    public static readonly Gen<string> FieldName = Gen.OneOf(s_fields);
    public static readonly Gen<Operations> Operation = Gen.OneOf(Operations.Lookup, Operations.Verify);

    private static readonly Gen<Operations> s_operations =
        Gen.OneOf(Operations.Lookup, Operations.Lookup, Operations.Verify, Operations.Lookup | Operations.Verify);

    private static readonly Gen<Validity> s_validity = Gen.Select(Gen.Int[-12, 3], Gen.Int[-1, 12].Nullable()).Select((from, days) =>
    {
        var first = new DateOnly(2026, 3, 1).AddDays(from);
        return Validity.Of(first, days is { } some ? new DateOnly(2026, 3, 1).AddDays(some) : null, TimeZoneInfo.Utc);
    });

    public static readonly Gen<Department> Departments = Gen.Select(Department, Gen.Int[0, 3])
        .Select((slug, version) => new Department(slug, $"{version}", slug, ""));

    public static readonly Gen<RegisteredSystem> Systems =
        Gen.Select(Gen.OneOf("one", "two", "three"), Department, Gen.OneOf(SystemRole.Consumer, SystemRole.Consumer, SystemRole.Adapter), Gen.Int[0, 5], Gen.Int[0, 9])
            .Select((id, department, role, suspended, credential) => new RegisteredSystem(
                id, department, id, role, [$"spiffe://city/{department}/{id}", $"extra-{id}-{credential}"], [], [], suspended == 0));

    public static readonly Gen<ServiceItem> Items = Gen.Select(ItemCode, Gen.OneOf("shenpi", "shenpi", "gongan"), s_validity)
        .Select((code, department, validity) => new ServiceItem(code, code, department, validity));

    public static readonly Gen<Bundle> Bundles = Gen.Select(Gen.OneOf("bundle-1", "bundle-2", "bundle-3"), Department, ItemCode.Array[1, 3], s_validity)
        .Select((code, lead, items, validity) => new Bundle(code, code, lead, [.. items.Distinct()], validity));

    public static readonly Gen<Entry> Entries =
        Gen.Select(Name, Gen.Int[1, 2], Gen.Int[1, 3], Gen.Int[0, 8], s_operations, Gen.Int[1, 4])
            .Select((name, major, revision, share, operations, sensitivity) => Entry(sensitivity) with
            {
                Key = new EntryKey("gongan", name, major),
                Revision = revision,
                ShareAttribute = share == 0 ? ShareAttribute.NotShared : ShareAttribute.Unconditional,
                Operations = operations,
                Withdrawn = share == 1,
            });

    public static readonly Gen<Agreement> Agreements =
        Gen.Select(
            Gen.Select(Gen.Int[1, 8], Department, Name, Gen.Int[1, 2]),
            Gen.Select(s_operations, Gen.Select(FieldName, Gen.OneOf(FieldGrant.BySensitivity, FieldGrant.Plain, FieldGrant.Masked)).Array[0, 3]),
            Gen.Select(ItemCode, Scenario.Array[0, 2]).Array[0, 3],
            Gen.Select(s_validity, Gen.Int[0, 7], Gen.OneOf("10.0.0.0/8", "192.0.2.0/24", "2001:db8::/32").Array[0, 1]))
        .Select((about, grants, purposes, rest) => new Agreement
        {
            Id = $"a-{about.Item1}",
            Revision = 1,
            Consumer = about.Item2,
            Entry = new EntryKey("gongan", about.Item3, about.Item4),
            Operations = grants.Item1,
            Fields = [.. grants.Item2.DistinctBy(field => field.Item1).Select(field => new AgreedField(field.Item1, field.Item2))],
            Purposes = [.. purposes.Select(purpose => new AgreedPurpose(purpose.Item1, [.. purpose.Item2]))],
            LegalBasis = "",
            Validity = rest.Item1,
            DailyQuota = 0,
            RatePerSecond = 0,
            SourceRanges = [.. rest.Item3.Select(Range)],
            State = rest.Item2 switch { 0 => AgreementState.Suspended, 1 => AgreementState.Ended, 2 => (AgreementState)9, _ => AgreementState.Active },
        });

    public static readonly Gen<SnapshotChanges> Changes = ChangesOf(4);

    public static Gen<SnapshotChanges> ChangesOf(int most) =>
        Gen.Select(
            Departments.Array[0, 2], Systems.Array[0, most], Entries.Array[0, most], Items.Array[0, most], Agreements.Array[0, most * 2], Bundles.Array[0, 2])
            .Select((departments, systems, entries, items, agreements, bundles) => new SnapshotChanges
            {
                Departments = Last(departments, department => department.Slug),
                Systems = Last(systems, system => system.Id),
                Entries = Last(entries, entry => entry.Key),
                Items = Last(items, item => item.Code),
                Agreements = Last(agreements, agreement => agreement.Id),
                Bundles = Last(bundles, bundle => bundle.Code),
            });

    public static Entry Entry(int sensitivity = 1) => new()
    {
        Key = new EntryKey("gongan", "resident", 1),
        Revision = 1,
        Code = "",
        Name = "",
        Summary = "",
        Kind = EntryKind.Record,
        Fields = [.. s_fields.Select((field, index) => new Field(
            index + 1, field, field, FieldType.Text, 0, (Sensitivity)(((sensitivity + index) % 4) + 1), Masking.Withhold, "", ""))],
        KeyFields = [0],
        SubjectFields = [],
        ShareAttribute = ShareAttribute.Unconditional,
        ShareBasis = "",
        SharingModes = [SharingMode.Service],
        UpdateCycle = UpdateCycle.Daily,
        CacheLimit = TimeSpan.Zero,
        Operations = Operations.Lookup,
        RowLimit = 10,
        Withdrawn = false,
    };

    public static SourceRange Range(string text) =>
        SourceRange.TryParse(text, out var range) ? range : throw new FormatException(text);

    /// <summary>One act holds each object once.</summary>
    private static ImmutableArray<T> Last<T, TKey>(T[] all, Func<T, TKey> key)
        where TKey : notnull =>
        [.. all.Reverse().DistinctBy(key).Reverse()];
}
