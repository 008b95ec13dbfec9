using System.Globalization;
using Gateway.Demo.City.Firms;
using Microsoft.Data.Sqlite;

namespace Gateway.Demo.City.Databases;

/// <summary>
/// Human resources (人社): persons, employers, insurance and payments, in the numbered columns of the
/// ministry's indicator set (AAC001 …) that every such system still carries.
/// </summary>
internal sealed class Renshe : DepartmentDatabase
{
    private static readonly DateOnly[] Months = [new(2025, 4, 1), new(2025, 5, 1), new(2025, 6, 1)];

    public override string Department => "renshe";

    protected override string Tables => """
        CREATE TABLE AC01 (
            AAC001 INTEGER PRIMARY KEY,
            AAC002 CHAR(18) NOT NULL,
            AAC003 VARCHAR(60),
            AAE036 CHAR(14));
        CREATE TABLE AB01 (
            AAB001 INTEGER PRIMARY KEY,
            AAB998 CHAR(18) NOT NULL,
            AAB004 VARCHAR(200),
            AAB002 CHAR(12),
            CBRS INTEGER,
            SFQF CHAR(1),
            QFJE INTEGER,
            ZJJFNY CHAR(6),
            AAE036 CHAR(14));
        CREATE TABLE AC02 (
            AAZ159 INTEGER PRIMARY KEY,
            AAC001 INTEGER NOT NULL,
            AAE140 CHAR(3) NOT NULL,
            AAC031 CHAR(1),
            AAB001 INTEGER,
            AAC049 CHAR(6),
            AAE201 INTEGER,
            AAC150 INTEGER,
            LHJY CHAR(1));
        CREATE TABLE AC43 (
            AAZ223 INTEGER PRIMARY KEY,
            AAC001 INTEGER NOT NULL,
            AAE003 CHAR(6),
            AAE140 CHAR(3),
            AAC150 INTEGER,
            GRJF INTEGER,
            DWJF INTEGER,
            DZSJ CHAR(14),
            DZBZ CHAR(1));
        CREATE TABLE ZYZG_XX (
            ZGID INTEGER PRIMARY KEY,
            ZZBS VARCHAR(94),
            SFZH CHAR(18) NOT NULL,
            XM CHAR(40),
            ZGMC VARCHAR(60),
            ZGJB CHAR(1),
            QDRQ CHAR(8),
            GLH CHAR(30),
            GXSJ CHAR(14));
        """;

    protected override string IndexesAndViews => """
        CREATE UNIQUE INDEX IX_AC01_SFZ ON AC01 (AAC002);
        CREATE INDEX IX_AB01_DM ON AB01 (AAB998);
        CREATE INDEX IX_AC02_RY ON AC02 (AAC001);
        CREATE INDEX IX_AC43_RY ON AC43 (AAC001);
        CREATE INDEX IX_ZG_SFZH ON ZYZG_XX (SFZH);
        CREATE INDEX IX_ZG_ZZBS ON ZYZG_XX (ZZBS);
        CREATE VIEW V_CBZT AS
            SELECT p.AAC002, p.AAC003, c.AAE140, c.AAC031, u.AAB998, u.AAB004, c.AAC049, c.AAE201, c.AAC150, c.LHJY, p.AAE036,
                u.AAE036 AS DWAAE036
            FROM AC01 p JOIN AC02 c ON c.AAC001 = p.AAC001 LEFT JOIN AB01 u ON u.AAB001 = c.AAB001;
        CREATE VIEW V_JFMX AS
            SELECT p.AAC002, m.AAE003, m.AAE140, m.AAC150, m.GRJF, m.DWJF, m.DZSJ, m.DZBZ
            FROM AC01 p JOIN AC43 m ON m.AAC001 = p.AAC001;
        """;

    protected override void Fill(CityRegister register, SqliteConnection connection, SqliteTransaction transaction)
    {
        var dice = new Dice(14);
        FillEmployers(register, connection, transaction, dice);
        FillPersons(register, connection, transaction, dice);
        using var qualifications = new TableWriter(
            connection, transaction, "ZYZG_XX", "ZGID", "ZZBS", "SFZH", "XM", "ZGMC", "ZGJB", "QDRQ", "GLH", "GXSJ");
        for (var i = 0; i < register.Qualifications.Count; i++)
        {
            var held = register.Qualifications[i];
            qualifications.Write(
                i + 1L, Certificates.Of(held, i), held.Person.Number, Legacy.Pad(held.Person.Name, 40), held.Name,
                held.Grade.ToString(CultureInfo.InvariantCulture), Legacy.Date(held.Obtained),
                Legacy.Pad(string.Create(CultureInfo.InvariantCulture, $"{held.Obtained:yyyyMM}3301{i:D8}"), 30), Legacy.Stamp(held.Obtained, dice));
        }
    }

    private static void FillEmployers(CityRegister register, SqliteConnection connection, SqliteTransaction transaction, Dice dice)
    {
        using var employers = new TableWriter(
            connection, transaction, "AB01", "AAB001", "AAB998", "AAB004", "AAB002", "CBRS", "SFQF", "QFJE", "ZJJFNY", "AAE036");
        foreach (var firm in register.Firms)
        {
            var arrears = firm.State != FirmState.Cancelled && dice.Chance(5) && !Casting.IsOfScenarios(firm);
            employers.Write(
                firm.Index + 1L, firm.CreditCode, firm.Name, (330_100_000_000L + firm.Index).ToString(CultureInfo.InvariantCulture), (long)firm.Staff,
                arrears ? "Y" : dice.Chance(10) ? null : "N", arrears ? dice.Between(80_000, 9_000_000) : 0L,
                Legacy.Month(firm.State == FirmState.Operating ? CitySeed.Today.AddMonths(arrears ? -4 : 0) : firm.Ended!.Value),
                Legacy.Stamp(CitySeed.Today.AddDays(-dice.Next(30)), dice));
        }
    }

    private static void FillPersons(CityRegister register, SqliteConnection connection, SqliteTransaction transaction, Dice dice)
    {
        using var persons = new TableWriter(connection, transaction, "AC01", "AAC001", "AAC002", "AAC003", "AAE036");
        using var insurances = new TableWriter(
            connection, transaction, "AC02", "AAC001", "AAE140", "AAC031", "AAB001", "AAC049", "AAE201", "AAC150", "LHJY");
        using var payments = new TableWriter(
            connection, transaction, "AC43", "AAC001", "AAE003", "AAE140", "AAC150", "GRJF", "DWJF", "DZSJ", "DZBZ");
        var id = 1_000_000L;
        foreach (var insured in register.Insured)
        {
            id++;
            persons.Write(
                id, insured.Person.Number, Legacy.Pad(insured.Person.Name, 20), Legacy.Stamp(CitySeed.Today.AddDays(-dice.Next(60)), dice));

            // Those who pay for themselves are insured for their old age only.
            foreach (var kind in insured.Employer is null ? ["110"] : (string[])["110", "210", "410"])
            {
                insurances.Write(
                    id, kind, insured.Paused ? "2" : "1", insured.Employer is { } employer ? employer.Index + 1L : null,
                    Legacy.Month(insured.Since), (long)insured.PaidMonths, insured.MonthlyBase, insured.Employer is null ? "1" : "0");
            }

            if (!insured.Paused)
            {
                WritePayments(payments, id, insured.MonthlyBase, insured.Employer is null, dice);
            }
        }
    }

    private static void WritePayments(TableWriter payments, long id, long monthlyBase, bool flexible, Dice dice)
    {
        foreach (var month in Months)
        {
            var arrived = month != Months[^1] || dice.Chance(80);
            payments.Write(
                id, Legacy.Month(month), "110", monthlyBase, monthlyBase * (flexible ? 20 : 8) / 100, flexible ? 0L : monthlyBase * 16 / 100,
                arrived ? Legacy.Stamp(month.AddDays(dice.Between(9, 24)), dice) : null, arrived ? "1" : "0");
        }
    }
}
