using CsCheck;
using Gateway.Core.Items;
using Gateway.Core.Items.Resolving;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Gateway.Core.Tests.Items.Resolving;

public class LineResolverProperties
{
    private const int Step = 50;

    private static readonly Gen<MaterialReason> s_reason = Gen.Enum<MaterialReason>().Where(reason => reason != MaterialReason.NobodyHoldsIt);

    private static readonly Gen<(MaterialWay[] Ways, Planned[] Plan, TimeSpan Patience)> s_case =
        from count in Gen.Int[0, 5]
        from ways in Gen.OneOf(Lines.All).Array[count]
        from plan in Gen.Select(s_reason, Gen.Int[0, 8], (reason, steps) => new Planned(reason, TimeSpan.FromMilliseconds(steps * Step / 2.0 * (steps % 2)))).Array[count]
        from patience in Gen.Int[1, 6]
        select (ways, plan, TimeSpan.FromMilliseconds(patience * Step));

    [Fact]
    public Task A_material_is_resolved_as_its_naive_restatement_says() => s_case.SampleAsync(async each =>
    {
        var (ways, plan, patience) = each;
        var time = new CountedTime();
        var asked = new List<int>();
        var resolving = LineResolver.ResolveAsync(Lines.Of(patience, ways), 0, way =>
        {
            asked.Add(way);
            return AnswerAsync(plan[way], time);
        }, time);
        await time.PassAsync(resolving, plan, patience);
        var result = await resolving;

        var naive = NaiveResolving.Resolve(ways, plan, patience);
        Assert.Equal(naive.Asked, asked);
        Assert.Equal((naive.Outcome, naive.Reason), (result.Outcome, result.Reason));
        Assert.Equal(naive.Awaited, OutcomeRules.Awaited(result.Outcome, result.Attempts.Select(attempt => (attempt.Way, attempt.Answer.Reason)), [.. ways]));
        Assert.Equal(naive.Took, result.Attempts.Aggregate(TimeSpan.Zero, (sum, attempt) => sum + attempt.Elapsed));

        // Nothing that was asked is lost: whoever answers late still says what was planned.
        foreach (var attempt in result.Attempts.Where(attempt => attempt.Awaited is not null))
        {
            time.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal(plan[attempt.Way].Reason, (await attempt.Awaited!).Reason);
        }
    });

    [Fact]
    public void The_reason_to_supply_is_that_of_the_naive_restatement_in_whatever_order_ways_are_heard() =>
        s_reason.Array[0, 6].Sample(heard =>
        {
            MaterialReason[] said = [.. heard.Where(reason => reason != MaterialReason.None)];
            Assert.Equal(NaiveResolving.Why(said), OutcomeRules.WhyToSupply(heard));
            Assert.Equal(OutcomeRules.WhyToSupply(heard), OutcomeRules.WhyToSupply(heard.Reverse()));
        });

    private static async Task<WayAnswer<string>> AnswerAsync(Planned planned, TimeProvider time)
    {
        if (planned.After > TimeSpan.Zero)
        {
            await Task.Delay(planned.After, time);
        }

        return new(planned.Reason, "", "");
    }

    /// <summary>A clock that tells how many waits were begun on it, so that time passes only when everybody waits.</summary>
    private sealed class CountedTime : FakeTimeProvider
    {
        private int _waits;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            Interlocked.Increment(ref _waits);
            return timer;
        }

        /// <summary>Lets the ways answer or be given up, one after the other.</summary>
        public async Task PassAsync(Task done, Planned[] plan, TimeSpan patience)
        {
            var waits = 0;
            foreach (var planned in plan.Where(planned => planned.After > TimeSpan.Zero))
            {
                // Its answer is under way, and it is waited for.
                waits += 2;
                while (Volatile.Read(ref _waits) < waits && !done.IsCompleted)
                {
                    await Task.Yield();
                }

                if (done.IsCompleted)
                {
                    return;
                }

                Advance(planned.After < patience ? planned.After : patience);
            }
        }
    }
}
