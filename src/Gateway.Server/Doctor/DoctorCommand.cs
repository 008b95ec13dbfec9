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
        if (MissingFile(options) is { } missing)
        {
            return [new("files", missing, FindingState.Failure, new("is not there.", "不存在。"),
                new("Start the gateway once, which makes it, or put it back from the backup.", "首次启动网关会创建；若曾存在，请从备份恢复。"))];
        }

        // The gateway's own parts, built and never started: what they say is what the gateway will meet.
        await using var gateway = GatewayHost.Build(options, builder => builder.Logging.ClearProviders());
        var services = gateway.Services;
        var probe = services.GetRequiredService<DatabaseProbe>();
        ICheck[] checks =
        [
            new ReplicaCheck(options.Management),
            new DatabaseCheck(options.Storage, probe, services.GetRequiredService<DatabaseMigrator>()),
            new ClockCheck(probe, TimeProvider.System),
            new LogCheck(options.Log),
            new RedisCheck(options.Certificates),
            new DiskCheck(options),
            new CertificateCheck(options, services, TimeProvider.System),
            new AdapterCheck(services.GetRequiredService<SnapshotFollower>(), services.GetRequiredService<Departments.AdapterTls>(), TimeProvider.System),
        ];
        var found = await Task.WhenAll(checks.Select(LookAsync));
        return [.. found.SelectMany(each => each)];
    }

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
        catch (OperationCanceledException)
        {
            return [new(check.Name, "", FindingState.Failure, new($"gave no answer within {s_patience.TotalSeconds:F0} s.", $"{s_patience.TotalSeconds:F0} 秒内没有回答。"),
                new("Look whether the network lets it through: a firewall that drops packets looks like this.", "检查网络是否放行：防火墙丢弃数据包时就是这样。"))];
        }
    }
}
