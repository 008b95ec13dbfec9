using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Gateway.Demo.City.Databases;

/// <summary>Urban management (城管): 户外招牌. What was taken down keeps its row; whether one covers windows is 是, 否, or not known.</summary>
internal sealed class Chengguan : DepartmentDatabase
{
    public override string Department => "chengguan";

    protected override string Tables => """
        CREATE TABLE HW_ZPXX (
            ZPID INTEGER PRIMARY KEY,
            BABH CHAR(20) NOT NULL,
            BDCDYH CHAR(28) NOT NULL,
            SZR VARCHAR(200),
            ZPMJ DECIMAL(8,2),
            ZDMC CHAR(2),
            BARQ CHAR(8) NOT NULL,
            ZPZT CHAR(1) NOT NULL,
            LXDH VARCHAR(20),
            GXSJ CHAR(14));
        """;

    protected override string IndexesAndViews => """
        CREATE INDEX IX_ZP_DYH ON HW_ZPXX (BDCDYH);
        """;

    protected override void Fill(CityRegister register, SqliteConnection connection, SqliteTransaction transaction)
    {
        var dice = new Dice(21);
        using var signboards = new TableWriter(
            connection, transaction, "HW_ZPXX", "ZPID", "BABH", "BDCDYH", "SZR", "ZPMJ", "ZDMC", "BARQ", "ZPZT", "LXDH", "GXSJ");
        for (var i = 0; i < register.Signboards.Count; i++)
        {
            var signboard = register.Signboards[i];
            var unknown = dice.Chance(10) && !Casting.IsCast(signboard.Unit);
            signboards.Write(
                i + 1L,
                Legacy.Pad(string.Create(CultureInfo.InvariantCulture, $"ZP{signboard.Registered:yyyyMM}{i + 1:D6}"), 20),
                signboard.Unit.Number,
                signboard.Holder.Name,
                (double)signboard.Area,
                signboard.BlocksWindows ? "是" : unknown ? null : "否",
                Legacy.Date(signboard.Registered),
                signboard.Removed ? "C" : "Z",
                string.Create(CultureInfo.InvariantCulture, $"0571-0{i:D7}"),
                Legacy.Stamp(signboard.Registered, dice));
        }
    }
}
