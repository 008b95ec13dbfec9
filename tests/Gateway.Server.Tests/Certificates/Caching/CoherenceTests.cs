using CsCheck;
using Gateway.Server.Tests.Certificates.Caching.Model;

namespace Gateway.Server.Tests.Certificates.Caching;

/// <summary>
/// Rule 9, on replicas that share a lossy bus and a hostile Redis, whatever happens to them, to their clocks, to the database and to the source;
/// and that the same schedules find a bug in any clause of it.
/// </summary>
public sealed class CoherenceTests
{
    private const int Schedules = 10_000;

    public static TheoryData<string> Bugs => [.. Plant.Bugs.Keys];

    [Fact]
    public void No_confirmed_answer_says_valid_two_seconds_after_a_revocation()
    {
        var confirmed = new int[3];
        Schedule.Any.Sample(
            schedule =>
            {
                var outcome = ModelCity.Run(schedule, Plant.None);
                if (outcome.Violation is not null)
                {
                    var notes = new List<string>();
                    ModelCity.Run(schedule, Plant.None, notes);
                    Assert.Fail(string.Join('\n', notes));
                }

                for (var level = 0; level < confirmed.Length; level++)
                {
                    Interlocked.Add(ref confirmed[level], outcome.Confirmed[level]);
                }
            },
            iter: Schedules,
            threads: 2);

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"Confirmed: {confirmed[0]} of memory, {confirmed[1]} of Redis, {confirmed[2]} of the source.");
        Assert.All(confirmed, level => Assert.True(level > Schedules));
    }

    [Theory]
    [MemberData(nameof(Bugs))]
    public void The_same_schedules_find_a_bug_in_any_clause(string bug)
    {
        var random = new PCG(1, 20_260_301);
        for (var schedule = 0; schedule < Schedules; schedule++)
        {
            var happens = Schedule.Any.Generate(random, null, out _);
            if (ModelCity.Run(happens, Plant.Bugs[bug]).Violation is { } violation)
            {
                TestContext.Current.TestOutputHelper?.WriteLine($"Schedule {schedule}: {violation}");
                Assert.Null(ModelCity.Run(happens, Plant.None).Violation);
                return;
            }
        }

        Assert.Fail($"No schedule of {Schedules} found it.");
    }
}
