using Gateway.Demo.City.People;
using Microsoft.Data.Sqlite;

namespace Gateway.Demo.City.Databases;

/// <summary>Public security (公安): 常住人口 and 户口. Pinyin abbreviations as in GA/T registers.</summary>
internal sealed class Gongan : DepartmentDatabase
{
    public override string Department => "gongan";

    protected override string Tables => """
        CREATE TABLE T_CZRK_JBXX (
            RYBH INTEGER PRIMARY KEY,
            GMSFHM CHAR(18) NOT NULL,
            XM VARCHAR(60) NOT NULL,
            XBDM CHAR(1),
            MZDM CHAR(2),
            CSRQ CHAR(8),
            XZQH CHAR(6),
            HJDZ CHAR(100),
            HH CHAR(9) NOT NULL,
            YHZGX CHAR(4),
            RKZT CHAR(1),
            SWRQ CHAR(8),
            GXSJ CHAR(14),
            BZ VARCHAR(200));
        CREATE TABLE T_HK_JBXX (
            HH CHAR(9) PRIMARY KEY,
            HLX CHAR(1),
            HZGMSFHM CHAR(18),
            HZXM VARCHAR(60),
            DZ CHAR(100),
            LHRQ CHAR(8),
            GXSJ CHAR(14));
        """;

    protected override string IndexesAndViews => """
        CREATE INDEX IX_CZRK_GMSFHM ON T_CZRK_JBXX (GMSFHM);
        CREATE INDEX IX_CZRK_HH ON T_CZRK_JBXX (HH);
        CREATE VIEW V_HK_CY AS
            SELECT h.HH, h.HLX, h.HZXM, h.HZGMSFHM, h.DZ, r.XM, r.GMSFHM, r.YHZGX, r.GXSJ
            FROM T_HK_JBXX h JOIN T_CZRK_JBXX r ON r.HH = h.HH
            WHERE r.RKZT = '0';
        """;

    protected override void Fill(CityRegister register, SqliteConnection connection, SqliteTransaction transaction)
    {
        var dice = new Dice(11);
        using var people = new TableWriter(
            connection, transaction, "T_CZRK_JBXX",
            "RYBH", "GMSFHM", "XM", "XBDM", "MZDM", "CSRQ", "XZQH", "HJDZ", "HH", "YHZGX", "RKZT", "SWRQ", "GXSJ", "BZ");
        foreach (var resident in register.Residents)
        {
            WriteResident(people, resident, dice);
        }

        using var households = new TableWriter(
            connection, transaction, "T_HK_JBXX", "HH", "HLX", "HZGMSFHM", "HZXM", "DZ", "LHRQ", "GXSJ");
        foreach (var household in register.Households)
        {
            households.Write(
                household.Number, "1", household.Head.Number, household.Head.Name, Legacy.Pad(household.Address.Text, 100),
                Legacy.Date(household.Since), Legacy.Stamp(household.Since, dice));
        }
    }

    private static void WriteResident(TableWriter table, Resident resident, Dice dice)
    {
        var state = resident.DeathDate is not null ? "1" : resident.MovedAway ? "2" : "0";
        var changed = resident.DeathDate ?? dice.Date(CitySeed.Today.AddYears(-6), CitySeed.Today);

        // The old system wrote eight zeros where there was no date; the one after it, nothing.
        var died = Legacy.Date(resident.DeathDate) ?? (dice.Chance(40) ? "00000000" : null);
        table.Write(
            resident.Index + 1L,
            resident.Number,
            dice.Chance(30) ? Legacy.Pad(resident.Name, 30) : resident.Name,
            resident.Sex == Gateway.Core.Identifiers.Sex.Male ? "1" : "2",
            dice.Next(400) == 0 ? "  " : resident.Ethnicity,
            Legacy.Date(resident.BirthDate),
            resident.Household.Address.District.Code,
            Legacy.Pad(resident.Household.Address.Text, 100),
            resident.Household.Number,
            Legacy.Pad(resident.Relation, 4),
            state,
            died,
            Legacy.Stamp(changed, dice),
            dice.Chance(3) ? "换领证件" : null);
    }
}
