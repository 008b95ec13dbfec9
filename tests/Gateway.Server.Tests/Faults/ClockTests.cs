using Gateway.Contracts.V1;
using Gateway.Server.Tests.City;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Server.Tests.Faults;

public sealed class ClockTests
{
    [Fact]
    public async Task A_jump_of_the_clock_neither_stales_the_snapshot_nor_stops_calls()
    {
        var clock = new JumpingClock();
        await using var city = await TestCity.StartAsync(build: builder => builder.Services.AddSingleton<TimeProvider>(clock));
        var client = city.Consumer();
        foreach (var jump in new[] { TimeSpan.FromHours(30), TimeSpan.FromHours(-60), TimeSpan.Zero })
        {
            clock.Jump = jump;

            Assert.Equal(LookupOutcome.Found, (await client.LookupAsync(Registered.Lookup())).Outcome);
        }
    }

    [Fact]
    public async Task An_agreement_ends_when_the_clock_says_so()
    {
        var clock = new JumpingClock();
        await using var city = await TestCity.StartAsync(build: builder => builder.Services.AddSingleton<TimeProvider>(clock));
        await city.ApplyAsync(Registered.Agreement(agreement => agreement.ValidUntil = "2030-12-31"));

        clock.Jump = TimeSpan.FromDays(365 * 6);
        var reason = await Refused.ReasonAsync(city.Consumer().LookupAsync(Registered.Lookup()));

        Assert.Equal("AGREEMENT_ENDED", reason);
    }

    /// <summary>The system's time with the wall clock set wrong; time that passes is measured as ever.</summary>
    private sealed class JumpingClock : TimeProvider
    {
        public TimeSpan Jump { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Jump;
    }
}
