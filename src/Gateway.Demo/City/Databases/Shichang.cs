using Gateway.Demo.City.Firms;
using Gateway.Demo.City.Permits;
using Microsoft.Data.Sqlite;

namespace Gateway.Demo.City.Databases;

/// <summary>Market regulation (市场监管): 企业, 营业执照, 食品经营许可证, 任职, 旧证照号码, 名称申报.</summary>
internal sealed class Shichang : DepartmentDatabase
{
    public override string Department => "shichang";

    protected override string Tables => FirmNumbers.Tables + """
        CREATE TABLE QY_JBXX (
            QYID INTEGER PRIMARY KEY,
            TYSHXYDM CHAR(18) NOT NULL,
            QYMC VARCHAR(200) NOT NULL,
            QYLX CHAR(6),
            ZCZB DECIMAL(18,6),
            BIZ CHAR(3),
            FDDBR CHAR(40),
            FDDBRSFZ CHAR(18),
            ZS VARCHAR(200),
            JYFW VARCHAR(2000),
            CLRQ CHAR(8),
            DJZT CHAR(1),
            HZRQ CHAR(8),
            DXRQ CHAR(8),
            DJJG VARCHAR(100),
            CYRS INTEGER,
            GXSJ CHAR(14));
        CREATE TABLE YYZZ_XX (
            ZZID INTEGER PRIMARY KEY,
            ZZBS VARCHAR(94) NOT NULL,
            TYSHXYDM CHAR(18) NOT NULL,
            CYZT VARCHAR(200),
            FZR CHAR(40),
            JYFW VARCHAR(2000),
            FZRQ CHAR(8),
            YXQQ CHAR(8),
            YXQZ CHAR(8),
            ZZZT CHAR(1),
            FBS INTEGER,
            GXSJ CHAR(14));
        CREATE TABLE SPJYXK_XX (
            XKID INTEGER PRIMARY KEY,
            ZZBS VARCHAR(94) NOT NULL,
            XKZBH CHAR(20) NOT NULL,
            TYSHXYDM CHAR(18) NOT NULL,
            JYZMC VARCHAR(200),
            FZR CHAR(40),
            JYCS VARCHAR(200),
            JYXM VARCHAR(200),
            FZRQ CHAR(8),
            YXQQ CHAR(8),
            YXQZ CHAR(8),
            XKZT CHAR(1),
            GXSJ CHAR(14));
        CREATE TABLE FR_RZXX (
            RZID INTEGER PRIMARY KEY,
            SFZH CHAR(18) NOT NULL,
            XM CHAR(40),
            TYSHXYDM CHAR(18) NOT NULL,
            ZW CHAR(2),
            RZRQ CHAR(8),
            RJCZE DECIMAL(18,6));
        """;

    protected override string IndexesAndViews => FirmNumbers.Indexes + """
        CREATE INDEX IX_QY_DM ON QY_JBXX (TYSHXYDM);
        CREATE INDEX IX_ZZ_DM ON YYZZ_XX (TYSHXYDM);
        CREATE INDEX IX_ZZ_ZZBS ON YYZZ_XX (ZZBS);
        CREATE INDEX IX_XK_DM ON SPJYXK_XX (TYSHXYDM);
        CREATE INDEX IX_XK_ZZBS ON SPJYXK_XX (ZZBS);
        CREATE INDEX IX_RZ_SFZH ON FR_RZXX (SFZH);
        CREATE VIEW V_FR_RZ AS
            SELECT r.SFZH, r.XM, r.TYSHXYDM, q.QYMC, r.ZW, r.RZRQ, r.RJCZE, q.DJZT, q.GXSJ
            FROM FR_RZXX r JOIN QY_JBXX q ON q.TYSHXYDM = r.TYSHXYDM;
        """;

    protected override void Fill(CityRegister register, SqliteConnection connection, SqliteTransaction transaction)
    {
        var dice = new Dice(12);
        using var firms = new TableWriter(
            connection, transaction, "QY_JBXX",
            "QYID", "TYSHXYDM", "QYMC", "QYLX", "ZCZB", "BIZ", "FDDBR", "FDDBRSFZ", "ZS", "JYFW", "CLRQ", "DJZT", "HZRQ", "DXRQ", "DJJG", "CYRS", "GXSJ");
        using var licences = new TableWriter(
            connection, transaction, "YYZZ_XX",
            "ZZID", "ZZBS", "TYSHXYDM", "CYZT", "FZR", "JYFW", "FZRQ", "YXQQ", "YXQZ", "ZZZT", "FBS", "GXSJ");
        using var posts = new TableWriter(
            connection, transaction, "FR_RZXX", "RZID", "SFZH", "XM", "TYSHXYDM", "ZW", "RZRQ", "RJCZE");
        foreach (var firm in register.Firms)
        {
            WriteFirm(firms, firm, dice);
            WriteLicence(licences, firm, dice);
            posts.Write(
                firm.Index + 1L, firm.Representative.Number, Legacy.Pad(firm.Representative.Name, 40), firm.CreditCode,
                firm.IsIndividual ? "09" : dice.Pick<string>(["01", "02", "03"]), Legacy.Date(firm.Established),
                firm.Capital is { } capital ? (double)Math.Round(capital * dice.Between(10, 100) / 100, 2) : null);
        }

        FillPermits(register, connection, transaction);
        FirmNumbers.Fill(register, connection, transaction);
    }

    private static void WriteFirm(TableWriter table, Firm firm, Dice dice) => table.Write(
        firm.Index + 1L,
        firm.CreditCode,
        firm.Name,
        Legacy.Pad(firm.IsIndividual ? "9500" : dice.Chance(85) ? "1130" : "1150", 6),
        firm.Capital is { } capital ? (double)capital : null,
        firm.Capital is null ? null : "156",
        Legacy.Pad(firm.Representative.Name, 40),
        firm.Representative.Number,
        firm.Address.Text,
        firm.Trade.Scope,
        Legacy.Date(firm.Established),
        firm.State switch { FirmState.Operating => "K", FirmState.Revoked => "D", _ => "X" },
        Legacy.Date(firm.Approved),
        firm.State == FirmState.Revoked ? Legacy.Date(firm.Ended) : dice.Chance(50) ? "" : null,
        "示范市" + firm.Address.District.Name + "市场监督管理局",
        dice.Chance(4) ? null : (long)(firm.Staff + dice.Next(3)),
        Legacy.Stamp(firm.Ended ?? firm.Approved, dice));

    private static void WriteLicence(TableWriter table, Firm firm, Dice dice)
    {
        // Companies without an end have the old system's "for ever"; partnerships of before had a term of thirty years.
        var until = firm.IsIndividual || dice.Chance(70) ? "99991231" : Legacy.Date(firm.Established.AddYears(30).AddDays(-1));
        table.Write(
            firm.Index + 1L,
            Certificates.BusinessLicence(firm),
            firm.CreditCode,
            firm.Name,
            Legacy.Pad(firm.Representative.Name, 40),
            firm.Trade.Scope,
            Legacy.Date(firm.Approved),
            Legacy.Date(firm.Established),
            until,
            firm.State switch { FirmState.Operating => "Y", FirmState.Revoked => "D", _ => "Z" },
            (long)dice.Between(1, 4),
            Legacy.Stamp(firm.Ended ?? firm.Approved, dice));
    }

    private static void FillPermits(CityRegister register, SqliteConnection connection, SqliteTransaction transaction)
    {
        var dice = new Dice(16);
        using var permits = new TableWriter(
            connection, transaction, "SPJYXK_XX",
            "ZZBS", "XKZBH", "TYSHXYDM", "JYZMC", "FZR", "JYCS", "JYXM", "FZRQ", "YXQQ", "YXQZ", "XKZT", "GXSJ");
        foreach (var permit in register.FoodPermits)
        {
            var identifier = Certificates.Of(permit);
            permits.Write(
                permit.IsMiskept ? Certificates.Miskept(identifier) : identifier,
                Legacy.Pad(PermitNumbers.Of(permit), 20),
                permit.Firm.CreditCode,
                permit.Firm.Name,
                Legacy.Pad(permit.Firm.Representative.Name, 40),
                permit.Firm.Address.Text,
                dice.Chance(60) ? "热食类食品制售" : "热食类食品制售；冷食类食品制售；自制饮品制售",
                Legacy.Date(permit.Issued),
                Legacy.Date(permit.From),
                Legacy.Date(permit.Until),
                StateOf(permit),
                Legacy.Stamp(permit.Changed, dice));
        }
    }

    private static string StateOf(FoodPermit permit) => permit.State switch
    {
        CertificateState.Cancelled => "Z",
        CertificateState.Revoked => "D",
        CertificateState.Suspended => "T",
        CertificateState.Expired => "G",
        CertificateState.Replaced => "B",
        _ => "Y",
    };
}
