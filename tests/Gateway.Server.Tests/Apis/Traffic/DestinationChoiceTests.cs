using Gateway.Core.Apis;
using Gateway.Server.Apis.Upstreams;

namespace Gateway.Server.Tests.Apis.Traffic;

public sealed class DestinationChoiceTests
{
    private static readonly ApiDestination[] s_three =
    [
        new("one", new Uri("https://one.test"), 1), new("two", new Uri("https://two.test"), 3), new("three", new Uri("https://three.test"), 6),
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_weights_are_the_shares(bool inSessions)
    {
        var counts = s_three.ToDictionary(destination => destination.Name, _ => 0);
        for (var i = 0; i < 20_000; i++)
        {
            counts[Choose(inSessions ? $"session {i}" : null).Name]++;
        }

        // Ten standard deviations of a binomial are about 0.035.
        Assert.Equal(0.1, counts["one"] / 20_000.0, 0.03);
        Assert.Equal(0.3, counts["two"] / 20_000.0, 0.035);
        Assert.Equal(0.6, counts["three"] / 20_000.0, 0.035);
    }

    [Fact]
    public void A_session_stays_where_it_is_and_only_those_of_one_that_is_gone_move()
    {
        for (var i = 0; i < 500; i++)
        {
            var session = $"shenpi-window\nC-{i}";
            var home = Choose(session);
            Assert.Equal(home, Choose(session));
            var elsewhere = Choose(session, destination => destination.Name != "two");
            Assert.Equal(home.Name != "two", home == elsewhere);
            Assert.NotEqual("two", elsewhere.Name);
        }
    }

    [Fact]
    public void One_to_avoid_is_taken_only_where_there_is_no_other()
    {
        for (var i = 0; i < 200; i++)
        {
            Assert.NotEqual(s_three[2], DestinationChoice.Choose(s_three, null, s_three[2], _ => DestinationState.Well));
            Assert.NotEqual(s_three[2], DestinationChoice.Choose(s_three, "session", s_three[2], _ => DestinationState.Ill));
        }

        Assert.Equal(s_three[0], DestinationChoice.Choose(s_three.AsSpan(0, 1), null, s_three[0], _ => DestinationState.Ill));
    }

    [Fact]
    public void Where_none_is_well_all_are_tried()
    {
        var tried = Enumerable.Range(0, 500).Select(_ => Choose(null, _ => false).Name).Distinct();

        Assert.Equal(["one", "three", "two"], tried.Order());
    }

    [Fact]
    public void What_the_operator_does_not_allow_is_never_chosen_where_another_is()
    {
        for (var i = 0; i < 200; i++)
        {
            Assert.Equal(s_three[0], DestinationChoice.Choose(
                s_three, i % 2 == 0 ? null : $"session {i}", s_three[0], destination => destination == s_three[0] ? DestinationState.Ill : DestinationState.NotAllowed));
        }
    }

    private static ApiDestination Choose(string? session, Func<ApiDestination, bool>? isHealthy = null) =>
        DestinationChoice.Choose(
            s_three, session, null, destination => isHealthy?.Invoke(destination) == false ? DestinationState.Ill : DestinationState.Well);
}
