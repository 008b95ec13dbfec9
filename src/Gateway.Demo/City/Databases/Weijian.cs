using System.Globalization;
using Gateway.Core.Identifiers;
using Gateway.Demo.City.Births;
using Gateway.Demo.City.People;
using Gateway.Demo.City.Places;
using Microsoft.Data.Sqlite;

namespace Gateway.Demo.City.Databases;

/// <summary>Health (卫健): 出生医学证明. A certificate that was replaced keeps its row; who has no number yet has none here.</summary>
internal sealed class Weijian : DepartmentDatabase
{
    public override string Department => "weijian";

    // The hour of birth (CSSK) and the weight (TZ) are here, and in no mapping.
    protected override string Tables => """
        CREATE TABLE CSYXZM_XX (
            ZMID INTEGER PRIMARY KEY,
            ZZBS VARCHAR(94) NOT NULL,
            CSZMBH CHAR(12) NOT NULL,
            XSEXM VARCHAR(60),
            XSESFZH CHAR(18),
            XB CHAR(1),
            CSRQ CHAR(8),
            CSSK CHAR(4),
            TZ INTEGER,
            MQXM CHAR(40),
            MQSFZH CHAR(18),
            FQXM CHAR(40),
            FQSFZH CHAR(18),
            QFJG CHAR(60),
            QFRQ CHAR(8),
            ZMZT CHAR(1),
            GXSJ CHAR(14));
        """;

    protected override string IndexesAndViews => """
        CREATE INDEX IX_CS_XSE ON CSYXZM_XX (XSESFZH);
        CREATE INDEX IX_CS_ZZBS ON CSYXZM_XX (ZZBS);
        """;

    protected override void Fill(CityRegister register, SqliteConnection connection, SqliteTransaction transaction)
    {
        var dice = new Dice(17);
        using var certificates = new TableWriter(
            connection, transaction, "CSYXZM_XX",
            "ZMID", "ZZBS", "CSZMBH", "XSEXM", "XSESFZH", "XB", "CSRQ", "CSSK", "TZ", "MQXM", "MQSFZH", "FQXM", "FQSFZH", "QFJG", "QFRQ", "ZMZT", "GXSJ");
        foreach (var birth in register.Births)
        {
            Write(certificates, birth, dice);
        }
    }

    private static void Write(TableWriter table, BirthCertificate birth, Dice dice)
    {
        var identifier = Certificates.Of(birth);
        table.Write(
            (long)birth.Serial,
            birth.IsMiskept ? Certificates.Miskept(identifier) : identifier,
            Number(birth),
            birth.Child.Name,
            birth.IsChildRegistered ? birth.Child.Number : null,
            birth.Child.Sex == Sex.Male ? "1" : "2",
            Legacy.Date(birth.Child.BirthDate),
            string.Create(CultureInfo.InvariantCulture, $"{dice.Next(24):D2}{dice.Next(60):D2}"),
            (long)dice.Between(2_300, 4_200),
            Legacy.Pad(birth.Mother.Name, 40),
            birth.Mother.Number,
            birth.Father is { } father ? Legacy.Pad(father.Name, 40) : null,
            birth.Father?.Number,
            Legacy.Pad(Hospital(birth.Child, dice), 60),
            Legacy.Date(birth.Issued),
            birth.State switch { CertificateState.Replaced => "H", CertificateState.Revoked => "F", _ => "Y" },
            Legacy.Stamp(birth.Changed, dice));
    }

    // A letter for each two years of issue, the province, and a serial of seven.
    private static string Number(BirthCertificate birth) => Legacy.Pad(
        string.Create(CultureInfo.InvariantCulture, $"{(char)('A' + ((birth.Issued.Year - 1996) / 2))}33{birth.Serial:D7}"), 12);

    private static string Hospital(Resident child, Dice dice) => dice.Next(4) switch
    {
        0 => "示范市第一人民医院",
        1 => "示范市妇产科医院",
        _ => "示范市" + DistrictOf(child).Name + "妇幼保健院",
    };

    // The number tells where a child was born; without one it is where its mother lives.
    private static District DistrictOf(Resident child) => child.Number.Length == 0
        ? child.Household.Address.District
        : District.All.First(district => child.Number.StartsWith(district.Code, StringComparison.Ordinal));
}
