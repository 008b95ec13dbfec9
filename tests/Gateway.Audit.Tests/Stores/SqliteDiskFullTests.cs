using System.Diagnostics;
using Gateway.Audit.Tests.Log;
using Gateway.Testing;

namespace Gateway.Audit.Tests.Stores;

public sealed class SqliteDiskFullTests
{
    [Fact]
    public async Task A_full_disk_stops_the_log_with_a_clear_reason_and_freed_space_starts_it_again()
    {
        using var folder = new TemporaryFolder();
        string disk = folder.At("disk");
        Directory.CreateDirectory(disk);
        await using ChildProcess mount = ChildProcess.Start("mount", ["-t", "tmpfs", "-o", "size=6m", "tmpfs", disk]);
        Assert.SkipWhen(await mount.WaitForExitAsync(Logs.Patience, Logs.Token) != 0, $"A small disk cannot be mounted here: {mount.Errors}");
        try
        {
            await FillAndFreeAsync(disk);
        }
        finally
        {
            await using ChildProcess unmount = ChildProcess.Start("umount", ["--lazy", disk]);
            await unmount.WaitForExitAsync(Logs.Patience, CancellationToken.None);
        }
    }

    private static async Task FillAndFreeAsync(string disk)
    {
        string ballast = Path.Combine(disk, "ballast");
        await File.WriteAllBytesAsync(ballast, new byte[3_000_000], Logs.Token);
        await using DurableLog log = Logs.Sqlite(Path.Combine(disk, "log.db"));
        await log.StartAsync();
        var durable = new List<Guid>();

        AppendResult failed = await FillAsync(log, durable);
        Assert.Equal(AppendStatus.Unavailable, failed.Status);
        Assert.Contains("full", failed.Reason, StringComparison.Ordinal);
        Assert.False(log.IsWritable);
        long began = Stopwatch.GetTimestamp();
        AppendResult refused = await log.AppendAsync(Logs.Record(), out _, Logs.Token);
        Assert.Equal(AppendStatus.Unavailable, refused.Status);
        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(5));

        File.Delete(ballast);
        await Poll.UntilAsync(() => log.IsWritable, Logs.Patience, "it is writable again", Logs.Token);
        ExchangeRecord after = Logs.Record();
        Assert.True((await log.AppendAsync(after, out _, Logs.Token)).IsDurable);
        durable.Add(after.ExchangeId);
        Assert.Equal(durable, (await Logs.AllAsync(log)).Select(row => row.ExchangeId));
    }

    private static async Task<AppendResult> FillAsync(DurableLog log, List<Guid> durable)
    {
        for (int i = 0; i < 10_000; i++)
        {
            ExchangeRecord record = Logs.Record() with { Scenario = new string('x', 20_000) };
            AppendResult result = await log.AppendAsync(record, out _, Logs.Token);
            if (!result.IsDurable)
            {
                return result;
            }

            durable.Add(record.ExchangeId);
        }

        throw new InvalidOperationException("The disk did not become full.");
    }
}
