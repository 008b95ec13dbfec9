namespace Gateway.Hosting.Configuration;

/// <summary>The command line of a program: <c>[COMMAND] --config FILE [--check-config] [--json]</c>.</summary>
internal sealed record ProgramArguments<T>(string Path, bool ChecksOnly, ProgramCommand<T>? Command, bool AsJson)
{
    /// <summary>Null where it is not understood; then the fault says why.</summary>
    public static ProgramArguments<T>? Read(ReadOnlySpan<string> arguments, IReadOnlyList<ProgramCommand<T>> commands, out string fault)
    {
        fault = "";
        var command = arguments.IsEmpty ? null : Find(arguments[0], commands);
        var (path, checksOnly, asJson) = ("", false, false);
        for (var i = command is null ? 0 : 1; i < arguments.Length; i++)
        {
            switch (arguments[i])
            {
                case "--config" when i + 1 < arguments.Length && path.Length == 0:
                    path = arguments[++i];
                    break;
                case "--check-config" when command is null:
                    checksOnly = true;
                    break;
                case "--json" when command is { TakesJson: true }:
                    asJson = true;
                    break;
                default:
                    fault = $"'{arguments[i]}' is not understood here.";
                    return null;
            }
        }

        fault = path.Length > 0 ? "" : "--config FILE is missing.";
        return path.Length > 0 ? new(path, checksOnly, command, asJson) : null;
    }

    /// <summary>How the program is called, a line for each way.</summary>
    public static string Usage(string program, IReadOnlyList<ProgramCommand<T>> commands)
    {
        string[][] ways =
        [
            [$"{program} --config FILE", "Serves."],
            [$"{program} --config FILE --check-config", "Names every fault of the configuration, and starts nothing."],
            .. commands.Select(command => new[] { $"{program} {command.Name} --config FILE{(command.TakesJson ? " [--json]" : "")}", command.Summary }),
        ];
        var width = ways.Max(way => way[0].Length);
        return string.Join('\n', ways.Select((way, i) => $"{(i == 0 ? "Usage: " : "       ")}{way[0].PadRight(width)}  {way[1]}"));
    }

    private static ProgramCommand<T>? Find(string name, IReadOnlyList<ProgramCommand<T>> commands) =>
        commands.FirstOrDefault(command => command.Name == name);
}
