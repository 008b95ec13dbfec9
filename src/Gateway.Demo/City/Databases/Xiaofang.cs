using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Gateway.Demo.City.Databases;

/// <summary>Fire and rescue (消防): 场所消防安全检查. A row for each check; the inspectors' names have a column, and no field.</summary>
internal sealed class Xiaofang : DepartmentDatabase
{
    public override string Department => "xiaofang";

    protected override string Tables => """
        CREATE TABLE XF_JCJL (
            JLID INTEGER PRIMARY KEY,
            JCWSH VARCHAR(40) NOT NULL,
            BDCDYH CHAR(28) NOT NULL,
            CSDZ CHAR(100),
            JCMJ DECIMAL(12,2),
            JCRQ CHAR(8) NOT NULL,
            JCJL CHAR(2) NOT NULL,
            JCR VARCHAR(40),
            GXSJ CHAR(14));
        """;

    protected override string IndexesAndViews => """
        CREATE INDEX IX_JC_DYH ON XF_JCJL (BDCDYH);
        """;

    protected override void Fill(CityRegister register, SqliteConnection connection, SqliteTransaction transaction)
    {
        var dice = new Dice(20);
        using var checks = new TableWriter(
            connection, transaction, "XF_JCJL", "JLID", "JCWSH", "BDCDYH", "CSDZ", "JCMJ", "JCRQ", "JCJL", "JCR", "GXSJ");
        foreach (var check in register.FireChecks)
        {
            checks.Write(
                (long)check.Serial,
                string.Create(CultureInfo.InvariantCulture, $"示消安检字〔{check.Checked:yyyy}〕第{check.Serial:D4}号"),
                check.Unit.Number,
                Legacy.Pad(check.Unit.Location, 100),
                (double)check.Unit.Area,
                Legacy.Date(check.Checked),
                check.Passed ? "HG" : "BH",
                dice.Chance(50) ? "检查员甲" : "检查员乙",
                Legacy.Stamp(check.Checked, dice));
        }
    }
}
