using Gateway.Adapter.Conversion;
using Gateway.Adapter.Mapping;
using Gateway.Core.Records;
using Xunit;

namespace Gateway.Adapter.Tests.Conversion;

public sealed class IsoTimeTests
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    [Theory]
    [InlineData("2024-05-01 08:30:00", 1714523400, 0)]
    [InlineData("2024-05-01T08:30", 1714523400, 0)]
    [InlineData("2024-05-01 00:30:00+00", 1714523400, 0)]
    [InlineData("2024-05-01 06:00:00.000001+05:30", 1714523400, 1000)]
    [InlineData("2024-05-01T00:30:00.123456789Z", 1714523400, 123456789)]
    [InlineData("2024-04-30 20:30:00-0400", 1714523400, 0)]
    public void Times_are_read(string text, long seconds, int nanos)
    {
        Assert.True(IsoTime.TryMoment(text, Shanghai, out var moment));
        Assert.Equal(new RecordMoment(seconds, nanos), moment);
    }

    [Theory]
    [InlineData("")]
    [InlineData("infinity")]
    [InlineData("2024-05-01")]
    [InlineData("2024-02-30 00:00:00")]
    [InlineData("2024-05-00 00:00:00")]
    [InlineData("2024-05-01 24:00:00")]
    [InlineData("2024-05-01 08:30:61")]
    [InlineData("2024-05-01 08:30:00.")]
    [InlineData("2024-05-01 08:30:00 BC")]
    [InlineData("2024-05-01 08:30:00+25")]
    [InlineData("0044-03-15 00:00:00 BC")]
    public void What_is_no_time_is_not(string text) => Assert.False(IsoTime.TryMoment(text, Shanghai, out _));

    [Theory]
    [InlineData("yyyyMMdd", "19900307", 1990, 3, 7)]
    [InlineData("yyyyMMdd", "19900300", 1990, 3, 0)]
    [InlineData("yyyy年MM月dd日", "1990年03月07日", 1990, 3, 7)]
    [InlineData("dd/MM/yyyy", "07/03/1990", 1990, 3, 7)]
    [InlineData("yyyyMM", "199003", 1990, 3, 0)]
    public void Patterns_are_read_and_written(string pattern, string text, int year, int month, int day)
    {
        var found = DatePattern.TryCreate(pattern)!;
        Assert.True(found.TryParse(text, out var parts));
        var date = new PartialDate(year, month, day);
        Assert.Equal(date, new PartialDate(parts.Year, parts.Month, parts.Day));
        Assert.True(found.Format(date) is null or { Length: > 0 });
        Assert.False(found.TryParse(text + "0", out _));
        Assert.False(found.TryParse(text.AsSpan(0, text.Length - 1), out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("MMdd")]
    [InlineData("yyMMdd")]
    [InlineData("yyyydd")]
    [InlineData("yyyyMMddmm")]
    [InlineData("yyyyyMMdd")]
    [InlineData("yyyyMMddMM")]
    public void What_is_no_pattern_is_not(string pattern) => Assert.Null(DatePattern.TryCreate(pattern));

    [Theory]
    [InlineData("12345", 2, "123.45")]
    [InlineData("-5", 2, "-0.05")]
    [InlineData("0", 4, "0")]
    [InlineData("1.5", -3, "1500")]
    [InlineData("100", 2, "1")]
    [InlineData("9223372036854775807", 18, "9.223372036854775807")]
    public void Points_are_moved_without_rounding(string text, int scale, string moved)
    {
        Span<char> room = stackalloc char[300];
        Assert.Equal(moved, room[..DecimalShift.Shift(text, scale, room)]);
    }
}
