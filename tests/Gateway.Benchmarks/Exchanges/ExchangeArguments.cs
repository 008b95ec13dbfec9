using System.Globalization;

namespace Gateway.Benchmarks.Exchanges;

/// <summary>How long, how often and what to measure.</summary>
internal sealed record ExchangeArguments
{
    public const string Help = "[--seconds 8] [--rounds 3] [--quick] [--only NAME,...] [--in-flight N,...]";

    /// <summary>Time of one measurement, after its warm-up.</summary>
    public TimeSpan Time { get; private init; } = TimeSpan.FromSeconds(8);

    /// <summary>Calls of one measurement that are not counted: its connections are new.</summary>
    public TimeSpan WarmUp { get; private init; } = TimeSpan.FromSeconds(1);

    /// <summary>Calls through each path before anything is measured, until the compiler has done its work.</summary>
    public TimeSpan FirstWarmUp { get; private init; } = TimeSpan.FromSeconds(10);

    /// <summary>Measurements of each path at each load; the table has their medians.</summary>
    public int Rounds { get; private init; } = 3;

    /// <summary>Names of paths to measure; empty for all.</summary>
    public IReadOnlyList<string> Only { get; private init; } = [];

    public IReadOnlyList<Load> Loads { get; private init; } = Load.All;

    /// <exception cref="FormatException">An argument is not known or cannot be read.</exception>
    public static ExchangeArguments Parse(IReadOnlyList<string> arguments)
    {
        var parsed = new ExchangeArguments();
        for (var i = 0; i < arguments.Count; i++)
        {
            parsed = arguments[i] switch
            {
                "--quick" => parsed with
                {
                    Time = TimeSpan.FromSeconds(1),
                    WarmUp = TimeSpan.FromMilliseconds(300),
                    FirstWarmUp = TimeSpan.FromSeconds(1),
                    Rounds = 1,
                },
                "--seconds" when i + 1 < arguments.Count => parsed with { Time = TimeSpan.FromSeconds(Number(arguments[++i], 600)) },
                "--rounds" when i + 1 < arguments.Count => parsed with { Rounds = (int)Number(arguments[++i], 100) },
                "--only" when i + 1 < arguments.Count => parsed with { Only = arguments[++i].Split(',') },
                "--in-flight" when i + 1 < arguments.Count => parsed with { Loads = LoadsOf(arguments[++i]) },
                var unknown => throw new FormatException($"'{unknown}' is not known or lacks its value. Usage: exchange {Help}"),
            };
        }

        return parsed;
    }

    private static List<Load> LoadsOf(string text)
    {
        var chosen = text.Split(',').Select(each => (int)Number(each, 10_000)).ToList();
        var loads = Load.All.Where(load => chosen.Contains(load.InFlight)).ToList();
        return loads.Count == chosen.Count
            ? loads
            : throw new FormatException($"--in-flight takes some of {string.Join(", ", Load.All.Select(load => load.InFlight))}.");
    }

    private static double Number(string text, double greatest) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number > 0 && number <= greatest
            ? number
            : throw new FormatException($"'{text}' is no number above 0 and up to {greatest}.");
}
