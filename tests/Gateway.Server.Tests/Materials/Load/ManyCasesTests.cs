using System.Collections.Concurrent;
using System.Globalization;
using Gateway.Contracts.Audit.V1;
using Gateway.Contracts.Materials.V1;
using Gateway.Server.Materials.Resolving;
using Gateway.Server.Tests.City;
using Gateway.Testing;
using Grpc.Core;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gateway.Server.Tests.Materials.Load;

/// <summary>
/// Two hundred cases at once while departments refuse, are silent, answer late, cut connections and answer garbage, for a minute;
/// <c>GATEWAY_TESTS_LONG=1</c> for ten.
/// </summary>
[Collection(nameof(Alone))]
public sealed class ManyCasesTests : IDisposable
{
    private const int Concurrent = 200;
    private const int Rounds = 4;
    private const int Citizens = 1000;
    private const int AgainEvery = 10;

    // What the test itself keeps of a case is about half of this. One line that stayed behind would be more.
    private const long GreatestKeptPerCase = 6 * 1024;

    private static readonly TimeSpan s_round =
        TimeSpan.FromSeconds(Environment.GetEnvironmentVariable("GATEWAY_TESTS_LONG") == "1" ? 150 : 15);

    // As patient as a busy machine needs it: that departments fail is what is tested, not how fast two processors are.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_deadline = TimeSpan.FromSeconds(15);

    // Half a second of an open breaker, a probe, and what a busy machine adds. Of calls that hang the last ends with the deadline.
    private static readonly TimeSpan s_notice = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan s_end = TimeSpan.FromMinutes(2);

    private readonly ConcurrentQueue<Exception> _unobserved = new();
    private readonly ConcurrentQueue<string> _wrong = new();
    private readonly ConcurrentQueue<ToldCase> _cases = new();
    private int _count;

    public ManyCasesTests() => TaskScheduler.UnobservedTaskException += Note;

    public void Dispose() => TaskScheduler.UnobservedTaskException -= Note;

    [Fact]
    public async Task None_is_lost_none_is_asked_twice_and_nothing_is_asked_for_that_is_held_and_reachable_while_departments_fail()
    {
        await using var city = await ShopCity.StartAsync(new ShopTerms(s_patience) { Fallbacks = true }, Configure, build => build.Logging.SetMinimumLevel(LogLevel.Warning));
        var offices = Enumerable.Range(0, Shop.Offices.Count).Select(office => new TroubledOffice(
            office, s_patience + TimeSpan.FromSeconds(1), office == Shop.Offices.Count - 1 ? s_deadline + s_notice : s_notice, 7919 * office)).ToArray();
        for (var office = 0; office < offices.Length; office++)
        {
            offices[office].Serve(city.Adapters[office]);
        }

        var oracle = new ShopOracle(offices);
        var (heaps, counts) = (new List<long>(), new List<int>());
        for (var round = 0; round < Rounds; round++)
        {
            await RunAsync(city, offices, oracle);
            await UntilQuietAsync(city);
            heaps.Add(Heap(city));
            counts.Add(_count);
            TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{_count} cases; heap {heaps[^1] >> 10} KiB, working set {Environment.WorkingSet >> 20} MiB; {oracle.Certain} certain."));
        }

        Assert.Empty(_wrong.Take(20));

        // The first rounds fill what a server keeps.
        var kept = (Math.Min(heaps[^1], heaps[^2]) - heaps[1]) / Math.Max(1, counts[^1] - counts[1]);
        await DeliverAsync(city);
        await CheckCasesAsync(city);
        await CheckLogAsync(city);
        Assert.Empty(_wrong.Take(20));
        Assert.Empty(_unobserved.Select(exception => exception.ToString()));
        var errors = city.City.Logs.Lines.Where(line => line.StartsWith("Error Gateway.", StringComparison.Ordinal)).ToList();
        Assert.True(errors.Count == 0, $"{errors.Count} errors of the gateway: {errors.FirstOrDefault()}");
        Assert.Equal(0L, await CountAsync(city, "SELECT count(*) FROM cases WHERE leased_by IS NOT NULL"));
        Assert.Equal(_cases.Count, await CountAsync(city, "SELECT count(*) FROM cases"));
        Assert.True(oracle.Certain > _count, $"the oracle was certain of {oracle.Certain} ways in {_count} cases");
        Assert.True(kept < GreatestKeptPerCase, $"{kept} bytes a case stay behind: {string.Join(", ", heaps)}");
    }

    private static void Configure(GatewayOptions options)
    {
        options.Departments.Deadline = s_deadline;
        options.Storage.FreshnessLimit = s_patience;

        // As many as all cases may ask of one department at once.
        options.Departments.Concurrency = 4 * Concurrent;
        options.Departments.Queue = 4 * Concurrent;
        options.Verification.MismatchesPerDay = 1000;
    }

    private async Task RunAsync(ShopCity city, TroubledOffice[] offices, ShopOracle oracle)
    {
        using var stop = new CancellationTokenSource(s_round);
        var troubles = offices.Select((office, index) => office.AlternateAsync(
            index == offices.Length - 1 ? [Trouble.Hang] : [Trouble.Refuse, Trouble.Reset, Trouble.Garbage, Trouble.Late, Trouble.Hold],
            TimeSpan.FromSeconds(10),
            TimeSpan.FromSeconds(3),
            stop.Token)).ToArray();
        await Task.WhenAll(Enumerable.Range(0, Concurrent).Select(_ => ResolveOnAsync(city, oracle, stop.Token)));
        await Task.WhenAll(troubles);
    }

    private async Task ResolveOnAsync(ShopCity city, ShopOracle oracle, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var number = Interlocked.Increment(ref _count);
            var told = new ToldCase(number, Registered.Citizen(number % Citizens));
            for (var calls = number % AgainEvery == 0 ? 2 : 1; calls > 0; calls--)
            {
                try
                {
                    (await told.CallAsync(city.Consumer, oracle.Judge)).ForEach(_wrong.Enqueue);
                }
                catch (RpcException exception)
                {
                    _wrong.Enqueue($"{told.CaseNumber} ended with {exception.Status}");
                }
            }

            _cases.Enqueue(told);
        }
    }

    private static Task UntilQuietAsync(ShopCity city) => Poll.UntilAsync(
        () => city.City.Gateway.Services.GetRequiredService<RunningCases>().Count == 0, s_end, "nothing goes on for cases");

    /// <summary>All departments are well: whatever was due later is due now, and comes.</summary>
    private static async Task DeliverAsync(ShopCity city)
    {
        await Poll.UntilAsync(
            async () =>
            {
                await CountAsync(city, "UPDATE case_materials SET ask_again_at = 1 WHERE ask_again_at > 1 AND leased_until IS NULL");
                await Task.Delay(TimeSpan.FromSeconds(1));
                return await CountAsync(city, "SELECT count(*) FROM case_materials WHERE ask_again_at IS NOT NULL") == 0;
            },
            s_end,
            "every late answer is delivered");
    }

    private async Task CheckCasesAsync(ShopCity city) => await Parallel.ForEachAsync(
        _cases,
        new ParallelOptions { MaxDegreeOfParallelism = 16 },
        async (told, token) =>
        {
            var kept = await city.Consumer.GetCaseAsync(new GetCaseRequest { Case = Shop.Context(told.CaseNumber) }, cancellationToken: token);
            Check(kept.Materials.Count == Shop.Materials, told, "has not all its materials");
            foreach (var material in kept.Materials)
            {
                Check(material.Outcome != MaterialOutcome.Unspecified, told, $"{material.Material} is not decided");
                Check(told.Lines[material.Material] is { IsLatePending: true } || told.Lines[material.Material] == ToldLine.Of(material), told, $"{material.Material} was told otherwise");
                Check(ShopOracle.JudgeInTheEnd(told.Citizen, material) is null, told, ShopOracle.JudgeInTheEnd(told.Citizen, material));
            }
        });

    private void Check(bool holds, ToldCase told, string? otherwise)
    {
        if (!holds)
        {
            _wrong.Enqueue($"{told.CaseNumber} {otherwise}");
        }
    }

    /// <summary>A case that was resolved by one call has one answer at most to each of its questions.</summary>
    private async Task CheckLogAsync(ShopCity city)
    {
        var calls = _cases.ToDictionary(told => told.CaseNumber, told => told.Calls, StringComparer.Ordinal);
        var found = (await LogOf.AllAsync(city.City))
            .Where(record => record is { Kind: RecordKind.Exchange, Outcome: Outcome.Found } && record.CaseNumber.StartsWith("M-", StringComparison.Ordinal))
            .GroupBy(record => (record.CaseNumber, record.Provider, record.Operation, record.MaterialCode));
        foreach (var answers in found.Where(answers => answers.Count() > calls[answers.Key.CaseNumber]))
        {
            _wrong.Enqueue($"{answers.Key} was answered {answers.Count()} times in {calls[answers.Key.CaseNumber]} calls");
        }
    }

    private static long Heap(ShopCity city)
    {
        foreach (var adapter in city.Adapters)
        {
            adapter.Forget();
        }

        for (var i = 0; i < 3; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static async Task<long> CountAsync(ShopCity city, string text)
    {
        await using var connection = new SqliteConnection($"Data Source={city.City.Options.Storage.Path};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = text;
        return await command.ExecuteScalarAsync() is long count ? count : 0;
    }

    private void Note(object? sender, UnobservedTaskExceptionEventArgs unobserved)
    {
        // Of this process all tests' clients throw as well; what the gateway does not look at is told.
        if (unobserved.Exception.ToString().Contains("Gateway.Server.Materials", StringComparison.Ordinal))
        {
            _unobserved.Enqueue(unobserved.Exception);
        }
    }
}
