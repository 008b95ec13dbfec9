using Gateway.Contracts.Management.V1;

namespace Gateway.Storage.Tests.Registrations;

public class EntrySuccessionTests
{
    public static TheoryData<string, string, Action<Entry>> Breaking => new()
    {
        { "fields", "BREAKING_FIELD_REMOVED", entry => entry.Fields.RemoveAt(2) },
        { "fields", "BREAKING_FIELD_REMOVED", entry => entry.Fields[2].Number = 7 },
        { "fields[2].api_name", "BREAKING_FIELD_RENAMED", entry => entry.Fields[2].ApiName = "office" },
        { "fields[2].type", "BREAKING_FIELD_RETYPED", entry => entry.Fields[2].Type = FieldType.Integer },
        { "key_fields", "BREAKING_KEY_FIELDS", entry => entry.KeyFields.Add("full_name") },
        { "operations", "BREAKING_OPERATION_REMOVED", entry => entry.Operations.Remove(Operation.Verify) },
        {
            "fields[1].masking",
            "BREAKING_MASKING_REMOVED",
            entry => (entry.Fields[1].Sensitivity, entry.Fields[1].Masking) = (Sensitivity.L1, Masking.Unspecified)
        },
    };

    [Theory, MemberData(nameof(Breaking))]
    public async Task What_breaks_callers_needs_a_new_major_version(string path, string code, Action<Entry> change)
    {
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite);
        await database.ApplyAsync(Samples.City());
        var (next, major) = (Samples.Entry(revision: 2), Samples.Entry(major: 2));
        change(next.Entry);
        change(major.Entry);

        var refused = await database.ApplyAsync(next);

        Assert.Equal((path, code), (Assert.Single(refused.Faults).Path, refused.Faults[0].Code));
        Assert.Empty((await database.ApplyAsync(major)).Faults);
    }

    [Fact]
    public async Task Another_kind_breaks_callers()
    {
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite);
        await database.ApplyAsync(Samples.City());
        var next = Samples.Entry(revision: 2);
        next.Entry.Kind = EntryKind.Api;

        var refused = await database.ApplyAsync(next);

        Assert.Contains(refused.Faults, fault => (fault.Path, fault.Code) == ("kind", "BREAKING_KIND"));
    }

    [Fact]
    public async Task Codes_of_another_table_break_callers_and_a_first_table_does_not()
    {
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite);
        await database.ApplyAsync(Samples.City());

        Assert.Empty((await database.ApplyAsync(Coded(2, ""))).Faults);
        Assert.Empty((await database.ApplyAsync(Coded(3, "GB/T 2261.1-1980"))).Faults);
        var fault = Assert.Single((await database.ApplyAsync(Coded(4, "GB/T 2261.1-2003"))).Faults);

        Assert.Equal(("fields[3].code_table", "BREAKING_CODE_TABLE"), (fault.Path, fault.Code));

        static Document Coded(uint revision, string table)
        {
            var document = Samples.Entry(revision);
            var sex = Samples.Field(4, "sex", Sensitivity.L1, Masking.Unspecified);
            (sex.Type, sex.CodeTable) = (FieldType.Code, table);
            document.Entry.Fields.Add(sex);
            return document;
        }
    }

    [Fact]
    public async Task Text_may_become_a_name_by_a_revision_and_never_again_letters()
    {
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite);
        await database.ApplyAsync(Samples.City());

        // Left out and exact are one document; a name is another, and so another revision.
        Assert.False((await database.ApplyAsync(Matched(1, FieldMatching.Exact))).Changed);
        Assert.Equal("ENTRY_VERSION_IMMUTABLE", Assert.Single((await database.ApplyAsync(Matched(1, FieldMatching.Name))).Faults).Code);
        Assert.Empty((await database.ApplyAsync(Matched(2, FieldMatching.Name))).Faults);
        foreach (var matching in (FieldMatching[])[FieldMatching.Unspecified, FieldMatching.Exact])
        {
            var fault = Assert.Single((await database.ApplyAsync(Matched(3, matching))).Faults);
            Assert.Equal(("fields[1].matching", "BREAKING_MATCHING"), (fault.Path, fault.Code));
        }

        static Document Matched(uint revision, FieldMatching matching)
        {
            var document = Samples.Entry(revision);
            document.Entry.Fields[1].Matching = matching;
            return document;
        }
    }

    [Fact]
    public async Task A_revision_that_breaks_in_many_places_names_each()
    {
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite);
        await database.ApplyAsync(Samples.City());
        var next = Samples.Entry(revision: 2);
        next.Entry.Fields.RemoveAt(2);
        next.Entry.Fields[1].ApiName = "whole_name";
        next.Entry.Operations.Remove(Operation.Verify);

        Assert.Equal(
            ["BREAKING_FIELD_RENAMED", "BREAKING_FIELD_REMOVED", "BREAKING_OPERATION_REMOVED"],
            (await database.ApplyAsync(next)).Faults.Select(fault => fault.Code));
    }

    [Fact]
    public async Task A_version_is_immutable_and_revisions_only_rise()
    {
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite);
        await database.ApplyAsync(Samples.City());
        var same = Samples.Entry();
        same.Entry.Summary = "改了摘要。";
        var higher = Samples.Entry(revision: 3);
        higher.Entry.Fields.Add(Samples.Field(4, "nation", Sensitivity.L1, Masking.Unspecified));

        Assert.Equal("ENTRY_VERSION_IMMUTABLE", Assert.Single((await database.ApplyAsync(same)).Faults).Code);
        Assert.Empty((await database.ApplyAsync(higher)).Faults);
        var behind = Samples.Entry(revision: 2);
        behind.Entry.Fields.Add(Samples.Field(4, "nation", Sensitivity.L1, Masking.Unspecified));
        Assert.Equal("ENTRY_REVISION_BEHIND", Assert.Single((await database.ApplyAsync(behind)).Faults).Code);
    }

    [Fact]
    public async Task Only_whether_it_is_served_changes_within_a_version()
    {
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite);
        await database.ApplyAsync(Samples.City());
        var withdrawn = Samples.Entry();
        withdrawn.Entry.State = EntryState.Withdrawn;

        Assert.Equal(ChangeAction.Updated, Assert.Single((await database.ApplyAsync(withdrawn)).Changes).Action);
        Assert.Equal(ChangeAction.Updated, Assert.Single((await database.ApplyAsync(Samples.Entry())).Changes).Action);
    }
}
