using System.Globalization;
using Gateway.Audit.Tests.Log;

namespace Gateway.Audit.Tests.Writers;

/// <summary>
/// What the tests start as a process of its own: callers that append to a log, and write each id to a file
/// once its record is said to be durable.
/// </summary>
internal static class LogWriterProgram
{
    public static async Task<int> RunAsync(string path, string acknowledged, string callers, string records)
    {
        int each = int.Parse(records, CultureInfo.InvariantCulture);
        await using DurableLog log = Logs.Sqlite(path);
        await log.StartAsync();

        // Unbuffered: what is written is with the kernel, and survives the end of the process.
        await using var file = new FileStream(acknowledged, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        var gate = new Lock();
        await Task.WhenAll(Enumerable.Range(0, int.Parse(callers, CultureInfo.InvariantCulture)).Select(caller => Task.Run(async () =>
        {
            for (int i = 0; i < each; i++)
            {
                ExchangeRecord record = Logs.Record();
                AppendResult result = await log.AppendAsync(record, out _);
                if (!result.IsDurable)
                {
                    throw new InvalidOperationException(result.Reason);
                }

                byte[] line = System.Text.Encoding.ASCII.GetBytes(ExchangeId.Format(record.ExchangeId) + "\n");
                lock (gate)
                {
                    file.Write(line);
                }
            }
        })));
        Console.WriteLine("written");
        return 0;
    }
}
