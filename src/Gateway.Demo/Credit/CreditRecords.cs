using Gateway.Demo.City.Databases;
using Gateway.Demo.Credit.V1;
using Microsoft.Data.Sqlite;

namespace Gateway.Demo.Credit;

/// <summary>What the credit office answers: as its own screens show it, with numbers, telephones and clerks.</summary>
internal sealed class CreditRecords(string database)
{
    private const string OfSubject = """
        SELECT TYSHXYDM, ZTMC, PJDJ, PJRQ, FDDBR, FDDBRSFZ, LXDH,
            (SELECT count(*) FROM XY_JL j WHERE j.TYSHXYDM = z.TYSHXYDM AND j.JLLX = 'XZCF'),
            EXISTS (SELECT 1 FROM XY_JL j WHERE j.TYSHXYDM = z.TYSHXYDM AND j.JLLX = 'YZSX' AND j.XF = 0), ZHPF
        FROM XY_ZT z WHERE TYSHXYDM = $code
        """;

    private const string OfRecords = """
        SELECT JLBH, JLLX, JDWSH, JDJG, SY, FKJE_FEN, JDRQ, GSJZ, XF, JBR FROM XY_JL
        WHERE TYSHXYDM = $code AND JDRQ >= $from ORDER BY JDRQ DESC, JLID DESC
        """;

    private readonly DatabaseReader _database = new(database);

    /// <summary>The summary (信用概况); null where the office holds no such firm.</summary>
    public CreditSummary? Summary(string code) => _database.Read(OfSubject, Summary, ("$code", code)).FirstOrDefault();

    /// <summary>The records of a firm (信用记录), the newest first.</summary>
    /// <param name="firm">The firm.</param>
    /// <param name="from">yyyy-MM-dd: those decided on it or later; empty for all.</param>
    public List<CreditRecord> Records(CreditSummary firm, string from)
    {
        var records = _database.Read(OfRecords, Record, ("$code", firm.Tyshxydm), ("$from", from));
        records.ForEach(record => record.Fddbr = firm.Fddbr);
        return records;
    }

    private static CreditSummary Summary(SqliteDataReader row) => new()
    {
        Tyshxydm = row.GetString(0),
        Ztmc = row.GetString(1),
        Pjdj = row.GetString(2),
        Pjrq = row.GetString(3),
        Fddbr = new Person { Xm = row.GetString(4), Sfzh = row.GetString(5), Lxdh = row.GetString(6) },
        Cfts = row.GetInt32(7),
        Yzsx = row.GetBoolean(8),
        Zhpf = row.GetInt32(9),
    };

    private static CreditRecord Record(SqliteDataReader row) => new()
    {
        Jlbh = row.GetString(0),
        Jllx = row.GetString(1) == "YZSX" ? RecordKind.Yzsx : RecordKind.Xzcf,
        Jdwsh = row.GetString(2),
        Jdjg = row.GetString(3),
        Sy = row.GetString(4),
        Fkje = row.GetInt64(5) / 100d,
        Jdrq = row.GetString(6),
        Gsjz = row.GetString(7),
        Xf = row.GetBoolean(8),
        Jbr = row.GetString(9),
    };
}
