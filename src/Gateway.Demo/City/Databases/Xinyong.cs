using System.Globalization;
using Gateway.Demo.City.Credits;
using Microsoft.Data.Sqlite;

namespace Gateway.Demo.City.Databases;

/// <summary>The credit office (信用): 信用主体 and their 信用记录. It serves them by gRPC itself; the list of the dishonest alone is a view for an adapter.</summary>
internal sealed class Xinyong : DepartmentDatabase
{
    public override string Department => "xinyong";

    protected override string Tables => """
        CREATE TABLE XY_ZT (
            ZTID INTEGER PRIMARY KEY,
            TYSHXYDM CHAR(18) NOT NULL,
            ZTMC VARCHAR(200) NOT NULL,
            PJDJ CHAR(1) NOT NULL,
            PJRQ CHAR(10) NOT NULL,
            ZHPF INTEGER NOT NULL,
            FDDBR VARCHAR(80) NOT NULL,
            FDDBRSFZ CHAR(18) NOT NULL,
            LXDH VARCHAR(20) NOT NULL);
        CREATE TABLE XY_JL (
            JLID INTEGER PRIMARY KEY,
            JLBH CHAR(16) NOT NULL,
            TYSHXYDM CHAR(18) NOT NULL,
            JLLX CHAR(4) NOT NULL,
            JDWSH VARCHAR(60) NOT NULL,
            JDJG VARCHAR(100) NOT NULL,
            SY VARCHAR(400) NOT NULL,
            FKJE_FEN INTEGER NOT NULL,
            JDRQ CHAR(10) NOT NULL,
            GSJZ CHAR(10) NOT NULL,
            XF INTEGER NOT NULL,
            JBR VARCHAR(20) NOT NULL);
        """;

    protected override string IndexesAndViews => """
        CREATE UNIQUE INDEX IX_ZT ON XY_ZT (TYSHXYDM);
        CREATE INDEX IX_JL ON XY_JL (TYSHXYDM, JDRQ);
        CREATE VIEW V_YZSX AS
            SELECT j.TYSHXYDM, z.ZTMC, j.JLBH, j.JDJG, j.SY, j.JDRQ, j.GSJZ, CASE j.XF WHEN 1 THEN 'YC' ELSE 'LR' END AS LRZT
            FROM XY_JL j JOIN XY_ZT z ON z.TYSHXYDM = j.TYSHXYDM
            WHERE j.JLLX = 'YZSX';
        """;

    protected override void Fill(CityRegister register, SqliteConnection connection, SqliteTransaction transaction)
    {
        using var subjects = new TableWriter(
            connection, transaction, "XY_ZT", "TYSHXYDM", "ZTMC", "PJDJ", "PJRQ", "ZHPF", "FDDBR", "FDDBRSFZ", "LXDH");
        using var records = new TableWriter(
            connection, transaction, "XY_JL", "JLBH", "TYSHXYDM", "JLLX", "JDWSH", "JDJG", "SY", "FKJE_FEN", "JDRQ", "GSJZ", "XF", "JBR");
        var serial = 0;
        foreach (var file in register.Credits)
        {
            subjects.Write(
                file.Firm.CreditCode, file.Firm.Name, file.Grade, Day(file.RatedOn), (long)file.Score,
                file.Firm.Representative.Name, file.Firm.Representative.Number,
                string.Create(CultureInfo.InvariantCulture, $"0571-0{file.Firm.Index:D7}"));
            foreach (var mark in file.Marks)
            {
                Write(records, file.Firm.CreditCode, mark, ++serial);
            }
        }
    }

    private static void Write(TableWriter table, string code, CreditMark mark, int serial) => table.Write(
        string.Create(CultureInfo.InvariantCulture, $"XY{mark.DecidedOn:yyyy}{serial:D10}"),
        code,
        mark.IsDishonesty ? "YZSX" : "XZCF",
        string.Create(CultureInfo.InvariantCulture, $"示{(mark.IsDishonesty ? "列" : "罚")}字〔{mark.DecidedOn:yyyy}〕{serial}号"),
        mark.Authority,
        mark.Facts,
        (long)(mark.Fine * 100),
        Day(mark.DecidedOn),
        Day(mark.ShownUntil),
        mark.IsRepaired ? 1L : 0L,
        serial % 2 == 0 ? "经办人甲" : "经办人乙");

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
