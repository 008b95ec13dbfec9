using Gateway.Contracts.Management.V1;
using Gateway.Server.Tests.Certificates;
using Gateway.Server.Tests.City;

namespace Gateway.Server.Tests.Materials.City;

/// <summary>What the departments of the city of cases share.</summary>
internal static class CaseEntries
{
    public static Entry Resident => Registered.Entry().Entry;

    public static Entry Licence => LicenceCity.Entry().Entry;

    /// <summary>Whose child somebody is.</summary>
    public static Entry Birth => Of("gongan", "birth", "出生登记", "111", Key("child_number"), Plain("mother_number"), Plain("birth_place"));

    public static Entry Insurance => Of(
        "renshe", "insurance", "参保信息", "111", Key("citizen_number"), Plain("state", FieldType.Code), Plain("months", FieldType.Integer), Name("employer"));

    public static Entry Firm => Of("shichang", "firm", "企业基本信息", "001", Key("uscc"), Plain("state", FieldType.Code), Plain("head_number"));

    public static Entry Dishonest => Of("shichang", "dishonest", "失信记录", "111", Key("citizen_number"), Plain("mark", FieldType.Code));

    /// <summary>Firms by the numbers from before the unified social credit code: two key fields.</summary>
    public static Entry OlderNumber
    {
        get
        {
            var entry = Of("shichang", "older_number", "企业旧证号对照", "001", Plain("number_kind", FieldType.Code), Plain("number"), Plain("uscc"));
            entry.KeyFields.Clear();
            entry.KeyFields.AddRange(["number_kind", "number"]);
            entry.SubjectFields[0].Field = "uscc";
            return entry;
        }
    }

    public static Entry[] All => [Resident, Licence, Birth, Insurance, Firm, Dishonest, OlderNumber];

    /// <summary>An agreement about everything of an entry, for one item.</summary>
    public static Document Agreement(Entry entry, string item, Action<Agreement>? change = null)
    {
        var agreement = new Agreement
        {
            Id = AgreementOf(entry, item),
            Consumer = "shenpi",
            Provider = entry.Department,
            Entry = entry.ApiName,
            Major = 1,
            Operations = { Operation.Lookup, Operation.Verify },
            Fields = { entry.Fields.Where(field => field.ApiName != "photo").Select(field => new AgreedField { Field = field.ApiName, Grant = FieldGrant.Plain }) },
            Purposes = { new AgreedPurpose { ServiceItemCode = item, Scenarios = { "acceptance" } } },
            LegalBasis = "《政务数据共享条例》",
            ValidFrom = "2020-01-01",
            ValidUntil = "2099-12-31",
        };
        change?.Invoke(agreement);
        return new Document { Agreement = agreement };
    }

    public static string AgreementOf(Entry entry, string item) => $"A-{entry.ApiName.Replace('_', '-')}-{item[^3..]}";

    private static Entry Of(string department, string name, string title, string subject, params Field[] fields)
    {
        var entry = Registered.Entry().Entry;
        (entry.Department, entry.ApiName, entry.Code, entry.Name, entry.Summary) = (department, name, name, title, title);
        entry.Fields.Clear();
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i].Number = (uint)i + 1;
            entry.Fields.Add(fields[i]);
        }

        entry.KeyFields[0] = fields[0].ApiName;
        entry.SubjectFields[0] = new SubjectField { Field = fields[0].ApiName, Type = subject };
        entry.Operations.Remove(Operation.LookupMany);
        return entry;
    }

    private static Field Key(string name) => new() { ApiName = name, Name = name, Type = FieldType.Text, Length = 18, Sensitivity = Sensitivity.L3, Masking = Masking.Number };

    private static Field Name(string name) => new() { ApiName = name, Name = name, Type = FieldType.Text, Length = 100, Sensitivity = Sensitivity.L3, Masking = Masking.Name };

    private static Field Plain(string name, FieldType type = FieldType.Text) =>
        new() { ApiName = name, Name = name, Type = type, Length = type == FieldType.Text ? 100u : 0, Sensitivity = Sensitivity.L1 };
}
