using Gateway.Audit;

namespace Gateway.Server.Doctor.Checks;

/// <summary>The exchange log's store: that it is this log's, and durable.</summary>
internal sealed class LogCheck(ExchangeLogOptions options) : ICheck
{
    // What every file of SQLite begins with.
    private static readonly byte[] s_head = [.. "SQLite format 3\0"u8];

    public string Name => "log";

    public async Task<IReadOnlyList<Finding>> LookAsync(CancellationToken cancellationToken)
    {
        if (options.Store == LogStoreKind.Sqlite)
        {
            return [File.Exists(options.Path)
                ? await LookAsync(options.Path, cancellationToken)
                : new(Name, options.Path, FindingState.Warning, new("is not there yet.", "尚不存在。"), new("It is made when the gateway starts for the first time.", "网关首次启动时创建。"))];
        }

        try
        {
            await ExchangeLogTables.CheckAsync(options);
            return [Finding.Well(Name, "", "its database answers, is this log's, and is durable.", "其数据库有回答，属于本日志，且写入持久。")];
        }
        catch (Exception fault) when (fault is LogRefusedException or LogStoreException)
        {
            return [new(Name, "", FindingState.Failure, new($"cannot be written: {fault.Message}", $"无法写入：{fault.Message}"),
                new("Until it can, no data flows.", "在可写之前，不会有任何数据流出。"))];
        }
    }

    /// <summary>Looks at the file's head alone: the gateway holds it.</summary>
    private async Task<Finding> LookAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var head = new byte[s_head.Length];
            var read = await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
            return read == 0 || head.AsSpan().SequenceEqual(s_head)
                ? Finding.Well(Name, path, $"{file.Length >> 20} MiB.", $"{file.Length >> 20} MiB。")
                : new(Name, path, FindingState.Failure, new("is no database of SQLite.", "不是 SQLite 数据库。"),
                    new("Name the log's file in log.path, or put it back from the backup.", "在 log.path 中写明日志文件，或从备份恢复。"));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new(Name, path, FindingState.Failure, new($"cannot be read: {fault.Message}", $"无法读取：{fault.Message}"),
                new("Let the gateway's account read and write it.", "授予网关账户读写权限。"));
        }
    }
}
