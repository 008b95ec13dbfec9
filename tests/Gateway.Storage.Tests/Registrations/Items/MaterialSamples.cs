using Gateway.Contracts.Management.V1;

namespace Gateway.Storage.Tests.Registrations.Items;

/// <summary>A small city whose one item asks for materials in every way: each call makes new documents.</summary>
internal static class MaterialSamples
{
    public const string TypeCode = "11100000MB9001907F001";

    /// <summary>Departments, the two entries, and the item, which is the last.</summary>
    public static Document[] City() => [Samples.Department("shenpi"), Samples.Department("renshe"), Samples.Department("shichang"), Insurance(), Licence(), Item()];

    public static Document Item()
    {
        var item = Samples.Item();
        item.ServiceItem.Type = ItemType.Confirmation;
        item.ServiceItem.List = ItemList.Power;
        item.ServiceItem.LegalBasis.Add("《公共租赁住房管理办法》第七条");
        (item.ServiceItem.StatutoryDays, item.ServiceItem.PromisedDays) = (20, 5);
        item.ServiceItem.CommitmentAllowed = true;
        item.ServiceItem.Parties.Add(new CaseParty { Role = "applicant", Name = "申请人", Values = { "full_name" } });
        item.ServiceItem.Materials.AddRange([LicenceCopy(), InsuranceProof()]);
        return item;
    }

    public static Document Insurance()
    {
        var document = Samples.Entry();
        var entry = document.Entry;
        (entry.Department, entry.ApiName, entry.Name) = ("renshe", "insurance_status", "参保状态");
        entry.Fields.RemoveAt(2);
        entry.Fields.Add(Typed(3, "payment_state", FieldType.Code));
        entry.Fields.Add(Typed(4, "paid_months", FieldType.Integer));
        entry.Fields.Add(Typed(5, "is_flexible", FieldType.Boolean));
        entry.Fields.Add(Typed(6, "insured_until", FieldType.Date));
        entry.Fields.Add(Typed(7, "received_at", FieldType.Timestamp));
        entry.Fields.Add(new Field(Typed(8, "contribution_base", FieldType.Decimal)) { Sensitivity = Sensitivity.L4, Masking = Masking.Amount });
        return document;
    }

    public static Document Licence()
    {
        var document = Samples.Entry();
        var entry = document.Entry;
        (entry.Department, entry.ApiName, entry.Name, entry.Kind) = ("shichang", "business_licence", "营业执照", EntryKind.Certificate);
        entry.SubjectFields[0].Type = "001";
        entry.Fields[2].ApiName = "certificate_identifier";
        entry.Certificate = new CertificateTerms { TypeCode = TypeCode, IdentifierField = "certificate_identifier" };
        return document;
    }

    private static Material LicenceCopy() => new()
    {
        Code = "business_licence",
        Name = "营业执照",
        Kind = MaterialKind.Certificate,
        Form = MaterialForm.Copy,
        Necessity = Necessity.Conditional,
        Condition = "申请人经营企业的",
        Issuer = "市场监督管理部门",
        Ways = { new MaterialWay { Certificate = new() { TypeCode = TypeCode, Department = "shichang", Entry = "business_licence", Major = 1 } } },
    };

    private static Material InsuranceProof() => new()
    {
        Code = "insurance_proof",
        Name = "社会保险缴费证明",
        Kind = MaterialKind.Proof,
        Form = MaterialForm.Original,
        Issuer = "人力资源和社会保障部门",
        Ways =
        {
            new MaterialWay
            {
                Data = new()
                {
                    Department = "renshe",
                    Entry = "insurance_status",
                    Major = 1,
                    Conditions =
                    {
                        new DataCondition { Field = "payment_state", Test = DataTest.Equals, Values = { "1" } },
                        new DataCondition { Field = "paid_months", Test = DataTest.AtLeast, Values = { "12" } },
                    },
                },
            },
            new MaterialWay { Verification = new() { Department = "renshe", Entry = "insurance_status", Major = 1, Claims = { "full_name" } } },
            new MaterialWay { DepartmentCheck = new() { Department = "renshe", DueDays = 3 } },
            new MaterialWay
            {
                Commitment = new()
                {
                    Text = "本人承诺已连续缴纳社会保险。",
                    BadCredit = new() { Department = "renshe", Entry = "insurance_status", Major = 1, Field = "payment_state", Values = { "9" } },
                },
            },
            new MaterialWay { Applicant = true },
        },
    };

    private static Field Typed(uint number, string name, FieldType type)
    {
        var field = Samples.Field(number, name, Sensitivity.L2, Masking.Unspecified);
        (field.Type, field.Length) = (type, 0);
        return field;
    }
}
