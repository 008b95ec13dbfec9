using System.Globalization;

namespace Gateway.Cli.Terminals;

/// <summary>Tells of a fault of the command itself.</summary>
internal static class FaultReport
{
    /// <summary>
    /// Leaves the kinds and places of the exceptions in a file and says where. Their messages are left out: they
    /// can quote what was looked up.
    /// </summary>
    public static void Write(Terminal terminal, Exception exception)
    {
        var time = terminal.Clock.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var path = Path.Combine(Path.GetTempPath(), $"gateway-fault-{time}-{Guid.NewGuid():N}.txt");
        try
        {
            using var file = new StreamWriter(path, append: false);
            for (var current = exception; current is not null; current = current.InnerException)
            {
                file.WriteLine(current.GetType().FullName);
                file.WriteLine(current.StackTrace);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            path = "-";
        }

        terminal.WriteError(CommandTexts.Fault, exception.GetType().Name, path);
    }
}
