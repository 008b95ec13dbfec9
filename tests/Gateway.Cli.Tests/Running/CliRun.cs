using Gateway.Cli.Terminals;
using Microsoft.Extensions.Time.Testing;

namespace Gateway.Cli.Tests.Running;

/// <summary>One run of the command: what it wrote and its exit code.</summary>
internal sealed record CliRun(int Code, string Out, string Error)
{
    public static readonly DateTimeOffset Now = new(2026, 8, 1, 8, 0, 0, TimeSpan.Zero);

    public static Task<CliRun> OfAsync(params string[] args) => OfAsync(args, "");

    public static async Task<CliRun> OfAsync(
        IEnumerable<string> args, string input, IReadOnlyDictionary<string, string>? environment = null, CancellationToken? cancel = null,
        TimeZoneInfo? zone = null)
    {
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var terminal = new Terminal
        {
            Out = output,
            Error = error,
            In = new StringReader(input),
            Environment = name => environment?.GetValueOrDefault(name),
            Clock = new ZonedTime(zone ?? TimeZoneInfo.Utc),
        };
        var code = await GatewayCli.RunAsync([.. args], terminal, cancel ?? TestContext.Current.CancellationToken);
        return new CliRun(code, output.ToString(), error.ToString());
    }

    public static FakeTimeProvider Clock() => new(Now);

    /// <summary>The system's time in a zone of the test's.</summary>
    private sealed class ZonedTime(TimeZoneInfo zone) : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => zone;
    }
}
