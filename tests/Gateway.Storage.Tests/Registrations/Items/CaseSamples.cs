using Gateway.Contracts.Management.V1;

namespace Gateway.Storage.Tests.Registrations.Items;

/// <summary>A small city whose one item says of its cases whatever can be said: each call makes new documents.</summary>
internal static class CaseSamples
{
    /// <summary>Departments, entries, and the item, which is the last.</summary>
    public static Document[] City() => [.. MaterialSamples.City()[..^1], OlderNumbers(), Item()];

    public static Document Item()
    {
        var item = Samples.Item();
        var content = item.ServiceItem;
        content.CommitmentAllowed = true;
        content.Parties.AddRange(
        [
            new CaseParty { Role = "applicant", Name = "经办人", Type = "111", Values = { "full_name" } },
            new CaseParty { Role = "firm", Name = "企业", Type = "001", Values = { "full_name", "licence_identifier" } },
            new CaseParty { Role = "premises", Name = "经营场所", Values = { "unit_number" } },
        ]);
        content.Relations.Add(Representative());
        content.Aliases = new() { Department = "shichang", Entry = "older_number", Major = 1, KindField = "number_kind", NumberField = "number", CodeField = "uscc" };
        content.Announcements.Add(new Announcement { Department = "renshe", Follows = "社会保险登记", DueDays = 5 });
        content.Materials.AddRange([Licence(), Premises()]);
        return item;
    }

    /// <summary>An entry of two key fields, neither of which is a subject.</summary>
    private static Document OlderNumbers()
    {
        var document = Samples.Entry();
        var entry = document.Entry;
        (entry.Department, entry.ApiName, entry.Name) = ("shichang", "older_number", "企业旧证号对照");
        entry.Fields.Clear();
        entry.Fields.AddRange(
        [
            new Field(Samples.Field(1, "number_kind", Sensitivity.L1, Masking.Unspecified)) { Type = FieldType.Code },
            Samples.Field(2, "number", Sensitivity.L1, Masking.Unspecified),
            Samples.Field(3, "uscc", Sensitivity.L1, Masking.Unspecified),
            new Field(Samples.Field(4, "merged_on", Sensitivity.L1, Masking.Unspecified)) { Type = FieldType.Date, Length = 0 },
        ]);
        entry.KeyFields.Clear();
        entry.KeyFields.AddRange(["number_kind", "number"]);
        entry.SubjectFields[0] = new SubjectField { Field = "number", Type = "001" };
        return document;
    }

    private static Relation Representative() => new()
    {
        Code = "representative",
        Name = "法定代表人",
        Agent = "applicant",
        Principal = "firm",
        Ways =
        {
            new MaterialWay
            {
                Certificate = new()
                {
                    TypeCode = MaterialSamples.TypeCode, Department = "shichang", Entry = "business_licence", Major = 1, Party = "firm",
                    Conditions = { new DataCondition { Field = "full_name", Test = DataTest.SameName, CaseValue = "applicant.full_name" } },
                },
            },
            new MaterialWay
            {
                Verification = new()
                {
                    Department = "renshe", Entry = "insurance_status", Major = 1, Party = "applicant",
                    Claims = { "full_name", "paid_months" },
                    ClaimValues = { new CaseBinding { Field = "paid_months", CaseValue = "premises.unit_number" } },
                },
            },
        },
    };

    private static Material Licence() => new()
    {
        Code = "business_licence",
        Name = "营业执照",
        Kind = MaterialKind.Certificate,
        Form = MaterialForm.Copy,
        Ways =
        {
            new MaterialWay
            {
                Certificate = new()
                {
                    TypeCode = MaterialSamples.TypeCode, Department = "shichang", Entry = "business_licence", Major = 1, Party = "premises",
                    Identifier = "firm.licence_identifier",
                    Conditions = { new DataCondition { Field = "full_name", Test = DataTest.Equals, Values = { "甲公司" } } },
                },
            },
        },
    };

    private static Material Premises() => new()
    {
        Code = "premises_proof",
        Name = "场所证明",
        Kind = MaterialKind.Proof,
        Form = MaterialForm.Original,
        Ways =
        {
            new MaterialWay
            {
                Data = new()
                {
                    Department = "shichang", Entry = "older_number", Major = 1, Party = "premises", Keys = { Keys() },
                    Conditions = { new DataCondition { Field = "uscc", Test = DataTest.Equals, CaseValue = "firm" } },
                },
            },
            new MaterialWay
            {
                Verification = new()
                {
                    Department = "shichang", Entry = "older_number", Major = 1, Keys = { Keys() },
                    Claims = { "uscc" }, ClaimValues = { new CaseBinding { Field = "uscc", CaseValue = "firm" } }, ValidDays = 30,
                },
            },
            new MaterialWay
            {
                DepartmentCheck = new() { Department = "renshe", DueDays = 3, Silence = Silence.NoObjection, Party = "firm", Question = "该企业有无欠缴社会保险费？" },
            },
            new MaterialWay
            {
                Commitment = new()
                {
                    Text = "本企业承诺场所合法使用。", Party = "applicant", VerifyDays = 20,
                    BadCredit = new() { Department = "renshe", Entry = "insurance_status", Major = 1, Field = "payment_state", Values = { "9" } },
                },
            },
        },
    };

    private static CaseBinding[] Keys() =>
        [new CaseBinding { Field = "number_kind", CaseValue = "premises.unit_number" }, new CaseBinding { Field = "number", CaseValue = "firm" }];
}
