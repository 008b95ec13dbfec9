using System.Text.Json;
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
        foreach (var said in new[] { "FAILED   gateway 127.0.0.1:", "FAILED   database: does not answer", "FAILED   log: cannot be written", "FAILED   adapters: the catalogue", "→ " })
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
