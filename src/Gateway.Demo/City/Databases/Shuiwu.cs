using System.Globalization;
using Gateway.Demo.City.Taxes;
using Microsoft.Data.Sqlite;

namespace Gateway.Demo.City.Databases;

/// <summary>Taxation (税务): 纳税人, 欠税, 完税凭证. No adapter stands before it: the department serves it by an API of its own.</summary>
internal sealed class Shuiwu : DepartmentDatabase
{
    public override string Department => "shuiwu";

    protected override string Tables => """
        CREATE TABLE NSR_JBXX (
            NSRID INTEGER PRIMARY KEY,
            NSRSBH CHAR(18) NOT NULL,
            NSRMC VARCHAR(200) NOT NULL,
            NSRZT_DM CHAR(2) NOT NULL,
            ZGSWJG VARCHAR(200) NOT NULL,
            XYDJ CHAR(1),
            PJND INTEGER,
            FDDBR VARCHAR(80),
            FDDBRSFZ CHAR(18),
            LXDH VARCHAR(20),
            ZGY VARCHAR(20),
            FXFZ INTEGER);
        CREATE TABLE QS_MX (
            QSID INTEGER PRIMARY KEY,
            NSRSBH CHAR(18) NOT NULL,
            ZSXM VARCHAR(40) NOT NULL,
            SKSSQ CHAR(7) NOT NULL,
            QSJE_FEN INTEGER NOT NULL,
            ZNJ_FEN INTEGER NOT NULL);
        CREATE TABLE WS_MX (
            WSID INTEGER PRIMARY KEY,
            PZHM CHAR(18) NOT NULL,
            NSRSBH CHAR(18) NOT NULL,
            ZSXM VARCHAR(40) NOT NULL,
            SKSSQ CHAR(7) NOT NULL,
            SJJE_FEN INTEGER NOT NULL,
            JKRQ CHAR(10) NOT NULL);
        """;

    protected override string IndexesAndViews => """
        CREATE UNIQUE INDEX IX_NSR ON NSR_JBXX (NSRSBH);
        CREATE INDEX IX_QS ON QS_MX (NSRSBH, SKSSQ);
        CREATE INDEX IX_WS ON WS_MX (NSRSBH, SKSSQ);
        """;

    protected override void Fill(CityRegister register, SqliteConnection connection, SqliteTransaction transaction)
    {
        using var taxpayers = new TableWriter(
            connection, transaction, "NSR_JBXX",
            "NSRSBH", "NSRMC", "NSRZT_DM", "ZGSWJG", "XYDJ", "PJND", "FDDBR", "FDDBRSFZ", "LXDH", "ZGY", "FXFZ");
        using var owed = new TableWriter(connection, transaction, "QS_MX", "NSRSBH", "ZSXM", "SKSSQ", "QSJE_FEN", "ZNJ_FEN");
        using var paid = new TableWriter(connection, transaction, "WS_MX", "PZHM", "NSRSBH", "ZSXM", "SKSSQ", "SJJE_FEN", "JKRQ");
        var serial = 0;
        foreach (var taxpayer in register.Taxpayers)
        {
            Write(taxpayers, taxpayer);
            foreach (var arrear in taxpayer.Arrears)
            {
                owed.Write(taxpayer.Firm.CreditCode, arrear.Item, Month(arrear.Month), Fen(arrear.Amount), Fen(arrear.LateFee));
            }

            foreach (var payment in taxpayer.Payments)
            {
                paid.Write(
                    string.Create(CultureInfo.InvariantCulture, $"333{payment.PaidOn:yyMMdd}{++serial:D9}"),
                    taxpayer.Firm.CreditCode, payment.Item, Month(payment.Month), Fen(payment.Amount),
                    payment.PaidOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            }
        }
    }

    private static void Write(TableWriter table, Taxpayer taxpayer) => table.Write(
        taxpayer.Firm.CreditCode,
        taxpayer.Firm.Name,
        taxpayer.State switch { TaxpayerState.Cancelled => "07", TaxpayerState.Abnormal => "08", _ => "03" },
        "国家税务总局示范市" + taxpayer.Firm.Address.District.Name + "税务局",
        taxpayer.Grade,
        taxpayer.Grade is null ? null : CitySeed.Today.Year - 1L,
        taxpayer.Firm.Representative.Name,
        taxpayer.Firm.Representative.Number,
        string.Create(CultureInfo.InvariantCulture, $"0571-0{taxpayer.Firm.Index:D7}"),
        taxpayer.Clerk,
        (long)taxpayer.Risk);

    private static string Month(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static long Fen(decimal yuan) => (long)(yuan * 100);
}
