using Gateway.Demo.Credit;
using Gateway.Demo.Running;
using Gateway.Demo.Tax;
using Gateway.Demo.Tls;

namespace Gateway.Demo.Preparing;

/// <summary>The configuration of every gateway over one PostgreSQL and one Redis.</summary>
internal static class PreparedGateway
{
    private const int PseudonymKeyLength = 32;
    private const string Mounted = "/etc/gateway";
    private const string User = "gateway";
    private const string Database = $"Host={Services.Postgres};Database=gateway;Username={User};Passfile={Mounted}/secrets/pgpass";

    public static void Write(PreparedFolder folder, TlsFolder tls, CitySystems systems, StoreSecrets secrets)
    {
        var home = folder.Of(Services.Gateway);
        PreparedFolder.PutFile(CityDocuments.Calendar, Path.Combine(home, "calendar.yaml"));
        PreparedFolder.Put(home, "server", tls.Of(CitySystems.GatewayServer.Name));
        PreparedFolder.Put(home, "client", tls.Of(CitySystems.GatewayClient.Name));
        var keys = Path.Combine(home, "secrets");
        DemoFolder.CreatePrivate(keys);
        SecretFile.Ensure(Path.Combine(keys, "pseudonym.key"), PseudonymKeyLength);
        PreparedFolder.PutFile(TaxAppKey.Ensure(folder.Of(Services.ApiOf(CityApis.Taxation))), Path.Combine(keys, "shuiwu-app.key"));
        PreparedFolder.PutFile(CreditToken.Ensure(folder.Of(Services.ApiOf(CityApis.CreditOffice))), Path.Combine(keys, "xinyong-token"));
        WritePrivate(Path.Combine(keys, "pgpass"), $"*:*:*:{User}:{secrets.PostgresPassword}\n");
        WritePrivate(Path.Combine(home, "gateway.yaml"), Text(systems, secrets));
    }

    private static string Text(CitySystems systems, StoreSecrets secrets) => $$"""
        # Written when the city is prepared; deploy/gateway.yaml tells what the keys mean.
        city: {{CitySystems.City}}
        timeZone: Asia/Shanghai
        calendar: calendar.yaml
        listen:
          address: 0.0.0.0:8443
          certificate: tls/server.pem
          key: tls/server.key
        management:
          address: 0.0.0.0:9090
          grpcAddress: 0.0.0.0:9091
        authorities:
          - certificate: tls/authority.pem
            departments: ["*"]
        stewards: [{{string.Join(", ", systems.Steward.SpiffeIds)}}]
        storage:
          provider: postgres
          connectionString: {{Database}}
        log:
          store: postgres
          connectionString: {{Database}}
          origin: gateway.demo-city/log
        pseudonyms:
          file: secrets/pseudonym.key
        departments:
          certificate: tls/client.pem
          key: tls/client.key
          authorities: tls/authority.pem
          probeInterval: 00:00:01
        certificates:
          redis: {{Services.Redis}}:6379,password={{secrets.RedisPassword}}
        limits:
          drain: 00:00:05
        apis:
          upstreams:
            - { department: {{CityApis.Taxation}}, address: "{{PreparedApis.Taxation}}", networks: {{Networks}} }
            - { department: {{CityApis.CreditOffice}}, address: "{{PreparedApis.CreditOffice}}", networks: {{Networks}} }
          credentials:
            - name: {{CityApis.TaxationCredential}}
              department: {{CityApis.Taxation}}
              kind: nationalSignature
              nationalSignature:
                sid: {{TaxSignature.Sid}}
                rid: {{TaxSignature.Rid}}
                appKeyFile: secrets/shuiwu-app.key
            - name: {{CityApis.CreditOfficeCredential}}
              department: {{CityApis.CreditOffice}}
              kind: bearer
              bearer:
                tokenFile: secrets/xinyong-token

        """;

    // The private networks of RFC 1918: containers are in one of them.
    private const string Networks = """["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"]""";

    private static void WritePrivate(string path, string text)
    {
        var unfinished = path + ".tmp";
        File.Delete(unfinished);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var writer = new StreamWriter(unfinished, options))
        {
            writer.Write(text);
        }

        File.Move(unfinished, path, overwrite: true);
    }
}
