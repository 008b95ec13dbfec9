using Gateway.Core.Calendars;
using Gateway.Hosting.Configuration;
using Gateway.Server.Calendars;
using Gateway.Server.Tests.Process;
using Gateway.Testing;

namespace Gateway.Server.Tests.Calendars;

public sealed class CalendarFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("calendar.yaml", """
        years:
          - year: 2026
            source: 国办发明电〔2025〕7号
            holidays: ["2026-01-01", 2026-01-02, "2026-01-03"]
            workdays: ["2026-01-04"]
        """)]
    [InlineData("calendar.json", """
        { "years": [ { "year": 2026, "source": "国办发明电〔2025〕7号", "holidays": ["2026-01-01", "2026-01-02", "2026-01-03"], "workdays": ["2026-01-04"] } ] }
        """)]
    public void A_sound_file_is_read_as_yaml_or_json(string name, string text)
    {
        var calendar = CalendarFile.Load(Write(name, text));

        Assert.Equal(new DateOnly(2026, 1, 4), calendar.AddWorkingDays(new DateOnly(2025, 12, 31), 1));
        Assert.Equal(new DateOnly(2026, 1, 5), calendar.AddWorkingDays(new DateOnly(2025, 12, 31), 2));
        Assert.False(calendar.Knows(2027));
    }

    [Fact]
    public void Without_a_file_no_year_is_known() => Assert.Same(WorkingCalendar.Empty, CalendarFile.Load(null));

    [Theory]
    [InlineData("years: []", ": years: ")]
    [InlineData("years:\n  - { year: 2026, source: x, holiday: [] , workday: [2026-01-04] }", ":2: years[0].workday: unknown key; did you mean 'workdays'?")]
    [InlineData("years: [", "not YAML")]
    [InlineData("years:\n  - { year: 1999, source: x }", ":2: years[0].year: ")]
    [InlineData("years:\n  - { year: 2026 }", ":2: years[0].source: ")]
    [InlineData("years:\n  - { year: 2026, source: x }\n  - { year: 2026, source: x }", ":3: years[1].year: ")]
    [InlineData("years:\n  - year: 2026\n    source: x\n    holidays: [2026-1-1]", ":4: years[0].holidays[0]: ")]
    [InlineData("years:\n  - year: 2026\n    source: x\n    holidays: [2026-02-29]", ":4: years[0].holidays[0]: ")]
    [InlineData("years:\n  - year: 2026\n    source: x\n    holidays: [2025-12-31]", ":4: years[0].holidays[0]: this is no day of 2026")]
    [InlineData("years:\n  - year: 2026\n    source: x\n    holidays: [2026-01-01, 2026-01-01]", ":4: years[0].holidays[1]: ")]
    [InlineData("years:\n  - year: 2026\n    source: x\n    holidays: [2026-01-04]\n    workdays: [2026-01-04]", ":5: years[0].workdays[0]: ")]
    [InlineData("years:\n  - year: 2026\n    source: x\n    workdays: [2026-01-05]", ":4: years[0].workdays[0]: a worked day is a Saturday or a Sunday")]
    public void A_fault_is_told_with_its_line_and_key(string text, string told)
    {
        var path = Write("calendar.yaml", text);

        Assert.Null(CalendarFile.Read(path, out var faults));
        Assert.StartsWith(path, Assert.Single(faults), StringComparison.Ordinal);
        Assert.Contains(told, faults[0], StringComparison.Ordinal);
        Assert.Throws<ConfigurationException>(() => CalendarFile.Load(path));
    }

    [Fact]
    public void The_gateway_tells_every_fault_of_the_calendar_with_its_own()
    {
        Write("calendar.yaml", "years:\n  - { year: 2026, source: x, workdays: [2026-01-05], holidays: [2025-01-01] }");
        var (missing, faulty) = (new List<ConfigurationFault>(), new List<ConfigurationFault>());
        var options = new GatewayOptions { Calendar = "calendar.yaml" };

        GatewayOptionsValidator.Validate(options, _folder.Path, faulty);
        GatewayOptionsValidator.Validate(new GatewayOptions { Calendar = "nowhere.yaml" }, _folder.Path, missing);

        Assert.Equal(_folder.At("calendar.yaml"), options.Calendar);
        Assert.Equal(2, faulty.Count(fault => fault.Key == "calendar"));
        Assert.Contains(faulty, fault => fault.Key == "city");
        Assert.Single(missing, fault => fault.Key == "calendar");
    }

    [Fact]
    public async Task A_gateway_whose_calendar_has_faults_does_not_start()
    {
        await using var gateway = await GatewayProcess.StartAsync();
        var path = gateway.Folder.At("calendar.yaml");
        await File.AppendAllTextAsync(gateway.ConfigurationPath, "\ncalendar: calendar.yaml\n");
        await File.WriteAllTextAsync(path, "years: [{ year: 2026, source: x }]");
        Assert.Equal(0, await CheckAsync());

        await File.WriteAllTextAsync(path, "years: [{ year: 2026, source: x, workdays: [2026-01-05] }]");
        Assert.Equal(ProgramStart.ConfigurationExit, await CheckAsync());

        async Task<int> CheckAsync()
        {
            await using var process = ChildProcess.Start("dotnet", [GatewayProcess.ProgramPath, "--config", gateway.ConfigurationPath, "--check-config"]);
            return await process.WaitForExitAsync(TimeSpan.FromSeconds(30));
        }
    }

    /// <summary>The State Council's notices name so many days: 28 and 33 of holidays with the weekends in them, 5 and 6 worked.</summary>
    [Fact]
    public void The_sample_citys_calendar_is_that_of_the_notices()
    {
        var path = Path.Combine(RepositoryRoot.Path, "deploy/calendars/city.yaml");
        var calendar = CalendarFile.Load(path);
        var options = ConfigurationFile.Read(path, environmentPrefix: null).Bind<CalendarOptions>([]);

        Assert.Equal([2025, 2026, 2027, 2028], options.Years.Select(year => year.Year));
        Assert.Equal([(28, 5), (33, 6)], options.Years.Take(2).Select(year => (year.Holidays.Count, year.Workdays.Count)));
        Assert.All(options.Years.Skip(2), year => Assert.StartsWith("provisional", year.Source, StringComparison.Ordinal));

        // Before the spring festivals of both years, and over the national day.
        Assert.Equal(new DateOnly(2025, 2, 5), calendar.AddWorkingDays(new DateOnly(2025, 1, 27), 1));
        Assert.Equal(new DateOnly(2025, 2, 8), calendar.AddWorkingDays(new DateOnly(2025, 1, 27), 4));
        Assert.Equal(new DateOnly(2025, 10, 9), calendar.AddWorkingDays(new DateOnly(2025, 9, 30), 1));
        Assert.Equal(new DateOnly(2026, 2, 24), calendar.AddWorkingDays(new DateOnly(2026, 2, 14), 1));
        Assert.Equal(new DateOnly(2026, 10, 10), calendar.AddWorkingDays(new DateOnly(2026, 9, 30), 3));
        Assert.Equal(248, Enumerable.Range(1, 300).Last(days => calendar.AddWorkingDays(new DateOnly(2025, 12, 31), days) <= new DateOnly(2026, 12, 31)));
        Assert.Null(calendar.AddWorkingDays(new DateOnly(2028, 12, 29), 1));
    }

    private string Write(string name, string text)
    {
        var path = _folder.At(name);
        File.WriteAllText(path, text);
        return path;
    }
}
