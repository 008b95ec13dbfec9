using System.Text.Json.Nodes;
using Gateway.Demo.City.Databases;
using Microsoft.Data.Sqlite;

namespace Gateway.Demo.Tax;

/// <summary>
/// What the API answers, in the department's own words. It answers all that its screens show, as such APIs do: telephone, clerk
/// and risk score too.
/// </summary>
internal sealed class TaxRecords(string database)
{
    private const string OfTaxpayer = """
        SELECT NSRSBH, NSRMC, NSRZT_DM, ZGSWJG, XYDJ, PJND, FDDBR, FDDBRSFZ, LXDH, ZGY, FXFZ FROM NSR_JBXX WHERE NSRSBH = $code
        """;

    private const string OfArrears = """
        SELECT ZSXM, SKSSQ, QSJE_FEN, ZNJ_FEN FROM QS_MX WHERE NSRSBH = $code AND SKSSQ BETWEEN $from AND $until ORDER BY SKSSQ, QSID
        """;

    private const string OfPayments = """
        SELECT PZHM, ZSXM, SKSSQ, SJJE_FEN, JKRQ FROM WS_MX
        WHERE NSRSBH = $code AND SKSSQ BETWEEN $from AND $until AND ($item = '' OR ZSXM = $item) ORDER BY SKSSQ, WSID
        """;

    private readonly DatabaseReader _database = new(database);

    /// <summary>The taxpayer (纳税人); null where there is none.</summary>
    public JsonObject? Taxpayer(string code) => _database.Read(OfTaxpayer, Taxpayer, ("$code", code)).FirstOrDefault() is { } data ? Envelope(data) : null;

    /// <summary>What it owes of the year (欠税); null where there is no such taxpayer.</summary>
    public JsonObject? Arrears(string code, string year)
    {
        if (Taxpayer(code) is not { } taxpayer)
        {
            return null;
        }

        var rows = _database.Read(OfArrears, Arrear, ("$code", code), ("$from", year + "-01"), ("$until", year + "-12"));
        return Envelope(new JsonObject
        {
            ["nsrsbh"] = code,
            ["nd"] = year,
            ["zgy"] = taxpayer["data"]!["zgy"]!.DeepClone(),
            ["qsmx"] = new JsonArray([.. rows]),
        });
    }

    /// <summary>Certificates of payment (完税凭证) of the months; null where there is no such taxpayer.</summary>
    public JsonObject? Payments(string code, string from, string until, string item) => Taxpayer(code) is null
        ? null
        : Envelope(new JsonObject
        {
            ["nsrsbh"] = code,
            ["wsmx"] = new JsonArray([.. _database.Read(OfPayments, Payment, ("$code", code), ("$from", from), ("$until", until), ("$item", item))]),
        });

    private static JsonObject Taxpayer(SqliteDataReader row) => new()
    {
        ["nsrsbh"] = row.GetString(0),
        ["nsrmc"] = row.GetString(1),
        ["nsrzt"] = new JsonObject { ["dm"] = row.GetString(2), ["mc"] = row.GetString(2) switch { "03" => "正常", "07" => "注销", _ => "非正常" } },
        ["zgswjg"] = row.GetString(3),
        ["xydj"] = row.IsDBNull(4) ? null : row.GetString(4),
        ["pjnd"] = row.IsDBNull(5) ? null : row.GetInt64(5),
        ["fddbr"] = row.GetString(6),
        ["fddbrsfz"] = row.GetString(7),
        ["lxdh"] = row.GetString(8),
        ["zgy"] = row.GetString(9),
        ["fxfz"] = row.GetInt64(10),
    };

    private static JsonObject Arrear(SqliteDataReader row) => new()
    {
        ["zsxm"] = row.GetString(0),
        ["skssq"] = row.GetString(1),
        ["qsje"] = row.GetInt64(2) / 100m,
        ["znj"] = row.GetInt64(3) / 100m,
        ["clyj"] = "已电话催缴，列入风险应对",
    };

    private static JsonObject Payment(SqliteDataReader row) => new()
    {
        ["pzhm"] = row.GetString(0),
        ["zsxm"] = row.GetString(1),
        ["skssq"] = row.GetString(2),
        ["sjje"] = row.GetInt64(3) / 100m,
        ["jkrq"] = row.GetString(4),
        ["rkxh"] = "国库内部流水",
    };

    private static JsonObject Envelope(JsonObject data) => new() { ["code"] = "00", ["msg"] = "成功", ["fwq"] = "sw-app-03", ["data"] = data };
}
