using Gateway.Contracts.Management.V1;
using Gateway.Server.Tests.City;

namespace Gateway.Interop.Dwellings;

/// <summary>A register of dwellings: a field of every type, with and without values, and one that is a subject.</summary>
internal static class DwellingEntry
{
    public const string Department = "zhujian";
    public const string Name = "dwelling";

    private static readonly Operation[] s_methods = [Operation.Lookup, Operation.Verify, Operation.LookupMany];

    private static readonly Field[] s_fields =
    [
        Field(1, "citizen_number", FieldType.Text, 18, Masking.Number),
        Field(2, "owner_name", FieldType.Text, 50, Masking.Name),
        Field(3, "serial", FieldType.Integer),
        Field(4, "floor_area", FieldType.Decimal, 24),
        Field(5, "mortgaged", FieldType.Boolean),
        Field(6, "registered_on", FieldType.Date),
        Field(7, "built_on", FieldType.Date),
        Field(8, "recorded_at", FieldType.Timestamp),
        Field(9, "usage", FieldType.Code, 2),
        Field(10, "seal", FieldType.Binary, 64),
        Field(11, "remark", FieldType.Text, 100),
        Field(12, "heating", FieldType.Text, 20),
        Field(13, "drawing", FieldType.Binary, 0, Masking.Withhold),
        Field(14, "proxy_name", FieldType.Text, 50, Masking.Name),
        Field(15, "plan", FieldType.Binary, 65536),
    ];

    /// <summary>The department, its adapter, the entry's first revision and an agreement for all its fields.</summary>
    public static Document[] All(string adapterAddress) =>
    [
        Registered.Department(Department, "11330100MB90010345", "市住房和城乡建设局"),
        Registered.System("zhujian-adapter", Department, SystemRole.Adapter, adapterAddress),
        Revision(1),
        Agreement(),
    ];

    /// <summary>A revision of the first major version: each adds a field, and some make a length greater or add an operation.</summary>
    public static Document Revision(uint revision) => Entry(1, revision, entry =>
    {
        for (var added = 2u; added <= revision; added++)
        {
            entry.Fields.Add(Field(100 + added, $"note_{(char)('a' + added)}", FieldType.Text, 40));
        }

        entry.Fields[1].Length = 50 + (10 * (revision / 3));
        if (revision >= 5)
        {
            entry.Operations.Add(Operation.Export);
        }
    });

    /// <summary>The second major version, which no caller of the first can read: a field has gone, another is of another type.</summary>
    public static Document SecondMajor() => Entry(2, 1, entry =>
    {
        entry.Fields.Remove(entry.Fields.Single(field => field.ApiName == "mortgaged"));
        entry.Fields.Single(field => field.ApiName == "recorded_at").Type = FieldType.Text;
    });

    /// <summary>The agreement of the registered consumer. The proxy's name and the drawing are agreed masked.</summary>
    public static Document Agreement(uint major = 1, AgreementState state = AgreementState.Unspecified) => Registered.Agreement(agreement =>
    {
        (agreement.Id, agreement.Provider, agreement.Entry, agreement.Major, agreement.State) = ($"D-{major}", Department, Name, major, state);
        agreement.Fields.Clear();
        agreement.Fields.Add(s_fields.Where(field => major == 1 || field.ApiName != "mortgaged").Select(field => new AgreedField
        {
            Field = field.ApiName,
            Grant = field.ApiName is "proxy_name" or "drawing" ? FieldGrant.Masked : FieldGrant.Plain,
        }));
    });

    private static Document Entry(uint major, uint revision, Action<Entry> change) => Registered.Entry(entry =>
    {
        (entry.Department, entry.ApiName, entry.Code, entry.Name) = (Department, Name, "307011000077", "房屋登记信息");
        (entry.Summary, entry.Major, entry.Revision) = ("房屋及其权利的登记信息。", major, revision);
        entry.Fields.Clear();
        entry.Fields.Add(s_fields.Select(field => field.Clone()));
        entry.Operations.Clear();
        entry.Operations.Add(s_methods);
        change(entry);
    });

    private static Field Field(uint number, string name, FieldType type, uint length = 0, Masking masking = Masking.Unspecified) => new()
    {
        Number = number,
        ApiName = name,
        Name = name,
        Type = type,
        Length = length,
        Sensitivity = masking == Masking.Unspecified ? Sensitivity.L1 : Sensitivity.L3,
        Masking = masking,
        CodeTable = type == FieldType.Code ? "GB/T 50353" : "",
    };
}
