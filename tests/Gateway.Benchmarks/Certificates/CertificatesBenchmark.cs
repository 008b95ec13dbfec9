using System.Globalization;
using Gateway.Benchmarks.Exchanges;
using Gateway.Benchmarks.Exchanges.City;
using Gateway.Benchmarks.Exchanges.Loads;
using Gateway.Benchmarks.Exchanges.Machine;
using Gateway.Benchmarks.Exchanges.Report;
using Gateway.Contracts.V1;

namespace Gateway.Benchmarks.Certificates;

/// <summary>The mode <c>-- certificates</c>: certificates out of memory, out of Redis and of the department, against a bare server, in one run.</summary>
internal static class CertificatesBenchmark
{
    public const string Help = "[--seconds 8] [--rounds 3] [--quick] [--only NAME,...] [--in-flight N,...]  certificates out of memory, Redis and the source against a bare server";

    private const double LeastShare = 0.98;

    // Of so few keys the smallest memory holds more than a tenth.
    private const int QuickKeys = 10_000;
    private const double QuickShare = 0.8;
    private const int MostPasses = 4;

    private static readonly Load s_revoking = new(64, 8);

    public static async Task<int> RunAsync(string[] arguments)
    {
        ExchangeArguments settings;
        try
        {
            settings = ExchangeArguments.Parse(arguments);
        }
        catch (FormatException fault)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return 2;
        }

        var loads = settings.Loads.Where(load => load.InFlight >= s_revoking.InFlight).ToList();
        var (keys, leastShare) = arguments.Contains("--quick") ? (QuickKeys, QuickShare) : (Licences.Count, LeastShare);
        await using var course = await CertificateCourse.StartAsync(CancellationToken.None);
        var before = DiskProbe.Measure(course.Folder.Path);
        var calls = new LicenceCalls(keys);
        var revocations = new Revocations(course.Reporter, course.Memory.Address);
        var paths = PathsOf(course, calls, keys, revocations).Where(path => settings.Only.Count == 0 || settings.Only.Contains(path.Contender.Name)).ToList();
        var cost = await FillAsync(course, paths, calls);
        foreach (var path in paths.Where(path => path.Gateway is not null))
        {
            await LicenceProof.CheckAsync(path.Contender, keys, path.MaxAge, path.Freshness, course.Generator);
        }

        var results = await MeasureAllAsync(course, settings, loads, paths);
        var after = DiskProbe.Measure(course.Folder.Path);
        string[] lines =
        [
            $"Machine: {MachineDescription.Text()}, the load generator on the same cores.",
            string.Create(CultureInfo.InvariantCulture, $"Disk: fdatasync of an appended 4 KiB page p50 {before.TotalMicroseconds:F0} µs before, {after.TotalMicroseconds:F0} µs after the run."),
            $"Collectors: of the bare server {MachineDescription.Collector("Gateway.Benchmarks")}, of the gateway {MachineDescription.Collector(GatewayProgram.Name)}, of the adapter {MachineDescription.Collector(AdapterProgram.Name)}; tiered compilation as .NET has it.",
            string.Create(CultureInfo.InvariantCulture, $"Medians of {settings.Rounds} interleaved rounds of {settings.Time.TotalSeconds:0.#} s after {settings.WarmUp.TotalSeconds:0.#} s on new connections; first {settings.FirstWarmUp.TotalSeconds:0.#} s of calls through each path; {keys:N0} certificates."),
            $"Request {calls.RequestBytes} B; reply in B: {string.Join(", ", paths.Select(path => $"{path.Contender.Name} {results.ReplyBytes(path.Contender.Name)}"))}.",
            .. cost,
            string.Create(CultureInfo.InvariantCulture, $"Share of the level that should answer, least of all rounds: {string.Join(", ", paths.Where(path => path.Gateway is not null).Select(path => $"{path.Contender.Name} {path.LeastShare:P2}"))}."),
            string.Create(CultureInfo.InvariantCulture, $"Revocations: {revocations.Accepted:N0} accepted, {revocations.Accepted / Math.Max(1e-3, revocations.Elapsed.TotalSeconds):N0}/s of {Revocations.Rate}/s reported, {revocations.Refused} refused."),
            "",
            .. ResultTable.Lines(results, loads, [.. paths.Select(path => path.Contender)], "Redis"),
            "",
            .. LicenceRatios.Lines(results, loads),
        ];
        foreach (var line in lines)
        {
            await Console.Out.WriteLineAsync(line);
        }

        if (results.FirstError is { } error)
        {
            await Console.Out.WriteLineAsync($"{results.Errors} calls failed, the first with {error}.");
            await Console.Error.WriteLineAsync(course.Complaints());
        }

        return results.Errors + revocations.Refused == 0 && paths.All(path => path.LeastShare >= leastShare) ? 0 : 1;
    }

    private static IEnumerable<LicencePath> PathsOf(CertificateCourse course, LicenceCalls calls, int keys, Revocations revocations) =>
    [
        new(course.Bare, Lookups.Generic(course.Bare.Department, CityDocuments.Context)),
        new(course.Through(course.Memory, LicencePaths.Uncached), new LicenceCalls(keys, TimeSpan.Zero), course.Memory, shares => shares.Source)
        {
            MaxAge = TimeSpan.Zero,
            Freshness = Freshness.Live,
        },
        new(course.Through(course.Memory, LicencePaths.Memory), calls, course.Memory, shares => shares.Memory),
        new(course.Through(course.Memory, LicencePaths.Revoking), calls, course.Memory, shares => shares.Memory) { Meanwhile = revocations },
        new(course.Through(course.Shared, LicencePaths.Redis), calls, course.Shared, shares => shares.Redis),
    ];

    /// <summary>Has every certificate cached by the gateways that are measured; tells what one takes.</summary>
    private static async Task<IReadOnlyList<string>> FillAsync(CertificateCourse course, List<LicencePath> paths, LicenceCalls calls)
    {
        var lines = new List<string>();
        foreach (var gateway in paths.Select(path => path.Gateway).OfType<CityProgram>().Distinct())
        {
            var resident = gateway.Memory;
            var before = await CacheCounts.ReadAsync(gateway.Metrics!);
            for (var pass = 0; pass < MostPasses; pass++)
            {
                await FirstPass.RunAsync(course.Generator, gateway.Address, calls);
                var counts = await CacheCounts.ReadAsync(gateway.Metrics!);

                // Redis may have been behind: what it was not told is asked for again.
                if (pass > 0 && counts.Source == before.Source)
                {
                    break;
                }

                before = counts;
            }

            lines.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"Memory{(gateway == course.Shared ? " beside Redis" : "")}: {before.Entries:N0} answers take {before.Bytes / Math.Max(1, before.Entries):N0} B each as the cache counts; the gateway's resident set grew by {(gateway.Memory - resident) >> 20} MiB while all were asked for."));
        }

        return lines;
    }

    private static async Task<Measurements> MeasureAllAsync(
        CertificateCourse course, ExchangeArguments settings, IReadOnlyList<Load> loads, List<LicencePath> paths)
    {
        foreach (var path in paths)
        {
            await path.MeasureAsync(course.Generator, s_revoking, TimeSpan.Zero, settings.FirstWarmUp);
        }

        var results = new Measurements();
        for (var round = 0; round < settings.Rounds; round++)
        {
            foreach (var load in loads)
            {
                var chosen = paths.Where(path => path.Meanwhile is null || load == s_revoking).ToList();

                // Neighbours in time are neighbours in the comparison, and no path is always the first.
                for (var i = 0; i < chosen.Count; i++)
                {
                    var path = chosen[(i + round) % chosen.Count];
                    var measurement = await path.MeasureAsync(course.Generator, load, settings.WarmUp, settings.Time);
                    results.Add(load, path.Contender.Name, measurement);
                    await Console.Error.WriteLineAsync(string.Create(
                        CultureInfo.InvariantCulture,
                        $"round {round + 1}, {load.InFlight} in flight, {path.Contender.Name}: {measurement.CallsPerSecond:N0}/s, {measurement.Errors} errors {measurement.FirstError}"));
                }
            }
        }

        return results;
    }
}
