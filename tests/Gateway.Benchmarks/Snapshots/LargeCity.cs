using System.Globalization;
using Gateway.Contracts.Management.V1;
using Google.Protobuf;
using Microsoft.Data.Sqlite;
using Proto = Gateway.Contracts.Management.V1;

namespace Gateway.Benchmarks.Snapshots;

/// <summary>
/// A control plane of the size that the gateway is made for: every department has an agreement about every entry,
/// so that entries and agreements grow together.
/// </summary>
internal sealed class LargeCity(int entries, int agreements)
{
    public const int FieldCount = 12;

    /// <summary>Departments: each provides its share of the entries and consumes them all.</summary>
    public int Departments { get; } = Math.Max(1, agreements / entries);

    public int Entries => entries;

    public static string Department(int number) => Name("dept-", number);

    public static string System(int department) => Name("system-", department);

    public string EntryDepartment(int entry) => Department(entry % Departments);

    public static string Entry(int entry) => Name("entry_", entry);

    public static string Field(int field) => Name("field_", field);

    public static string Item(int department) => "11330100MB9001069P3" + department.ToString("D12", CultureInfo.InvariantCulture);

    public static string AgreementId(int department, int entry) =>
        string.Create(CultureInfo.InvariantCulture, $"agreement-{department}-{entry}");

    /// <summary>Fields that the agreement grants: half of the entry's, another half for each pair.</summary>
    public static IEnumerable<int> Granted(int department, int entry) =>
        Enumerable.Range(0, FieldCount / 2).Select(field => (field * 2) + ((department + entry) % 2));

    /// <summary>Writes the city into a migrated database, past the registry, at revision 1.</summary>
    public async Task WriteAsync(string path)
    {
        await using var connection = new SqliteConnection($"Data Source={path}");
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO registrations (kind, key, revision, document) VALUES (@kind, @key, 1, @document)";
        command.Parameters.Add("@kind", SqliteType.Integer);
        command.Parameters.Add("@key", SqliteType.Text);
        command.Parameters.Add("@document", SqliteType.Blob);
        foreach (var (kind, key, document) in Documents())
        {
            command.Parameters[0].Value = (int)kind;
            command.Parameters[1].Value = key;
            command.Parameters[2].Value = document.ToByteArray();
            await command.ExecuteNonQueryAsync();
        }

        command.CommandText = "UPDATE head SET revision = 1";
        await command.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }

    public Agreement AgreementOf(int department, int entry) => new()
    {
        Id = AgreementId(department, entry),
        Consumer = Department(department),
        Provider = EntryDepartment(entry),
        Entry = Entry(entry),
        Major = 1,
        Operations = { Operation.Lookup, Operation.Verify },
        Fields = { Granted(department, entry).Select(field => new AgreedField { Field = Field(field), Grant = FieldGrant.Plain }) },
        Purposes =
        {
            new AgreedPurpose { ServiceItemCode = Item(department), Scenarios = { "acceptance", "review" } },
        },
        LegalBasis = "《政务数据共享条例》（国务院令第809号）第十九条",
        ValidFrom = "2025-08-01",
        ValidUntil = "2035-12-31",
        DailyQuota = 100_000,
        RatePerSecond = 100,
        SourceRanges = { "10.0.0.0/8" },
        State = AgreementState.Active,
    };

    private IEnumerable<(DocumentKind Kind, string Key, IMessage Document)> Documents()
    {
        for (var number = 0; number < Departments; number++)
        {
            var slug = Department(number);
            yield return (DocumentKind.Department, slug, new Department { Slug = slug, Code = "11330100MB9001069P", Name = "部门" });
            yield return (DocumentKind.System, System(number), SystemOf(number));
            yield return (DocumentKind.ServiceItem, Item(number), new ServiceItem { Code = Item(number), Name = "事项", Department = slug, InForceFrom = "2021-01-01" });
        }

        for (var entry = 0; entry < entries; entry++)
        {
            yield return (DocumentKind.Entry, $"{EntryDepartment(entry)}/{Entry(entry)}@1", EntryOf(entry));
        }

        for (var number = 0; number < agreements; number++)
        {
            var agreement = AgreementOf(number % Departments, number / Departments);
            yield return (DocumentKind.Agreement, agreement.Id, agreement);
        }
    }

    private static Proto.System SystemOf(int department) => new()
    {
        Id = System(department),
        Department = Department(department),
        Name = "系统",
        Role = SystemRole.Consumer,
        SpiffeIds = { $"spiffe://city/{Department(department)}/{System(department)}" },
        State = SystemState.Active,
    };

    private Entry EntryOf(int entry) => new()
    {
        Department = EntryDepartment(entry),
        ApiName = Entry(entry),
        Code = "101001/000001",
        Name = "条目",
        Summary = "摘要",
        Kind = EntryKind.Record,
        Major = 1,
        Revision = 1,
        Fields = { Enumerable.Range(0, FieldCount).Select(FieldOf) },
        KeyFields = { Field(0) },
        ShareAttribute = ShareAttribute.Unconditional,
        SharingModes = { SharingMode.Service },
        UpdateCycle = UpdateCycle.Daily,
        Operations = { Operation.Lookup, Operation.Verify },
        RowLimit = 100,
        State = EntryState.Published,
    };

    private static Field FieldOf(int field) => new()
    {
        Number = (uint)field + 1,
        Name = "信息项",
        ApiName = Field(field),
        Type = FieldType.Text,
        Sensitivity = Sensitivity.L3,
        Masking = Masking.Withhold,
    };

    private static string Name(string prefix, int number) => prefix + number.ToString(CultureInfo.InvariantCulture);
}
