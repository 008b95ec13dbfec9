using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using Gateway.Core.Catalogue;
using Gateway.Server.Departments;
using Gateway.Server.Health;
using Gateway.Storage.Following;

namespace Gateway.Server.Doctor.Checks;

/// <summary>Each department's adapters, as the catalogue names them: asked over mTLS as the gateway asks them.</summary>
internal sealed class AdapterCheck(SnapshotFollower follower, AdapterTls tls, TimeProvider time) : ICheck
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(20);

    public string Name => "adapters";

    public async Task<IReadOnlyList<Finding>> LookAsync(CancellationToken cancellationToken)
    {
        await follower.StartAsync(cancellationToken).WaitAsync(s_patience, time, cancellationToken);
        try
        {
            var start = time.GetTimestamp();
            while (!follower.IsFresh())
            {
                if (time.GetElapsedTime(start) > s_patience)
                {
                    return [new(Name, "", FindingState.Failure, new("the catalogue that names them could not be read.", "无法读取登记前置的目录。"), new("Mend the database first.", "先处理数据库。"))];
                }

                await Task.Delay(s_pause, time, cancellationToken);
            }

            var adapters = follower.Current.Snapshot.Systems
                .Select(pair => pair.Value)
                .Where(system => system.Role == SystemRole.Adapter && !system.Suspended)
                .SelectMany(system => system.Addresses.Select(address => (system.Department, Address: address)))
                .Distinct()
                .OrderBy(adapter => adapter.Department, StringComparer.Ordinal)
                .ToList();
            return adapters.Count == 0
                ? [new(Name, "", FindingState.Warning, new("none is registered.", "尚未登记任何前置。"), new("Register them: gateway apply -f FOLDER", "登记前置：gateway apply -f FOLDER"))]
                : [.. (await Task.WhenAll(adapters.Select(adapter => AskAsync(adapter.Department, adapter.Address, cancellationToken)))).SelectMany(found => found)];
        }
        finally
        {
            using var over = new CancellationTokenSource(s_patience, time);
            await follower.StopAsync(over.Token);
        }
    }

    private async Task<IReadOnlyList<Finding>> AskAsync(string department, string address, CancellationToken cancellationToken)
    {
        var subject = $"{department} {address}";
        X509Certificate2? shown = null;
        using var handler = tls.CreateHandler(department);
        var verify = handler.SslOptions.RemoteCertificateValidationCallback!;
        var isRefused = false;
        handler.SslOptions.RemoteCertificateValidationCallback = (sender, certificate, chain, errors) =>
        {
            shown?.Dispose();
            shown = certificate is null ? null : X509CertificateLoader.LoadCertificate(certificate.Export(X509ContentType.Cert));
            isRefused = !verify(sender, certificate, chain, errors);
            return !isRefused;
        };
        using var client = new HttpMessageInvoker(handler);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(s_patience);
        var started = Stopwatch.GetTimestamp();
        try
        {
            using var response = await client.SendAsync(GrpcHealthCall.Create(new Uri(address), ""), patience.Token);
            var isServing = await GrpcHealthCall.IsServingAsync(response, patience.Token);
            var milliseconds = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            var answer = isServing
                ? Finding.Well(Name, subject, $"serves; it answered in {milliseconds:F0} ms, the handshake included.", $"正常服务，含握手 {milliseconds:F0} 毫秒。")
                : new(Name, subject, FindingState.Failure, new("answers that it does not serve.", "回答称不能服务。"),
                    new("Look at its /readyz: most often its database is away or its mapping no longer fits.", "查看其 /readyz：多为数据库不可用，或映射已不相符。"));
            return shown is null ? [answer] : [answer, CertificateCheck.Of(Name, subject, shown, time.GetUtcNow())];
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException or IOException && !cancellationToken.IsCancellationRequested)
        {
            if (isRefused && shown is not null && shown.NotAfter.ToUniversalTime() < time.GetUtcNow().UtcDateTime)
            {
                return [CertificateCheck.Of(Name, subject, shown, time.GetUtcNow())];
            }

            return [isRefused
                ? new(Name, subject, FindingState.Failure, new("shows a certificate that is not trusted for it.", "出示的证书不受信任。"),
                    new("Its authority must speak for the department, and a registered adapter of the department must hold it.", "签发机构须有权代表该部门，且证书须为该部门已登记的前置所有。"))
                : new(Name, subject, FindingState.Failure, new($"does not answer: {fault.Message}", $"没有回答：{fault.Message}"),
                    new("Look whether it runs, and whether the network lets the gateway through.", "检查其是否运行，网络是否放行网关。"))];
        }
        finally
        {
            shown?.Dispose();
        }
    }
}
