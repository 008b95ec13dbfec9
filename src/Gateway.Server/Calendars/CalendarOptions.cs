namespace Gateway.Server.Calendars;

/// <summary>The file of working days: one YAML or JSON file.</summary>
public sealed class CalendarOptions
{
    /// <summary>The years that are known. At least one.</summary>
    public List<CalendarYearOptions> Years { get; set; } = [];
}

/// <summary>One year.</summary>
public sealed class CalendarYearOptions
{
    /// <summary>The year: 2000 to 2199.</summary>
    public int Year { get; set; }

    /// <summary>The notice that says so. At most 200 characters.</summary>
    public string Source { get; set; } = "";

    /// <summary>Days on which nobody works, besides weekends: yyyy-MM-dd.</summary>
    public List<string> Holidays { get; set; } = [];

    /// <summary>Saturdays and Sundays that are worked (调休): yyyy-MM-dd.</summary>
    public List<string> Workdays { get; set; } = [];
}
