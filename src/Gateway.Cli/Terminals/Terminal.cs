using Gateway.Cli.Texts;

namespace Gateway.Cli.Terminals;

/// <summary>What a run of the command talks to.</summary>
internal sealed record Terminal
{
    public required TextWriter Out { get; init; }

    public required TextWriter Error { get; init; }

    public required TextReader In { get; init; }

    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public Language Language { get; init; }

    /// <summary>A person types at this terminal, and wants to be asked.</summary>
    public bool IsInteractive => ReferenceEquals(In, Console.In) && !Console.IsInputRedirected;

    /// <summary>The columns of the screen; where there is none, lines are as long as they are.</summary>
    public int Width => ReferenceEquals(Out, Console.Out) && !Console.IsOutputRedirected ? Math.Max(Console.WindowWidth, 40) : 4096;

    public string Say(Text text, params object?[] arguments) => text.In(Language, arguments);

    public void WriteLine(Text text, params object?[] arguments) => Out.WriteLine(Say(text, arguments));

    public void WriteError(Text text, params object?[] arguments) => Error.WriteLine(Say(text, arguments));
}
