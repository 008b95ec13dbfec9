using System.Globalization;
using System.Net;
using Gateway.Hosting.Health;

namespace Gateway.Server.Doctor.Checks;

/// <summary>The gateway of this configuration: whether it runs, is ready, and how far its log is behind.</summary>
internal sealed class ReplicaCheck(ManagementOptions management) : ICheck
{
    /// <summary>A log that is further behind does not keep up with its callers; as the alert has it.</summary>
    private const double MostSeconds = 1;

    public string Name => "gateway";

    public async Task<IReadOnlyList<Finding>> LookAsync(CancellationToken cancellationToken)
    {
        var address = HealthCommand.Nearest(IPEndPoint.Parse(management.Address)).ToString();
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        try
        {
            using var ready = await client.GetAsync(new Uri($"http://{address}/readyz"), cancellationToken);
            var lines = (await ready.Content.ReadAsStringAsync(cancellationToken)).Trim().Split('\n');
            if (!ready.IsSuccessStatusCode)
            {
                var why = string.Join("; ", lines.Where(line => line.Contains("Unhealthy", StringComparison.Ordinal)));
                return [new(Name, address, FindingState.Failure, new($"runs and is not ready: {why}", $"在运行，但未就绪：{why}"),
                    new("Mend what it names; it becomes ready by itself.", "处理上述问题，之后会自动就绪。"))];
            }

            using var metrics = await client.GetAsync(new Uri($"http://{address}/metrics"), cancellationToken);
            return [Finding.Well(Name, address, "runs and is ready.", "运行正常，已就绪。"), Lag(await metrics.Content.ReadAsStringAsync(cancellationToken))];
        }
        catch (HttpRequestException fault)
        {
            return [new(Name, address, FindingState.Failure, new($"nothing answers: {fault.Message}", $"没有回答：{fault.Message}"),
                new("Start it, or run the doctor where it runs: the management port is not open to other machines.", "启动网关，或在其所在机器上运行本命令：管理端口不对外开放。"))];
        }
    }

    private static Finding Lag(string metrics)
    {
        var line = metrics.Split('\n').FirstOrDefault(line => line.StartsWith("gateway_log_lag_seconds{", StringComparison.Ordinal));
        var value = line?[(line.LastIndexOf('}') + 1)..].Trim().Split(' ')[0];
        return !double.TryParse(value, CultureInfo.InvariantCulture, out var lag)
            ? new("log", "lag", FindingState.Warning, new("is not told: there is no /metrics.", "未知：没有 /metrics。"),
                new("Take OTEL_SDK_DISABLED away, or look at the log's database by hand.", "去掉 OTEL_SDK_DISABLED，或自行检查日志数据库。"))
            : lag <= MostSeconds
                ? Finding.Well("log", "lag", $"the oldest record that waits to become durable waits {lag:F1} s.", $"最早一条等待落盘的记录已等待 {lag:F1} 秒。")
                : new("log", "lag", FindingState.Warning,
                    new($"the oldest record that waits to become durable waits {lag:F1} s: calls wait as long.", $"最早一条等待落盘的记录已等待 {lag:F1} 秒，调用也随之等待。"),
                    new("Look at the disk or the database of the log: deploy/runbooks/ExchangeLogLag.md.", "检查日志所在的磁盘或数据库，见 deploy/runbooks/ExchangeLogLag.md。"));
    }
}
