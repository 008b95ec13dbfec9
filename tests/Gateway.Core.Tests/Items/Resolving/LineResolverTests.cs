using Gateway.Core.Items;
using Gateway.Core.Items.Resolving;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Gateway.Core.Tests.Items.Resolving;

public class LineResolverTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task The_first_way_that_replaces_the_material_is_gone_and_none_after_it_is_asked()
    {
        var asked = new List<int>();

        var result = await ResolveAsync(Lines.Of(Lines.Data, Lines.Verification, Lines.Certificate), way =>
        {
            asked.Add(way);
            return Answer(way == 1 ? MaterialReason.None : MaterialReason.NotFound);
        });

        Assert.Equal([0, 1], asked);
        Assert.Equal((MaterialOutcome.Verified, MaterialReason.None, 1), (result.Outcome, result.Reason, result.Way));
        Assert.Equal([MaterialReason.NotFound, MaterialReason.None], result.Attempts.Select(attempt => attempt.Answer.Reason));
    }

    [Fact]
    public async Task An_answer_after_the_patience_is_awaited_and_the_next_way_is_gone()
    {
        var late = new TaskCompletionSource<WayAnswer<string>>();
        var resolving = ResolveAsync(Lines.Of(Lines.Data, Lines.Commitment), way => way == 0 ? late.Task : Answer(MaterialReason.None));

        _time.Advance(ServiceItem.UsualPatience - TimeSpan.FromMilliseconds(1));
        Assert.False(resolving.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        var result = await resolving;

        Assert.Equal((MaterialOutcome.OnCommitment, MaterialReason.None, 1), (result.Outcome, result.Reason, result.Way));
        var silent = result.Attempts[0];
        Assert.Equal((MaterialReason.DepartmentSilent, LineResolver.PatienceOver), (silent.Answer.Reason, silent.Answer.Code));
        Assert.Equal(ServiceItem.UsualPatience, silent.Elapsed);
        Assert.Same(late.Task, silent.Awaited);
        Assert.Null(result.Attempts[1].Awaited);
        late.SetResult(new(MaterialReason.None, "", "late"));
        Assert.Equal("late", (await silent.Awaited!).Evidence);
    }

    [Fact]
    public async Task An_answer_just_before_the_patience_is_over_counts()
    {
        var going = new TaskCompletionSource<WayAnswer<string>>();
        var resolving = ResolveAsync(Lines.Of(Lines.Data), _ => going.Task);

        _time.Advance(ServiceItem.UsualPatience - TimeSpan.FromTicks(1));
        going.SetResult(new(MaterialReason.None, "", "in time"));
        var result = await resolving;

        Assert.Equal(MaterialOutcome.WaivedByData, result.Outcome);
        Assert.Null(Assert.Single(result.Attempts).Awaited);
    }

    [Fact]
    public async Task Each_way_has_the_whole_patience()
    {
        var never = new TaskCompletionSource<WayAnswer<string>>().Task;
        var resolving = ResolveAsync(Lines.Of(Lines.Data, Lines.Verification), _ => never);

        _time.Advance(ServiceItem.UsualPatience);
        await Task.Yield();
        Assert.False(resolving.IsCompleted);
        while (!resolving.IsCompleted)
        {
            _time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        var result = await resolving;
        Assert.Equal((MaterialOutcome.ToBeSupplied, MaterialReason.DepartmentSilent), (result.Outcome, result.Reason));
        Assert.All(result.Attempts, attempt => Assert.True(attempt.Elapsed >= ServiceItem.UsualPatience));
    }

    [Fact]
    public async Task What_is_gone_on_from_a_way_asks_none_before_it()
    {
        var asked = new List<int>();

        var result = await ResolveAsync(
            Lines.Of(Lines.Data, Lines.Check, Lines.Commitment),
            way =>
            {
                asked.Add(way);
                return Answer(MaterialReason.None);
            },
            from: 2);

        Assert.Equal([2], asked);
        Assert.Equal(MaterialOutcome.OnCommitment, result.Outcome);
    }

    [Fact]
    public async Task Where_the_applicant_is_the_only_way_nobody_is_asked_and_nobody_holds_it()
    {
        var result = await ResolveAsync(Lines.Of(), _ => throw new InvalidOperationException("Nobody is to be asked."));

        Assert.Equal((MaterialOutcome.ToBeSupplied, MaterialReason.NobodyHoldsIt, 0), (result.Outcome, result.Reason, result.Way));
        Assert.Empty(result.Attempts);
    }

    private static Task<WayAnswer<string>> Answer(MaterialReason reason) => Task.FromResult(new WayAnswer<string>(reason, "", null));

    private Task<LineResult<string>> ResolveAsync(Core.Items.Matters.MatterLine line, Func<int, Task<WayAnswer<string>>> go, int from = 0) =>
        LineResolver.ResolveAsync(line, from, go, _time);
}
