using System.Globalization;
using Gateway.Demo.City.People;
using Gateway.Demo.City.Places;
using Microsoft.Data.Sqlite;

namespace Gateway.Demo.City.Databases;

/// <summary>Civil affairs (民政): 婚姻登记, 结婚证, 收养登记. One row for each act, with both parties in it, and one for each spouse's certificate.</summary>
internal sealed class Minzheng : DepartmentDatabase
{
    public override string Department => "minzheng";

    protected override string Tables => """
        CREATE TABLE HYDJ_XX (
            DJBH INTEGER PRIMARY KEY,
            YWLX CHAR(1) NOT NULL,
            NANXM VARCHAR(60),
            NANSFZH CHAR(18),
            NVXM VARCHAR(60),
            NVSFZH CHAR(18),
            DJRQ CHAR(8),
            ZSZH CHAR(30),
            DJJG CHAR(60),
            GXSJ CHAR(14));
        CREATE TABLE JHZ_XX (
            ZSID INTEGER PRIMARY KEY,
            ZZBS VARCHAR(94) NOT NULL,
            ZSZH CHAR(30) NOT NULL,
            CZRXM VARCHAR(60),
            CZRSFZH CHAR(18) NOT NULL,
            POXM VARCHAR(60),
            POSFZH CHAR(18),
            DJRQ CHAR(8),
            DJJG CHAR(60),
            ZSZT CHAR(1),
            GXSJ CHAR(14));
        CREATE TABLE SYDJ_XX (
            DJBH INTEGER PRIMARY KEY,
            SYRSFZH CHAR(18),
            BSYRSFZH CHAR(18),
            DJRQ CHAR(8),
            DJZH CHAR(30));
        """;

    // The view turns each act into two rows, one for each party's number.
    protected override string IndexesAndViews => """
        CREATE INDEX IX_HY_NAN ON HYDJ_XX (NANSFZH);
        CREATE INDEX IX_HY_NV ON HYDJ_XX (NVSFZH);
        CREATE INDEX IX_JHZ_CZR ON JHZ_XX (CZRSFZH);
        CREATE INDEX IX_JHZ_ZZBS ON JHZ_XX (ZZBS);
        CREATE INDEX IX_SY_SYR ON SYDJ_XX (SYRSFZH);
        CREATE VIEW V_HYDJ_GR AS
            SELECT NANSFZH AS SFZH, NANXM AS XM, NVSFZH AS POSFZH, NVXM AS POXM, YWLX, DJRQ, ZSZH, DJJG, GXSJ FROM HYDJ_XX
            UNION ALL
            SELECT NVSFZH, NVXM, NANSFZH, NANXM, YWLX, DJRQ, ZSZH, DJJG, GXSJ FROM HYDJ_XX;
        """;

    protected override void Fill(CityRegister register, SqliteConnection connection, SqliteTransaction transaction)
    {
        var dice = new Dice(13);
        using var acts = new TableWriter(
            connection, transaction, "HYDJ_XX", "DJBH", "YWLX", "NANXM", "NANSFZH", "NVXM", "NVSFZH", "DJRQ", "ZSZH", "DJJG", "GXSJ");
        using var certificates = new TableWriter(
            connection, transaction, "JHZ_XX", "ZZBS", "ZSZH", "CZRXM", "CZRSFZH", "POXM", "POSFZH", "DJRQ", "DJJG", "ZSZT", "GXSJ");
        var certificateDice = new Dice(19);
        var serial = 0;
        foreach (var marriage in register.Marriages)
        {
            var (certificate, registry) = Write(acts, ++serial, "J", marriage, marriage.Registered, dice);
            if (certificate is not null)
            {
                WriteCertificates(certificates, serial, marriage, certificate, registry, certificateDice);
            }

            if (marriage.Divorced is { } divorced)
            {
                Write(acts, ++serial, "L", marriage, divorced, dice);
            }
        }

        using var adoptions = new TableWriter(connection, transaction, "SYDJ_XX", "DJBH", "SYRSFZH", "BSYRSFZH", "DJRQ", "DJZH");
        for (var i = 0; i < register.Adoptions.Count; i++)
        {
            var adoption = register.Adoptions[i];
            adoptions.Write(
                i + 1L, adoption.Adopter.Number, adoption.Child.Number, Legacy.Date(adoption.Registered),
                Legacy.Pad(string.Create(CultureInfo.InvariantCulture, $"SY330100-{adoption.Registered.Year}-{i + 1:D6}"), 30));
        }
    }

    private static (string? Certificate, string Registry) Write(
        TableWriter table, int serial, string kind, Marriage marriage, DateOnly date, Dice dice)
    {
        var district = dice.Pick<District>(District.All);
        var number = string.Create(
            CultureInfo.InvariantCulture, $"{kind}{district.Code}-{date.Year}-{serial:D6}");

        // Acts of before 2003 were typed in from paper, without the certificate's number.
        var paper = date.Year < 2003 && dice.Chance(30);
        var certificate = paper ? null : Legacy.Pad(number, 30);
        var registry = Legacy.Pad("示范市" + district.Name + "民政局婚姻登记处", 60);
        table.Write(
            (long)serial, kind, marriage.Husband.Name, marriage.Husband.Number, marriage.Wife.Name, marriage.Wife.Number,
            Legacy.Date(date), certificate, registry, Legacy.Stamp(date, dice));
        return (certificate, registry);
    }

    // Two copies, one for either spouse: each finds the marriage by the own number. A divorce ends both.
    private static void WriteCertificates(TableWriter table, int act, Marriage marriage, string number, string registry, Dice dice)
    {
        for (var copy = 1; copy <= 2; copy++)
        {
            var (holder, spouse) = copy == 1 ? (marriage.Husband, marriage.Wife) : (marriage.Wife, marriage.Husband);
            var identifier = Certificates.Of(marriage, act, copy);
            var miskept = dice.Next(2000) == 0 && !Casting.IsCast(holder);
            table.Write(
                miskept ? Certificates.Miskept(identifier) : identifier, number, holder.Name, holder.Number, spouse.Name, spouse.Number,
                Legacy.Date(marriage.Registered), registry, marriage.Divorced is null ? "1" : "0",
                Legacy.Stamp(marriage.Divorced ?? marriage.Registered, dice));
        }
    }
}
