using System.Data.Common;
using Gateway.Storage.Databases;

namespace Gateway.Server.Doctor.Checks;

/// <summary>This machine's clock against the database's: agreements, quotas and certificates hang on it.</summary>
internal sealed class ClockCheck(DatabaseProbe probe, TimeProvider time) : ICheck
{
    /// <summary>More than this apart, cached values of other replicas are refused.</summary>
    private static readonly TimeSpan s_most = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_usual = TimeSpan.FromSeconds(1);

    public string Name => "clock";

    public async Task<IReadOnlyList<Finding>> LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            var before = time.GetUtcNow();
            var reading = await probe.ReadAsync(cancellationToken);
            var after = time.GetUtcNow();

            // Whatever lies between asking and being answered proves nothing.
            var apart = reading.Clock < before ? before - reading.Clock : reading.Clock > after ? reading.Clock - after : TimeSpan.Zero;
            var said = new Words($"is {apart.TotalSeconds:F1} s from the database's.", $"与数据库时钟相差 {apart.TotalSeconds:F1} 秒。");
            return [apart <= s_usual
                ? new(Name, "", FindingState.Ok, said)
                : new(Name, "", apart <= s_most ? FindingState.Warning : FindingState.Failure, said,
                    new("Synchronise both machines by NTP.", "用 NTP 校准两台机器的时钟。"))];
        }
        catch (DbException)
        {
            return [new(Name, "", FindingState.Warning, new("could not be compared: the database does not answer.", "无法比较：数据库没有回答。"),
                new("Mend the database first.", "先处理数据库。"))];
        }
    }
}
