using Gateway.Demo.City.Firms;
using Microsoft.Data.Sqlite;

namespace Gateway.Demo.City.Databases;

/// <summary>Market regulation's two tables beside the register itself: 证照号码对照 (多证合一) and 名称申报.</summary>
internal static class FirmNumbers
{
    public const string Tables = """
        CREATE TABLE HM_DZ (
            DZID INTEGER PRIMARY KEY,
            HMLX CHAR(1) NOT NULL,
            HM VARCHAR(20) NOT NULL,
            TYSHXYDM CHAR(18) NOT NULL,
            GXSJ CHAR(14));
        CREATE TABLE MC_SB (
            SBID INTEGER PRIMARY KEY,
            QYMC VARCHAR(200) NOT NULL,
            SQRXM CHAR(40),
            SQRSFZH CHAR(18) NOT NULL,
            SBRQ CHAR(8) NOT NULL,
            BLQX CHAR(8),
            SBZT CHAR(1) NOT NULL,
            GXSJ CHAR(14));
        """;

    public const string Indexes = """
        CREATE UNIQUE INDEX IX_DZ_HM ON HM_DZ (HM, HMLX);
        CREATE UNIQUE INDEX IX_MC_QYMC ON MC_SB (QYMC);
        """;

    public static void Fill(CityRegister register, SqliteConnection connection, SqliteTransaction transaction)
    {
        var dice = new Dice(22);
        using var numbers = new TableWriter(connection, transaction, "HM_DZ", "HMLX", "HM", "TYSHXYDM", "GXSJ");
        foreach (var older in register.OlderNumbers)
        {
            numbers.Write(
                older.Kind switch { OlderNumberKind.Registration => "G", OlderNumberKind.Organisation => "Z", _ => "S" },
                older.Number, older.Firm.CreditCode, Legacy.Stamp(older.Firm.Approved, dice));
        }

        using var names = new TableWriter(connection, transaction, "MC_SB", "QYMC", "SQRXM", "SQRSFZH", "SBRQ", "BLQX", "SBZT", "GXSJ");
        foreach (var reservation in register.NameReservations)
        {
            names.Write(
                reservation.Name, Legacy.Pad(reservation.Applicant.Name, 40), reservation.Applicant.Number,
                Legacy.Date(reservation.Declared), Legacy.Date(reservation.Until),
                reservation.State switch { NameReservationState.Used => "Y", NameReservationState.Lapsed => "S", _ => "B" },
                Legacy.Stamp(reservation.Declared, dice));
        }
    }
}
