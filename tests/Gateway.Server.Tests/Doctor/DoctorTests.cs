using System.Text.Json;
using Gateway.Server.Doctor;
using Gateway.Server.Doctor.Checks;
using Gateway.Server.Tests.Grown;
using Gateway.Server.Tests.Process;
using Gateway.Testing;

namespace Gateway.Server.Tests.Doctor;

/// <summary>The doctor tells what is wrong with a running installation, and what to do.</summary>
public sealed class DoctorTests
{
    [Fact]
    public async Task It_says_of_each_thing_how_it_is_and_what_to_do()
    {
        await using var city = await GrownCity.StartAsync(1);
        var replica = city.Replicas[0];

        var well = await FindingsAsync(replica);
        Assert.All(well, finding => Assert.True(finding.State != "failure", finding.ToString()));
        Assert.Equal(["adapters", "certificates", "clock", "database", "disk", "gateway", "log", "redis"], well.Select(finding => finding.Check).Distinct().Order(StringComparer.Ordinal));
        Assert.Contains(well, finding => finding is { Check: "adapters", State: "ok" } && finding.Subject.StartsWith("gongan https://", StringComparison.Ordinal) && finding.What.StartsWith("serves", StringComparison.Ordinal));

        await city.Adapter.StopAsync();
        await city.Redis.CommandAsync("CONFIG SET requirepass nobody-knows");
        var ill = await FindingsAsync(replica);
        Assert.Contains(ill, finding => finding is { Check: "adapters", State: "failure", Advice: not null } && finding.What.StartsWith("does not answer", StringComparison.Ordinal));
        Assert.Contains(ill, finding => finding is { Check: "redis", State: "warning", Advice: not null });

        replica.Kill();
        await city.Postgres.StopAsync();
        var (code, text) = await replica.CommandAsync("doctor");
        Assert.Equal(1, code);
        foreach (var said in new[] { "FAILED   gateway 127.0.0.1:", "FAILED   database: does not answer", "FAILED   log: cannot be written", "FAILED   adapters", "→ " })
        {
            Assert.Contains(said, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Before_the_first_start_it_says_what_is_not_there_and_makes_nothing()
    {
        using var authority = TestAuthority.Create("city");
        using var folder = new TemporaryFolder();
        await using var replica = new GatewayReplica(
            1, authority, folder, new ReplicaTerms($"{{ provider: sqlite, path: {folder.At("gateway.db")} }}", ReplicaTerms.OwnLog(folder.At("log.db"), 1)));
        var before = Directory.GetFileSystemEntries(folder.Path).Order(StringComparer.Ordinal).ToList();

        var (code, text) = await replica.CommandAsync("doctor");

        Assert.Equal(1, code);
        Assert.Contains("FAILED   files", text, StringComparison.Ordinal);
        Assert.Equal(before, Directory.GetFileSystemEntries(folder.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Whatever_is_broken_it_tells_of_the_rest_and_never_a_secret()
    {
        const string Secret = "never-to-be-shown";
        using var authority = TestAuthority.Create("city");
        using var folder = new TemporaryFolder();
        var nowhere = $"Host=127.0.0.1;Port={FreePort.Next()};Database=gateway;Username=gateway;Password={Secret};Timeout=2";
        await using var replica = new GatewayReplica(1, authority, folder, new ReplicaTerms(
            $"{{ provider: postgres, connectionString: \"{nowhere}\" }}", $"{{ store: sqlite, path: {folder.At("log.db")}, origin: test-city/log }}")
        {
            More = $"certificates: {{ redis: \"127.0.0.1:{FreePort.Next()},password={Secret}\" }}",
            Environment = new Dictionary<string, string?> { ["LC_ALL"] = "zh_CN.UTF-8" },
        });
        await File.WriteAllTextAsync(folder.At("log.db"), "no database at all");
        await File.WriteAllTextAsync(folder.At("pseudonym.key"), "no key");

        var (code, text) = await replica.CommandAsync("doctor");
        Assert.Equal(1, code);
        foreach (var said in new[] { "失败     gateway", "失败     log", "不是 SQLite 数据库", "警告     redis", "失败     files" })
        {
            Assert.Contains(said, text, StringComparison.Ordinal);
        }

        await File.WriteAllTextAsync(folder.At("pseudonym.key"), new string('a', 64));
        var (_, more) = await replica.CommandAsync("doctor", "--json");
        foreach (var check in new[] { "database", "certificates", "adapters" })
        {
            Assert.Contains($"\"check\": \"{check}\"", more, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(Secret, text + more, StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_that_has_ended_or_soon_will_is_told_with_what_to_do()
    {
        using var authority = TestAuthority.Create("city");
        using var issued = authority.IssueServer("spiffe://test-city/gateway/gateway");
        var end = new DateTimeOffset(issued.Certificate.NotAfter.ToUniversalTime());

        FindingState StateAt(TimeSpan before) => CertificateCheck.Of("certificates", "x", issued.Certificate, end - before).State;

        Assert.Equal(FindingState.Ok, StateAt(TimeSpan.FromDays(22)));
        Assert.Equal(FindingState.Warning, StateAt(TimeSpan.FromDays(20)));
        Assert.Equal(FindingState.Failure, StateAt(TimeSpan.FromDays(-1)));
        Assert.NotNull(CertificateCheck.Of("certificates", "x", issued.Certificate, end).Advice);
    }

    private static async Task<List<Found>> FindingsAsync(GatewayReplica replica)
    {
        var (code, output) = await replica.CommandAsync("doctor", "--json");
        using var report = JsonDocument.Parse(output);
        Assert.Equal(code == 0, report.RootElement.GetProperty("ok").GetBoolean());
        return [.. report.RootElement.GetProperty("findings").EnumerateArray().Select(finding => new Found(
            finding.GetProperty("check").GetString()!,
            finding.TryGetProperty("subject", out var subject) ? subject.GetString()! : "",
            finding.GetProperty("state").GetString()!,
            finding.GetProperty("what").GetString()!,
            finding.TryGetProperty("advice", out var advice) ? advice.GetString() : null))];
    }

    private sealed record Found(string Check, string Subject, string State, string What, string? Advice);
}
