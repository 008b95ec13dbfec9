using System.Globalization;
using Gateway.Demo.City.Homes;
using Microsoft.Data.Sqlite;

namespace Gateway.Demo.City.Databases;

/// <summary>Natural resources (自然资源): 不动产单元 and 权利人.</summary>
internal sealed class Ziran : DepartmentDatabase
{
    public override string Department => "ziran";

    protected override string Tables => """
        CREATE TABLE BDC_DYXX (
            DYID INTEGER PRIMARY KEY,
            BDCDYH CHAR(28) NOT NULL,
            ZL CHAR(100),
            JZMJ DECIMAL(15,2),
            FWYT CHAR(4),
            SZC INTEGER,
            JGNF CHAR(4),
            SFDY CHAR(2),
            SFCF CHAR(2),
            GXSJ CHAR(14));
        CREATE TABLE BDC_QLRXX (
            QLRID INTEGER PRIMARY KEY,
            BDCDYH CHAR(28) NOT NULL,
            QLRMC VARCHAR(200),
            ZJZL CHAR(1),
            ZJH CHAR(18),
            BDCQZH VARCHAR(60),
            GYFS CHAR(1),
            DJSJ CHAR(14),
            JYJG INTEGER);
        """;

    protected override string IndexesAndViews => """
        CREATE UNIQUE INDEX IX_DY_DYH ON BDC_DYXX (BDCDYH);
        CREATE INDEX IX_QLR_ZJH ON BDC_QLRXX (ZJH);
        CREATE VIEW V_GRQL AS
            SELECT q.ZJH, q.QLRMC, q.BDCQZH, q.BDCDYH, d.ZL, d.JZMJ, d.FWYT, q.GYFS, q.DJSJ, d.SFDY, d.SFCF, q.JYJG, d.GXSJ
            FROM BDC_QLRXX q JOIN BDC_DYXX d ON d.BDCDYH = q.BDCDYH
            WHERE q.ZJZL = '1';
        """;

    protected override void Fill(CityRegister register, SqliteConnection connection, SqliteTransaction transaction)
    {
        var dice = new Dice(15);
        using var units = new TableWriter(
            connection, transaction, "BDC_DYXX", "DYID", "BDCDYH", "ZL", "JZMJ", "FWYT", "SZC", "JGNF", "SFDY", "SFCF", "GXSJ");
        using var owners = new TableWriter(
            connection, transaction, "BDC_QLRXX", "QLRID", "BDCDYH", "QLRMC", "ZJZL", "ZJH", "BDCQZH", "GYFS", "DJSJ", "JYJG");
        var (unitId, ownerId) = (0L, 0L);
        foreach (var deed in register.Deeds)
        {
            WriteUnit(units, ++unitId, deed.Unit, dice);
            for (var i = 0; i < deed.Owners.Length; i++)
            {
                var owner = deed.Owners[i];
                var certificate = string.Create(
                    CultureInfo.InvariantCulture, $"示({deed.Registered.Year})示范市不动产权第{deed.CertificateNumber + i:D7}号");
                owners.Write(
                    ++ownerId, deed.Unit.Number, owner.Name, owner.IsFirm ? "8" : "1", owner.Number, certificate,
                    deed.Sharing.ToString(CultureInfo.InvariantCulture), Legacy.Moment(deed.Registered),
                    deed.Price is { } price ? (long)(price * 100) : null);
            }
        }
    }

    private static void WriteUnit(TableWriter table, long id, Unit unit, Dice dice) => table.Write(
        id,
        unit.Number,
        Legacy.Pad(unit.Location, 100),
        (double)unit.Area,
        Legacy.Pad(((int)unit.Use).ToString(CultureInfo.InvariantCulture), 4),
        (long)unit.Storey,
        unit.CompletedIn?.ToString(CultureInfo.InvariantCulture) ?? (dice.Chance(50) ? "0000" : null),
        unit.Mortgaged ? "是" : "否",
        unit.Seized ? "是" : dice.Chance(30) ? null : "否",
        Legacy.Stamp(CitySeed.Today.AddDays(-dice.Next(400)), dice));
}
