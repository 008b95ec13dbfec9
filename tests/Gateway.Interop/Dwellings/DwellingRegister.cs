using Gateway.Adapter;
using Gateway.Adapter.Sources;
using Gateway.Hosting.Configuration;
using Gateway.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Gateway.Interop.Dwellings;

/// <summary>The department's database, and the adapter beside it as departments run it.</summary>
internal sealed class DwellingRegister : IAsyncDisposable
{
    /// <summary>Owns one dwelling.</summary>
    public const string Owner = "110101195001010009";

    /// <summary>Owns two.</summary>
    public const string OwnerOfTwo = "11010119900307002X";

    /// <summary>Owns none.</summary>
    public const string OwnerOfNone = "110101198506150019";

    private const string Tables =
        """
        CREATE TABLE FW (SFZ TEXT, QLR TEXT, XH INTEGER, MJ TEXT, DY INTEGER, DJRQ TEXT, JCRQ TEXT, JLSJ DATETIME, YT TEXT,
          YZ BLOB, BZ TEXT, TZ BLOB, DLR TEXT, PMT BLOB, QLRSJ TEXT);
        INSERT INTO FW VALUES ('110101195001010009', '欧阳张三丰', 9007199254740993, '12345678901234567.8900', 0, '20240229', '199807',
          '2024-05-06 07:08:09.123456', '10', x'00FF10', NULL, x'0102', '李四光', zeroblob(30000), '20240506070809');
        INSERT INTO FW (SFZ, QLR, XH, DY) VALUES ('11010119900307002X', '王一', -1, 1), ('11010119900307002X', '王二', 2, 0);
        """;

    private const string Fields =
        """
        fields:
          citizen_number: SFZ
          owner_name: { column: QLR, as_of: { column: QLRSJ, format: yyyyMMddHHmmss } }
          serial: XH
          floor_area: MJ
          mortgaged: DY
          registered_on: { column: DJRQ, format: yyyyMMdd }
          built_on: { column: JCRQ, format: [yyyyMMdd, yyyyMM, yyyy] }
          recorded_at: JLSJ
          usage: YT
          seal: YZ
          remark: BZ
          heating: { not_held: true }
          drawing: TZ
          proxy_name: DLR
          plan: PMT

        """;

    private readonly AdapterHost _host;

    private DwellingRegister(AdapterHost host) => _host = host;

    public string Address => _host.Address.GetLeftPart(UriPartial.Authority);

    public static async Task<DwellingRegister> StartAsync(TestAuthority authority, TemporaryFolder folder)
    {
        var database = folder.At("register", "dwellings.db");
        await CreateAsync(database);
        using var certificate = authority.IssueServer($"spiffe://test-city/{DwellingEntry.Department}/zhujian-adapter");
        var files = certificate.WriteTo(folder.At("register", "tls"));
        await File.WriteAllTextAsync(folder.At("register", "mappings", "dwelling.yaml"), Mapping());
        var options = new AdapterOptions
        {
            Department = DwellingEntry.Department,
            Listen = { Address = "127.0.0.1:0", Certificate = files.Certificate, Key = files.Key },
            Gateway = { Authorities = [files.Authority], SpiffeIds = ["spiffe://test-city/gateway/gateway"] },
            Source = { Kind = SourceKind.Sqlite, Connection = $"Data Source={database}" },
            Mapping = { Folder = folder.At("register", "mappings") },
            Journal = { Path = folder.At("register", "journal.db") },
            Pseudonyms = { File = folder.At("register", "pseudonyms.key"), CreateIfMissing = true },
            Management = { Address = "" },
        };
        var faults = new List<ConfigurationFault>();
        AdapterOptionsValidator.Validate(options, folder.Path, faults);
        Assert.Empty(faults);
        var host = AdapterHost.Build(options, builder => builder.Logging.ClearProviders());
        await host.StartAsync();
        return new DwellingRegister(host);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await _host.DisposeAsync();
    }

    private static async Task CreateAsync(string database)
    {
        await using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = Tables;
        await command.ExecuteNonQueryAsync();
    }

    // What later revisions add is there already: a department maps a column before its steward publishes it.
    private static string Mapping()
    {
        var notes = string.Concat(Enumerable.Range('c', 8).Select(letter => $"  note_{(char)letter}: {{ constant: \"note\" }}\n"));
        return $"entry: {DwellingEntry.Department}/{DwellingEntry.Name}\ntable: FW\n{Fields}{notes}";
    }
}
