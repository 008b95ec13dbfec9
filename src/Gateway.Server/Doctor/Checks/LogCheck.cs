using Gateway.Audit;

namespace Gateway.Server.Doctor.Checks;

/// <summary>The exchange log's store: that it is this log's, and durable.</summary>
internal sealed class LogCheck(ExchangeLogOptions options) : ICheck
{
    public string Name => "log";

    public async Task<IReadOnlyList<Finding>> LookAsync(CancellationToken cancellationToken)
    {
        if (options.Store == LogStoreKind.Sqlite)
        {
            return [File.Exists(options.Path)
                ? Finding.Well(Name, options.Path, $"{new FileInfo(options.Path).Length >> 20} MiB.", $"{new FileInfo(options.Path).Length >> 20} MiB。")
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
}
