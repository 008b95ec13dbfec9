using System.Security.Cryptography.X509Certificates;
using Gateway.Hosting.Tls;
using Gateway.Server.Identity;

namespace Gateway.Server.Doctor.Checks;

/// <summary>When the certificates end that the gateway shows and trusts.</summary>
internal sealed class CertificateCheck(GatewayOptions options, IServiceProvider services, TimeProvider time) : ICheck
{
    // As the alert TlsCertificateExpiring has it.
    private static readonly TimeSpan s_soon = TimeSpan.FromDays(21);

    public string Name => "certificates";

    public Task<IReadOnlyList<Finding>> LookAsync(CancellationToken cancellationToken)
    {
        var trusted = services.GetRequiredService<AuthorityFiles>().Current.Authorities;
        return Task.FromResult<IReadOnlyList<Finding>>(
        [
            Look("listen.certificate", TlsMaterial.ReadCertificate(options.Listen.Certificate, options.Listen.Key)),
            Look("departments.certificate", TlsMaterial.ReadCertificate(options.Departments.Certificate, options.Departments.Key)),
            .. TlsMaterial.ReadAuthorities(options.Departments.Authorities).Select(certificate => Look("departments.authorities", certificate)),
            .. trusted.Select((authority, index) => Look($"authorities[{index}]", authority.Certificate)),
            .. trusted.Select((authority, index) => Look($"authorities[{index}].revocationList", authority.Revocations)).OfType<Finding>(),
        ]);
    }

    /// <summary>What is to be said of a certificate's end.</summary>
    internal static Finding Of(string check, string subject, X509Certificate2 certificate, DateTimeOffset now)
    {
        var end = new DateTimeOffset(certificate.NotAfter.ToUniversalTime());
        var days = Math.Floor((end - now).TotalDays);
        var name = certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false);
        var renew = new Words("Have it renewed by who issued it, put the file in its place and restart.", "请签发机构换发，替换文件后重启。");
        return end <= now
            ? new(check, subject, FindingState.Failure, new($"{name} ended on {end:yyyy-MM-dd}.", $"{name} 已于 {end:yyyy-MM-dd} 到期。"), renew)
            : end - now <= s_soon
                ? new(check, subject, FindingState.Warning, new($"{name} ends in {days:F0} days, on {end:yyyy-MM-dd}.", $"{name} 将在 {days:F0} 天后（{end:yyyy-MM-dd}）到期。"), renew)
                : Finding.Well(check, subject, $"{name} lasts until {end:yyyy-MM-dd}.", $"{name} 有效期至 {end:yyyy-MM-dd}。");
    }

    private Finding? Look(string key, RevocationList? list) => list?.NextUpdate is not { } next ? null
        : next > time.GetUtcNow() ? Finding.Well(Name, key, $"the next one is due on {next:yyyy-MM-dd HH:mm} UTC.", $"下次更新时间 {next:yyyy-MM-dd HH:mm} UTC。")
        : new(Name, key, FindingState.Warning, new($"should have been replaced on {next:yyyy-MM-dd HH:mm} UTC.", $"本应于 {next:yyyy-MM-dd HH:mm} UTC 更新。"),
            new("Fetch the authority's new list and put it in its place: it is read again by itself.", "下载签发机构的新列表并替换文件，网关会自动重新读取。"));

    private Finding Look(string key, X509Certificate2 certificate) => Of(Name, key, certificate, time.GetUtcNow());
}
