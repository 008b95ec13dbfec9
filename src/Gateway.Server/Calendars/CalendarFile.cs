using Gateway.Core.Calendars;
using Gateway.Hosting.Configuration;

namespace Gateway.Server.Calendars;

/// <summary>Reads the file of working days.</summary>
internal static class CalendarFile
{
    /// <summary>The calendar of the file; one that knows no year without a file.</summary>
    /// <exception cref="ConfigurationException">The file has faults; the message names every one.</exception>
    public static WorkingCalendar Load(string? path)
    {
        if (path is null)
        {
            return WorkingCalendar.Empty;
        }

        var calendar = Read(path, out var faults);
        return calendar ?? throw new ConfigurationException(string.Join(Environment.NewLine, faults));
    }

    /// <summary>The calendar of the file; null where it has faults, which are told as lines for people.</summary>
    public static WorkingCalendar? Read(string path, out IReadOnlyList<string> faults)
    {
        ConfigurationFile file;
        try
        {
            file = ConfigurationFile.Read(path, environmentPrefix: null);
        }
        catch (ConfigurationException exception)
        {
            faults = [exception.Message];
            return null;
        }

        var found = new List<ConfigurationFault>();
        var years = CalendarReader.Read(file.Bind<CalendarOptions>(found), found);
        faults = [.. found.Select(file.Describe)];
        return faults.Count == 0 ? new WorkingCalendar(years) : null;
    }
}
