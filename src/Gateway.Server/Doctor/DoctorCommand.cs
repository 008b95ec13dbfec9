using Gateway.Audit;
using Gateway.Hosting.Configuration;
using Gateway.Server.Departments;
using Gateway.Server.Doctor.Checks;
using Gateway.Storage;
using Gateway.Storage.Databases;
using Gateway.Storage.Following;

namespace Gateway.Server.Doctor;

/// <summary>
/// <c>Gateway.Server doctor</c>: looks at everything that the gateway of this configuration needs, from where it runs, and at the gateway itself.
/// </summary>
internal static class DoctorCommand
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(15);

    /// <summary>Looks and tells. 0 where nothing failed, otherwise 1.</summary>
    public static async Task<int> RunAsync(GatewayOptions options, bool asJson)
    {
        var findings = await LookAsync(options);
        var report = asJson ? DoctorReport.ToJson(findings) : DoctorReport.ToText(findings, DoctorReport.SpeaksChinese);
        await Console.Out.WriteLineAsync(report);
        return findings.Any(finding => finding.State == FindingState.Failure) ? 1 : 0;
    }

    /// <summary>All findings, in the order of the checks.</summary>
    public static async Task<IReadOnlyList<Finding>> LookAsync(GatewayOptions options)
    {
        // It changes nothing: what the gateway would make at its first start is missing instead.
        options.Pseudonyms.CreateIfMissing = false;
        ICheck[] alone = [new ReplicaCheck(options.Management), new LogCheck(options.Log), new RedisCheck(options.Certificates), new DiskCheck(options)];
        if (MissingFile(options) is { } missing)
        {
            return [.. await LookAsync(alone), new("files", missing, FindingState.Failure, new("is not there.", "不存在。"),
                new("Start the gateway once, which makes it, or put it back from the backup.", "首次启动网关会创建；若曾存在，请从备份恢复。"))];
        }

        try
        {
            // The gateway's own parts, built and never started: what they say is what the gateway will meet.
            await using var gateway = GatewayHost.Build(options, builder => builder.Logging.ClearProviders());
            var services = gateway.Services;
            var probe = services.GetRequiredService<DatabaseProbe>();
            return await LookAsync(
            [
                .. alone,
                new DatabaseCheck(options.Storage, probe, services.GetRequiredService<DatabaseMigrator>()),
                new ClockCheck(probe, TimeProvider.System),
                new CertificateCheck(options, services, TimeProvider.System),
                new AdapterCheck(services.GetRequiredService<SnapshotFollower>(), services.GetRequiredService<AdapterTls>(), TimeProvider.System),
            ]);
        }
        catch (Exception fault) when (fault is ConfigurationException or PseudonymKeyException)
        {
            return [.. await LookAsync(alone), new("files", "", FindingState.Failure, new(fault.Message, fault.Message),
                new("Mend the file: the gateway would not start.", "请修正该文件，否则网关无法启动。"))];
        }
    }

    private static async Task<IReadOnlyList<Finding>> LookAsync(IReadOnlyList<ICheck> checks) =>
        [.. (await Task.WhenAll(checks.Select(LookAsync))).SelectMany(found => found)];

    private static string? MissingFile(GatewayOptions options) =>
        !File.Exists(options.Pseudonyms.File) ? options.Pseudonyms.File
        : options.Storage is { Provider: StorageProvider.Sqlite, Path: { } path } && !File.Exists(path) ? path
        : null;

    private static async Task<IReadOnlyList<Finding>> LookAsync(ICheck check)
    {
        using var patience = new CancellationTokenSource(s_patience, TimeProvider.System);
        try
        {
            return await check.LookAsync(patience.Token).WaitAsync(patience.Token);
        }
        catch (Exception fault) when (fault is OperationCanceledException or TimeoutException)
        {
            return [new(check.Name, "", FindingState.Failure, new($"gave no answer within {s_patience.TotalSeconds:F0} s.", $"{s_patience.TotalSeconds:F0} 秒内没有回答。"),
                new("Look whether the network lets it through: a firewall that drops packets looks like this.", "检查网络是否放行：防火墙丢弃数据包时就是这样。"))];
        }
        catch (Exception fault)
        {
            // One check that fails must not cost the others; the message could show a part of a secret.
            return [new(check.Name, "", FindingState.Failure, new($"could not be looked at ({fault.GetType().Name}).", $"无法检查（{fault.GetType().Name}）。"),
                new("Look at the gateway's own log.", "查看网关自身的日志。"))];
        }
    }
}
