using Gateway.Adapter.Tests.Databases;
using Gateway.Adapter.Tests.Suite;
using Gateway.Testing;
using Xunit;

namespace Gateway.Adapter.Tests.Configuration;

/// <summary>The adapter as a process of its own.</summary>
public sealed class ProcessTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_fault_of_a_configuration_is_told_at_once()
    {
        File.WriteAllText(_folder.At("mappings", "a.yaml"), "entry: minzheng/x\ntable: T\nfields: { a: { column: B, formt: yyyy } }\n---\nentry: gongan/y\nfields: []\n");
        File.WriteAllText(
            _folder.At("adapter.yaml"),
            """
            department: GongAn
            listen:
              address: nowhere
              certificate: missing.pem
              keyy: x
            gateway:
              authorities: [missing.pem]
              spiffeIds: [gateway]
              thumbprints: [abc]
            source:
              kind: oracle
              connections: 0
              statementTimeout: soon
            mapping:
              folder: mappings
              timeZone: Peking
            journal:
              path: nowhere/journal.db
            names:
              variants:
                - { written: U+E3A1, means: 𬱖, source: 市公安局生僻字对照表 }
                - { written: 呂, means: 吕 }
            drain: 01:00:00
            """);
        var (code, output) = await RunAsync("--config", _folder.At("adapter.yaml"), "--check-config");
        Assert.Equal(2, code);
        string[] keys =
        [
            "department", "listen.address", "listen.certificate", "listen.keyy", "listen.key", "gateway.authorities[0]", "gateway.spiffeIds[0]",
            "gateway.thumbprints[0]", "source.kind", "source.connections", "source.connection", "source.statementTimeout", "mapping.timeZone",
            "journal.path", "pseudonyms.file", "names.variants[1]", "drain",
        ];
        Assert.All(keys, key => Assert.Contains($"{key}: ", output, StringComparison.Ordinal));
        Assert.Contains("adapter.yaml:5: listen.keyy", output, StringComparison.Ordinal);
        Assert.Contains("a.yaml:1: entry: ", output, StringComparison.Ordinal);
        Assert.Contains("a.yaml:3: fields.a.formt: unknown key; did you mean 'format'?", output, StringComparison.Ordinal);
        Assert.Contains("a.yaml:5: table: ", output, StringComparison.Ordinal);
        Assert.Contains("a.yaml:6: fields: ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sound_configuration_is_told_sound_and_runs_until_it_is_told_to_stop()
    {
        var options = TestAdapter.Options(_folder, database.Kind, database.Reader, ResidentSchema.Mapping);
        File.WriteAllText(
            _folder.At("adapter.json"),
            $$"""
            { "department": "gongan",
              "listen": { "address": "127.0.0.1:0", "certificate": "{{options.Listen.Certificate}}", "key": "{{options.Listen.Key}}" },
              "gateway": { "authorities": ["{{options.Gateway.Authorities[0]}}"], "spiffeIds": ["{{TestCity.GatewayId}}"] },
              "source": { "kind": "sqlite", "connection": "{{options.Source.Connection}}" },
              "mapping": { "folder": "mappings" },
              "journal": { "path": "journal/journal.db" },
              "pseudonyms": { "file": "pseudonyms.key", "createIfMissing": true } }
            """);
        var (code, output) = await RunAsync("--config", _folder.At("adapter.json"), "--check-config");
        Assert.Equal((0, true), (code, output.Contains("in order", StringComparison.Ordinal)));

        await using var process = Start("--config", _folder.At("adapter.json"));
        await Poll.UntilAsync(
            () => process.Output.Contains("Adapter of gongan", StringComparison.Ordinal), Patience, "it runs", TestContext.Current.CancellationToken);
        process.Terminate();
        Assert.Equal(0, await process.WaitForExitAsync(Patience, TestContext.Current.CancellationToken));
    }

    private static ChildProcess Start(params string[] arguments) =>
        ChildProcess.Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "Gateway.Adapter.dll"), .. arguments]);

    private static async Task<(int, string)> RunAsync(params string[] arguments)
    {
        await using var process = Start(arguments);
        var code = await process.WaitForExitAsync(Patience, TestContext.Current.CancellationToken);
        return (code, process.Tail);
    }
}
