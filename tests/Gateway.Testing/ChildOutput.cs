using System.Text;

namespace Gateway.Testing;

/// <summary>The last lines a child printed, in bounded memory, and those who wait for a line.</summary>
internal sealed class ChildOutput
{
    private const int MostLines = 4_000;
    private const int LongestLine = 16_384;

    private readonly Lock gate = new();
    private readonly Queue<(bool Error, string Text)> lines = new();
    private readonly List<(Func<string, bool> Matches, TaskCompletionSource<string> Found)> waiting = [];

    /// <summary>Takes all a stream gives, to its end.</summary>
    public async Task CollectAsync(TextReader reader, bool error)
    {
        var line = new StringBuilder();
        var buffer = new char[4_096];
        int count;
        while ((count = await ReadAsync(reader, buffer)) > 0)
        {
            foreach (var character in buffer.AsSpan(0, count))
            {
                if (character == '\n')
                {
                    Add(error, line);
                }
                else if (line.Length < LongestLine)
                {
                    line.Append(character);
                }
            }
        }

        if (line.Length > 0)
        {
            Add(error, line);
        }
    }

    /// <summary>The first line kept or still to come for which the function is true.</summary>
    public Task<string> FindAsync(Func<string, bool> matches)
    {
        lock (gate)
        {
            foreach (var (_, text) in lines)
            {
                if (matches(text))
                {
                    return Task.FromResult(text);
                }
            }

            var found = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add((matches, found));
            return found.Task;
        }
    }

    public string Text(bool error) => Join(all => all.Where(line => line.Error == error));

    public string Tail(int count = 60) => Join(all => all.TakeLast(count));

    private static async Task<int> ReadAsync(TextReader reader, char[] buffer)
    {
        try
        {
            return await reader.ReadAsync(buffer);
        }
        catch (Exception closed) when (closed is IOException or ObjectDisposedException or OperationCanceledException)
        {
            return 0;
        }
    }

    private string Join(Func<IEnumerable<(bool Error, string Text)>, IEnumerable<(bool Error, string Text)>> chosen)
    {
        lock (gate)
        {
            return string.Join('\n', chosen(lines).Select(line => line.Text));
        }
    }

    private void Add(bool error, StringBuilder line)
    {
        var text = line.ToString().TrimEnd('\r');
        line.Clear();
        lock (gate)
        {
            lines.Enqueue((error, text));
            if (lines.Count > MostLines)
            {
                lines.Dequeue();
            }

            waiting.RemoveAll(waiter => waiter.Matches(text) && waiter.Found.TrySetResult(text));
        }
    }
}
