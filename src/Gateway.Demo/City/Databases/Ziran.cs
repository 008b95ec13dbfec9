using System.Globalization;
using Gateway.Demo.City.Homes;
using Microsoft.Data.Sqlite;

namespace Gateway.Demo.City.Databases;

/// <summary>Natural resources (自然资源): 不动产单元, 权利人, 不动产权证书. Titles are those of today; certificates stay when their time is over.</summary>
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
        CREATE TABLE BDC_ZSXX (
            ZSID INTEGER PRIMARY KEY,
            ZZBS VARCHAR(94) NOT NULL,
            BDCQZH VARCHAR(60) NOT NULL,
            BDCDYH CHAR(28) NOT NULL,
            QLRMC VARCHAR(200),
            ZJZL CHAR(1),
            ZJH CHAR(18),
            FZRQ CHAR(8),
            ZSZT CHAR(1),
            GXSJ CHAR(14));
        """;

    protected override string IndexesAndViews => """
        CREATE UNIQUE INDEX IX_DY_DYH ON BDC_DYXX (BDCDYH);
        CREATE INDEX IX_QLR_ZJH ON BDC_QLRXX (ZJH);
        CREATE VIEW V_GRQL AS
            SELECT q.ZJH, q.QLRMC, q.BDCQZH, q.BDCDYH, d.ZL, d.JZMJ, d.FWYT, q.GYFS, q.DJSJ, d.SFDY, d.SFCF, q.JYJG, d.GXSJ
            FROM BDC_QLRXX q JOIN BDC_DYXX d ON d.BDCDYH = q.BDCDYH
            WHERE q.ZJZL = '1';
        CREATE INDEX IX_ZS_ZJH ON BDC_ZSXX (ZJH);
        CREATE INDEX IX_ZS_ZZBS ON BDC_ZSXX (ZZBS);
        CREATE VIEW V_GRZS AS
            SELECT z.ZZBS, z.ZJH, z.QLRMC, z.BDCQZH, z.BDCDYH, d.ZL, d.JZMJ, d.FWYT, z.FZRQ, z.ZSZT, z.GXSJ
            FROM BDC_ZSXX z JOIN BDC_DYXX d ON d.BDCDYH = z.BDCDYH
            WHERE z.ZJZL = '1';
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
                owners.Write(
                    ++ownerId, deed.Unit.Number, owner.Name, HolderKind(owner), owner.Number, deed.NumberOf(i),
                    deed.Sharing.ToString(CultureInfo.InvariantCulture), Legacy.Moment(deed.Registered),
                    deed.Price is { } price ? (long)(price * 100) : null);
            }
        }

        FillCertificates(register, connection, transaction);
    }

    private static void FillCertificates(CityRegister register, SqliteConnection connection, SqliteTransaction transaction)
    {
        var dice = new Dice(18);
        using var certificates = new TableWriter(
            connection, transaction, "BDC_ZSXX", "ZSID", "ZZBS", "BDCQZH", "BDCDYH", "QLRMC", "ZJZL", "ZJH", "FZRQ", "ZSZT", "GXSJ");
        for (var i = 0; i < register.TitleCertificates.Count; i++)
        {
            var certificate = register.TitleCertificates[i];
            var identifier = Certificates.Of(certificate, i);
            certificates.Write(
                i + 1L, certificate.IsMiskept ? Certificates.Miskept(identifier) : identifier, certificate.Number, certificate.Deed.Unit.Number,
                certificate.Holder.Name, HolderKind(certificate.Holder), certificate.Holder.Number, Legacy.Date(certificate.Issued),
                certificate.State switch { CertificateState.Replaced => "2", CertificateState.Cancelled => "3", _ => "1" },
                Legacy.Stamp(certificate.Changed, dice));
        }
    }

    private static string HolderKind(Owner holder) => holder.IsFirm ? "8" : "1";

    private static void WriteUnit(TableWriter table, long id, Unit unit, Dice dice) => table.Write(
        id,
        unit.Number,
        Legacy.Pad(unit.Location, 100),
        (double)unit.Area,
        Legacy.Pad(((int)unit.Use).ToString(CultureInfo.InvariantCulture), 4),
        (long)unit.Storey,
        unit.CompletedIn?.ToString(CultureInfo.InvariantCulture) ?? (dice.Chance(50) ? "0000" : null),
        unit.Mortgaged ? "是" : "否",
        unit.Seized ? "是" : dice.Chance(30) && !Casting.IsOfScenarios(unit) ? null : "否",
        Legacy.Stamp(CitySeed.Today.AddDays(-dice.Next(400)), dice));
}
