namespace Gateway.Hosting.Configuration;

/// <summary>How both programs start: <c>--config FILE</c>, <c>--check-config</c>, their commands, and all faults at once.</summary>
public static class ProgramStart
{
    /// <summary>Exit code of a configuration that cannot be used.</summary>
    public const int ConfigurationExit = 2;

    /// <summary>Reads the options, reports every fault, and runs the program unless only a check was asked for.</summary>
    /// <param name="arguments">Command line.</param>
    /// <param name="name">Name of the program in its messages.</param>
    /// <param name="environmentPrefix">Prefix of environment variables.</param>
    /// <param name="validate">Adds the faults that lie between or behind the keys.</param>
    /// <param name="run">Runs the program; the source is for what it reads again while it runs.</param>
    /// <param name="commands">What it can do instead.</param>
    public static async Task<int> RunAsync<T>(
        string[] arguments,
        string name,
        string environmentPrefix,
        Action<T, string, ICollection<ConfigurationFault>> validate,
        Func<T, ConfigurationSource<T>, Task<int>> run,
        params IReadOnlyList<ProgramCommand<T>> commands)
        where T : class, new()
    {
        var error = Console.Error;
        if (arguments is ["--help" or "-h"])
        {
            await Console.Out.WriteLineAsync(ProgramArguments<T>.Usage(name, commands));
            return 0;
        }

        if (ProgramArguments<T>.Read(arguments, commands, out var misread) is not { } given)
        {
            await error.WriteLineAsync(misread);
            await error.WriteLineAsync(ProgramArguments<T>.Usage(name, commands));
            return ConfigurationExit;
        }

        try
        {
            var source = new ConfigurationSource<T>(given.Path, environmentPrefix, validate);
            var (options, faults) = source.Read(given.Command?.Sections);
            if (faults.Count > 0)
            {
                foreach (var fault in faults)
                {
                    await error.WriteLineAsync(fault);
                }

                await error.WriteLineAsync($"{faults.Count} fault(s). Nothing was started.");
                return ConfigurationExit;
            }

            if (given.ChecksOnly)
            {
                await Console.Out.WriteLineAsync($"{source.Path}: the configuration is in order.");
                return 0;
            }

            return given.Command is { } command
                ? await RunAsync($"{name} {command.Name}", "failed", () => command.Run(options, given.AsJson))
                : await RunAsync(name, "could not start", () => run(options, source));
        }
        catch (ConfigurationException exception)
        {
            await error.WriteLineAsync(exception.Message);
            return ConfigurationExit;
        }
    }

    /// <summary>What fails only when the program starts (a port in use, a log that is refused) is told in one line as well.</summary>
    private static async Task<int> RunAsync(string name, string verb, Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (Exception exception) when (exception is not ConfigurationException)
        {
            await Console.Error.WriteLineAsync($"{name} {verb}: {exception.Message}");
            return 1;
        }
    }
}
