using CsCheck;
using Gateway.Core.Items;
using Xunit;

namespace Gateway.Core.Tests.Items;

public class ValidityTests
{
    [Theory]
    [InlineData("Asia/Shanghai")]
    [InlineData("America/New_York")]
    [InlineData("America/Santiago")]
    [InlineData("Africa/Cairo")]
    [InlineData("Asia/Beirut")]
    [InlineData("Pacific/Apia")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("America/Havana")]
    [InlineData("America/Asuncion")]
    public void It_covers_exactly_the_moments_of_its_days(string id)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(id);
        var first = new DateOnly(2009, 1, 1);
        Gen.Select(Gen.Int[0, 7000], Gen.Int[0, 3], Gen.Int[-60 * 36, 60 * 24 * 5]).Sample(
            (start, days, minutes) =>
            {
                var (from, until) = (first.AddDays(start), first.AddDays(start + days));
                var validity = Validity.Of(from, until, zone);
                var moment = new DateTimeOffset(from.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddMinutes(minutes);
                var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);

                Assert.Equal(day >= from && day <= until, validity.Covers(moment));
            },
            iter: 5_000);
    }

    [Fact]
    public void A_day_whose_midnight_is_skipped_begins_at_its_first_moment()
    {
        var cairo = TimeZoneInfo.FindSystemTimeZoneById("Africa/Cairo");

        var validity = Validity.Of(new DateOnly(2024, 4, 26), new DateOnly(2024, 4, 26), cairo);

        // 00:00 became 01:00, UTC+3.
        Assert.Equal(new DateTimeOffset(2024, 4, 25, 22, 0, 0, TimeSpan.Zero), validity.FromUtc);
        Assert.Equal(new DateTimeOffset(2024, 4, 26, 21, 0, 0, TimeSpan.Zero), validity.UntilUtc);
    }

    [Fact]
    public void A_day_that_the_zone_left_out_has_no_moment()
    {
        var samoa = TimeZoneInfo.FindSystemTimeZoneById("Pacific/Apia");

        var validity = Validity.Of(new DateOnly(2011, 12, 30), new DateOnly(2011, 12, 30), samoa);

        Assert.Equal(new DateTimeOffset(2011, 12, 30, 10, 0, 0, TimeSpan.Zero), validity.FromUtc);
        Assert.Equal(validity.FromUtc, validity.UntilUtc);
    }

    [Fact]
    public void An_open_end_and_the_last_day_there_is_never_end()
    {
        var open = Validity.Of(DateOnly.MinValue.AddDays(2), null, TimeZoneInfo.Utc);
        var last = Validity.Of(new DateOnly(2026, 1, 1), DateOnly.MaxValue, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));

        Assert.Equal(DateTimeOffset.MaxValue, open.UntilUtc);
        Assert.Equal(DateTimeOffset.MaxValue, last.UntilUtc);
    }

    [Theory]
    [InlineData("Asia/Shanghai")]
    [InlineData("America/New_York")]
    public void The_first_and_last_days_of_the_calendar_do_not_overflow(string id)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(id);

        var whole = Validity.Of(DateOnly.MinValue, DateOnly.MaxValue.AddDays(-1), zone);

        Assert.True(whole.Covers(World.Now));
    }
}
