using Gateway.Audit.Tests.Log;
using Gateway.Testing;

namespace Gateway.Audit.Tests.Writers;

public sealed class KilledWriterTests
{
    private const int Kills = 20;

    [Fact]
    public async Task After_each_of_twenty_kills_under_load_every_acknowledged_record_is_in_the_log()
    {
        using var folder = new TemporaryFolder();
        string path = folder.At("log.db");
        string acknowledged = folder.At("acknowledged");
        for (int kill = 1; kill <= Kills; kill++)
        {
            long before = LengthOf(acknowledged);
            await using ChildProcess writer = ChildProcess.Start(
                Environment.ProcessPath!, ["writer", path, acknowledged, "16", "1000000"]);

            // Each at another point of the work.
            long enough = before + (37 * 20 * kill);
            await Poll.UntilAsync(
                () => writer.HasExited || LengthOf(acknowledged) >= enough, Logs.Patience, "records are written", Logs.Token);
            Assert.False(writer.HasExited, writer.Tail);
            writer.Kill();
            await writer.WaitForExitAsync(Logs.Patience, Logs.Token);

            HashSet<Guid> found = await FoundAsync(path);
            string[] lines = await File.ReadAllLinesAsync(acknowledged, Logs.Token);
            Assert.Superset(lines.Where(line => line.Length == 36).Select(Guid.Parse).ToHashSet(), found);
        }
    }

    private static long LengthOf(string path) => File.Exists(path) ? new FileInfo(path).Length : 0;

    private static async Task<HashSet<Guid>> FoundAsync(string path)
    {
        await using DurableLog log = Logs.Sqlite(path);
        await log.StartAsync();
        List<LogRow> rows = await Logs.AllAsync(log);
        Assert.All(rows, row => Assert.Equal(row.Leaf, LeafHash.Compute(row.Record.Span)));
        return [.. rows.Select(row => row.ExchangeId)];
    }
}
