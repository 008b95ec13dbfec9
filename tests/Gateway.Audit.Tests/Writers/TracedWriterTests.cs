using Gateway.Audit.Tests.Log;
using Gateway.Testing;

namespace Gateway.Audit.Tests.Writers;

public sealed class TracedWriterTests
{
    private const int Records = 50;

    [Fact]
    public async Task The_write_ahead_log_is_flushed_to_the_disk_before_each_acknowledgement()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/strace"), "strace is not installed; install the package strace.");
        using var folder = new TemporaryFolder();
        string trace = folder.At("trace");
        string acknowledged = folder.At("acknowledged");
        await using ChildProcess traced = ChildProcess.Start(
            "/usr/bin/strace",
            [
                "-f", "-y", "-e", "trace=fsync,fdatasync,write,pwrite64", "-o", trace, Environment.ProcessPath!,
                "writer", folder.At("log.db"), acknowledged, "1", $"{Records}",
            ]);
        int code = await traced.WaitForExitAsync(TimeSpan.FromMinutes(2), Logs.Token);
        Assert.SkipWhen(traced.Errors.Contains("not permitted", StringComparison.Ordinal), "This machine does not permit ptrace.");
        Assert.True(code == 0, traced.Tail);

        // One caller: each record is a group of its own.
        int flushes = 0;
        int acknowledgements = 0;
        int flushedSince = 0;
        await foreach (string line in File.ReadLinesAsync(trace, Logs.Token))
        {
            // A call that another thread's call interrupts in the trace ends on a line of its own, without the file.
            bool flush = (line.Contains(" fdatasync(", StringComparison.Ordinal) || line.Contains(" fsync(", StringComparison.Ordinal))
                && line.Contains("log.db-wal>", StringComparison.Ordinal);
            if (flush)
            {
                flushes++;
                flushedSince++;
            }
            else if (line.Contains("/acknowledged>", StringComparison.Ordinal))
            {
                Assert.True(flushedSince > 0, $"Acknowledgement {acknowledgements + 1} came without a flush.");
                acknowledgements++;
                flushedSince = 0;
            }
        }

        Assert.Equal(Records, acknowledgements);
        Assert.InRange(flushes, Records, Records + 10);
    }
}
