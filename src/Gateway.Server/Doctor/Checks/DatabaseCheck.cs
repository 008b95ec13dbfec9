using System.Data.Common;
using Gateway.Storage;
using Gateway.Storage.Databases;

namespace Gateway.Server.Doctor.Checks;

/// <summary>The control plane's database: that it answers, soon enough, is the primary, and has this program's model.</summary>
internal sealed class DatabaseCheck(StorageOptions options, DatabaseProbe probe, DatabaseMigrator migrator) : ICheck
{
    /// <summary>PostgreSQL's <c>insufficient_privilege</c>.</summary>
    private const string InsufficientPrivilege = "42501";

    public string Name => "database";

    public async Task<IReadOnlyList<Finding>> LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            var reading = await probe.ReadAsync(cancellationToken);
            var missing = await migrator.MissingAsync(cancellationToken);
            var forbidden = await probe.ForbiddenAsync(cancellationToken);
            return [Answers(reading), .. Rights(forbidden), missing.Count == 0
                ? Finding.Well(Name, "model", "no migration is missing.", "数据库结构已是最新。")
                : new(Name, "model", FindingState.Failure, new($"{missing.Count} migrations are missing, up to {missing[^1]}.", $"缺少 {missing.Count} 个迁移，最后一个是 {missing[^1]}。"),
                    new("Run: Gateway.Server migrate --config FILE", "运行：Gateway.Server migrate --config FILE"))];
        }
        catch (DbException fault) when (fault.SqlState == InsufficientPrivilege)
        {
            return [new(Name, "", FindingState.Failure, new($"answers, and its role may not read there: {fault.Message}", $"有回答，但其角色无权读取：{fault.Message}"), Grant)];
        }
        catch (DbException fault)
        {
            return [new(Name, "", FindingState.Failure, new($"does not answer: {fault.Message}", $"没有回答：{fault.Message}"),
                new("Look whether it runs and is reached from here, and at storage.connectionString.", "检查数据库是否运行、能否从此处访问，以及 storage.connectionString。"))];
        }
    }

    private static Words Grant { get; } = new(
        "Grant the role select, insert, update and delete on all tables, now and of later migrations: helm/README.md.",
        "授予该角色对现有及以后所有表的 select、insert、update、delete 权限，见 helm/README.md。");

    private IEnumerable<Finding> Rights(IReadOnlyList<string> forbidden) => forbidden.Count == 0
        ? []
        : [new(Name, "rights", FindingState.Failure, new($"the role lacks rights in {string.Join(", ", forbidden)}.", $"该角色在 {string.Join("、", forbidden)} 中权限不足。"), Grant)];

    private Finding Answers(DatabaseReading reading)
    {
        var milliseconds = reading.RoundTrip.TotalMilliseconds;
        return reading.IsStandby
            ? new(Name, "", FindingState.Failure, new("is a standby, which may lag: nothing can be confirmed by it.", "是备库，可能滞后，无法据以确认。"),
                new("Name the primary in storage.connectionString; with several hosts write Target Session Attributes=primary.", "storage.connectionString 应指向主库；多主机时写 Target Session Attributes=primary。"))
            : reading.RoundTrip > options.PollInterval
                ? new(Name, "", FindingState.Warning, new($"answers after {milliseconds:F0} ms, longer than it is polled in.", $"{milliseconds:F0} 毫秒后才回答，超过轮询间隔。"),
                    new("Look at its load and at the network: the catalogue cannot be confirmed often enough.", "检查其负载与网络：目录无法及时确认。"))
                : Finding.Well(Name, "", $"answers in {milliseconds:F1} ms.", $"{milliseconds:F1} 毫秒内回答。");
    }
}
