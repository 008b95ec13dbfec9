using System.Globalization;

namespace Gateway.Benchmarks.Exchanges.Machine;

/// <summary>What <c>/proc/PID/stat</c> tells of a process (proc_pid_stat(5)).</summary>
/// <param name="Parent">The process that started it.</param>
/// <param name="Own">CPU time of all its threads, user and system.</param>
/// <param name="Ended">CPU time of its children that have ended.</param>
internal readonly record struct ProcessStat(int Parent, TimeSpan Own, TimeSpan Ended)
{
    // USER_HZ is 100 on every architecture .NET runs on.
    private static readonly TimeSpan s_tick = TimeSpan.FromMilliseconds(10);

    /// <summary>Reads it; null if there is no such process.</summary>
    public static ProcessStat? Read(int process)
    {
        string text;
        try
        {
            text = File.ReadAllText($"/proc/{process}/stat");
        }
        catch (IOException)
        {
            return null;
        }

        // The name, in parentheses, may hold spaces and parentheses; behind it comes field 3.
        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return new ProcessStat((int)Number(fields, 4), Ticks(fields, 14, 15), Ticks(fields, 16, 17));
    }

    private static TimeSpan Ticks(string[] fields, int user, int system) => (Number(fields, user) + Number(fields, system)) * s_tick;

    private static long Number(string[] fields, int number) => long.Parse(fields[number - 3], CultureInfo.InvariantCulture);
}
