using System.Diagnostics;

namespace Gateway.Testing;

/// <summary>A program that a test runs; it ends with the test process, even if that is killed.</summary>
public sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan EndOfOutput = TimeSpan.FromSeconds(5);

    private readonly Process process;
    private readonly ChildOutput output = new();
    private readonly Task collected;

    private ChildProcess(string name, Process process)
    {
        Name = name;
        this.process = process;
        Id = process.Id;
        collected = Task.WhenAll(
            output.CollectAsync(process.StandardOutput, error: false),
            output.CollectAsync(process.StandardError, error: true));
    }

    /// <summary>The program's file name, for messages.</summary>
    public string Name { get; }

    public int Id { get; }

    public bool HasExited => process.HasExited;

    /// <summary>The code it ended with, 128 + n for signal n; null while it runs.</summary>
    public int? ExitCode => process.HasExited ? process.ExitCode : null;

    /// <summary>Standard output so far; of long output its last lines.</summary>
    public string Output => output.Text(error: false);

    /// <summary>Standard error so far; of long output its last lines.</summary>
    public string Errors => output.Text(error: true);

    /// <summary>The last lines of both, for messages.</summary>
    public string Tail => output.Tail();

    /// <summary>Starts a program; an environment value of null removes a variable; the input is all it can read.</summary>
    public static ChildProcess Start(
        string program,
        IEnumerable<string>? arguments = null,
        IReadOnlyDictionary<string, string?>? environment = null,
        string? workingDirectory = null,
        string? input = null)
    {
        var start = new ProcessStartInfo(program, arguments ?? [])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingDirectory ?? TestProcess.Root,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }

        start.Environment[TestProcess.Mark] = TestProcess.Id;
        // Touching the root starts the watchdog, which must exist before what it watches.
        _ = TestProcess.Root;
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        _ = GiveAsync(process, input);
        return new ChildProcess(Path.GetFileName(program), process);
    }

    /// <summary>The first line, of either stream, that contains the text.</summary>
    /// <exception cref="InvalidOperationException">It ended, or did not print the line in time.</exception>
    public Task<string> WaitForLineAsync(string contains, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        WaitForLineAsync(line => line.Contains(contains, StringComparison.Ordinal), timeout, cancellationToken);

    /// <inheritdoc cref="WaitForLineAsync(string, TimeSpan, CancellationToken)"/>
    public async Task<string> WaitForLineAsync(Func<string, bool> matches, TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        var line = output.FindAsync(matches);
        try
        {
            await Task.WhenAny(line, collected).WaitAsync(timeout, cancellationToken);
            if (line.IsCompleted)
            {
                return await line;
            }
        }
        catch (TimeoutException)
        {
            throw Failure($"did not print the awaited line within {timeout}");
        }

        // Its output ends a moment before it does.
        await process.WaitForExitAsync(cancellationToken).WaitAsync(EndOfOutput, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        throw Failure("ended without the awaited line");
    }

    /// <summary>Its exit code, once it ended and all its output is here.</summary>
    /// <exception cref="InvalidOperationException">It did not end in time; it still runs.</exception>
    public async Task<int> WaitForExitAsync(TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        try
        {
            await process.WaitForExitAsync(cancellationToken).WaitAsync(timeout, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw Failure($"did not end within {timeout}");
        }

        // A grandchild may keep the streams open for ever.
        await collected.WaitAsync(EndOfOutput, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return process.ExitCode;
    }

    /// <summary>Asks it to end (SIGTERM).</summary>
    public void Terminate() => Send(UnixSignal.Terminate);

    /// <summary>Ends it and all it started (SIGKILL), and waits for that.</summary>
    public void Kill()
    {
        if (!process.HasExited)
        {
            ProcessTree.Kill(Id);
            process.WaitForExit(TimeSpan.FromSeconds(10));
        }
    }

    /// <summary>Freezes it and all it started (SIGSTOP).</summary>
    public void Pause()
    {
        if (!process.HasExited)
        {
            ProcessTree.Stop(Id);
        }
    }

    /// <summary>Lets it go on after <see cref="Pause"/> (SIGCONT).</summary>
    public void Resume()
    {
        if (!process.HasExited)
        {
            ProcessTree.Continue(Id);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await collected.WaitAsync(EndOfOutput).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        process.Dispose();
    }

    internal void Send(UnixSignal signal)
    {
        if (!process.HasExited)
        {
            signal.SendTo(Id);
        }
    }

    internal InvalidOperationException Failure(string what)
    {
        var state = process.HasExited ? $"ended with {process.ExitCode}" : "runs";
        return new InvalidOperationException($"{Name} {what}; it {state}. Its last lines:\n{Tail}");
    }

    private static async Task GiveAsync(Process process, string? input)
    {
        try
        {
            await using var writer = process.StandardInput;
            await writer.WriteAsync(input ?? "");
        }
        catch (IOException)
        {
            // It ended, or closed its input, before reading all.
        }
    }
}
