using Gateway.Contracts.Management.V1;
using Gateway.Server.Tests.Certificates;

namespace Gateway.Server.Tests.Materials.City;

/// <summary>Materials and ways to replace them, as documents.</summary>
internal static class Papers
{
    public const string Promise = "本人承诺已依法参加社会保险。";

    public static Material Paper(string code, params MaterialWay[] ways) => new()
    {
        Code = code,
        Name = "材料" + code,
        Kind = MaterialKind.Proof,
        Form = MaterialForm.Original,
        Issuer = "有关单位",
        Ways = { ways },
    };

    public static Material Only(this Material material, string condition)
    {
        (material.Necessity, material.Condition) = (Necessity.Conditional, condition);
        return material;
    }

    public static MaterialWay Certificate(string party = "", params DataCondition[] face) => new()
    {
        Certificate = new() { TypeCode = LicenceCity.Type, Department = "gongan", Entry = "licence", Major = 1, Party = party, Conditions = { face } },
    };

    public static MaterialWay CertificateBy(string identifier) => new()
    {
        Certificate = new() { TypeCode = LicenceCity.Type, Department = "gongan", Entry = "licence", Major = 1, Identifier = identifier },
    };

    public static MaterialWay Insured(string party = "") => Data("renshe", "insurance", party, Is("state", "1"));

    public static MaterialWay Data(string department, string entry, string party, params DataCondition[] conditions) => new()
    {
        Data = new() { Department = department, Entry = entry, Major = 1, Party = party, Conditions = { conditions } },
    };

    public static MaterialWay Named(uint validDays = 0, string party = "") => new()
    {
        Verification = new() { Department = "gongan", Entry = "resident", Major = 1, Party = party, Claims = { "name" }, ValidDays = validDays },
    };

    public static MaterialWay Check(Silence silence = Silence.NextWay, string party = "", params string[] tells) => new()
    {
        DepartmentCheck = new() { Department = "renshe", DueDays = 2, Silence = silence, Party = party, Question = "是否属实？", Tells = { tells } },
    };

    public static MaterialWay Commitment(string text = Promise, bool credit = false, string party = "") => new()
    {
        Commitment = new()
        {
            Text = text,
            VerifyDays = 5,
            Party = party,
            BadCredit = credit ? new() { Department = "shichang", Entry = "dishonest", Major = 1, Field = "mark", Values = { "9" } } : null,
        },
    };

    public static DataCondition Is(string field, params string[] values) =>
        new() { Field = field, Test = values.Length == 1 ? DataTest.Equals : DataTest.OneOf, Values = { values } };

    public static DataCondition IsOfCase(string field, string value) => new() { Field = field, Test = DataTest.Equals, CaseValue = value };
}
