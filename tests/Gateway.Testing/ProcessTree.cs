using System.Globalization;

namespace Gateway.Testing;

/// <summary>Signals to a process and everything below it, whatever process groups and sessions it made.</summary>
internal static class ProcessTree
{
    private const int MostRounds = 50;

    /// <summary>Freezes all of it; returns the processes.</summary>
    public static IReadOnlySet<int> Stop(int root)
    {
        // The root first: a stopped parent starts no more children while they are being counted.
        var stopped = new HashSet<int>();
        for (var round = 0; round < MostRounds; round++)
        {
            var found = Of(root).Where(stopped.Add).ToList();
            if (found.Count == 0)
            {
                break;
            }

            found.ForEach(process => UnixSignal.Stop.SendTo(process));
        }

        return stopped;
    }

    public static void Continue(int root)
    {
        foreach (var process in Of(root).Reverse())
        {
            UnixSignal.Continue.SendTo(process);
        }
    }

    public static void Kill(int root)
    {
        foreach (var process in Stop(root))
        {
            UnixSignal.Kill.SendTo(process);
        }
    }

    /// <summary>The process and its descendants, parents first.</summary>
    public static IReadOnlyList<int> Of(int root)
    {
        var children = Parents().ToLookup(entry => entry.Parent, entry => entry.Process);
        var found = new List<int> { root };
        for (var next = 0; next < found.Count; next++)
        {
            found.AddRange(children[found[next]].Where(child => !found.Contains(child)));
        }

        return found;
    }

    private static IEnumerable<(int Process, int Parent)> Parents()
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var process) && ParentOf(process) is { } parent)
            {
                yield return (process, parent);
            }
        }
    }

    private static int? ParentOf(int process)
    {
        try
        {
            // "pid (name) state ppid ...", where the name may hold spaces and parentheses.
            var stat = File.ReadAllText($"/proc/{process}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return int.Parse(fields[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
    }
}
