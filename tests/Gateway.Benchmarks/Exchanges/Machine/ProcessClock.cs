using System.Globalization;

namespace Gateway.Benchmarks.Exchanges.Machine;

/// <summary>The CPU time that a process, or a process with its children, has used.</summary>
internal sealed class ProcessClock
{
    private readonly int _process;
    private readonly bool _withChildren;

    private ProcessClock(int process, bool withChildren) => (_process, _withChildren) = (process, withChildren);

    public static ProcessClock Of(int process) => new(process, withChildren: false);

    /// <summary>The process and its children: PostgreSQL has one for each connection.</summary>
    public static ProcessClock OfTree(int process) => new(process, withChildren: true);

    /// <summary>CPU time since it began; granular to 10 ms.</summary>
    /// <exception cref="InvalidOperationException">The process has ended.</exception>
    public TimeSpan Read()
    {
        var own = ProcessStat.Read(_process) ?? throw new InvalidOperationException($"Process {_process} has ended.");
        return _withChildren ? own.Own + own.Ended + Children() : own.Own;
    }

    private TimeSpan Children()
    {
        var total = TimeSpan.Zero;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var process)
                && ProcessStat.Read(process) is { } stat && stat.Parent == _process)
            {
                total += stat.Own;
            }
        }

        return total;
    }
}
