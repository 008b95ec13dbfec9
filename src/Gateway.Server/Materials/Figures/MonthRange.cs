using System.Globalization;
using Gateway.Core.Decisions;

namespace Gateway.Server.Materials.Figures;

/// <summary>Months of the jurisdiction, as the database numbers them.</summary>
/// <param name="From">First month: yyyyMM.</param>
/// <param name="Until">Last month: yyyyMM.</param>
internal sealed record MonthRange(int From, int Until)
{
    /// <summary>How many months one answer covers at most.</summary>
    public const int Greatest = 36;

    private const string Form = "yyyy-MM";

    /// <summary>Reads months as requests write them; one that is not written is the present one.</summary>
    /// <param name="from">First month: yyyy-MM.</param>
    /// <param name="until">Last month: yyyy-MM.</param>
    /// <param name="today">Today in the jurisdiction.</param>
    public static Answered<MonthRange> Read(string from, string until, DateOnly today)
    {
        if (Read(from, today) is not { } first)
        {
            return Malformed("from_month: write a month as yyyy-MM. 月份应写为 yyyy-MM。");
        }

        if (Read(until, today) is not { } last)
        {
            return Malformed("until_month: write a month as yyyy-MM. 月份应写为 yyyy-MM。");
        }

        return CountOf(first) > CountOf(last) ? Malformed("from_month: is after until_month. 起始月份晚于截止月份。")
            : CountOf(last) - CountOf(first) >= Greatest
                ? Malformed($"from_month: at most {Greatest} months at once. 一次最多查询 {Greatest} 个月。")
            : new MonthRange(NumberOf(first), NumberOf(last));
    }

    /// <summary>A month as contracts write it.</summary>
    public static string TextOf(int month) => string.Create(CultureInfo.InvariantCulture, $"{month / 100:0000}-{month % 100:00}");

    private static DateOnly? Read(string month, DateOnly today) => month.Length == 0 ? today
        : DateOnly.TryParseExact(month, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : null;

    private static int NumberOf(DateOnly day) => (day.Year * 100) + day.Month;

    private static int CountOf(DateOnly day) => (day.Year * 12) + day.Month;

    private static Refusal Malformed(string detail) => new(Reasons.RequestMalformed, Detail: detail);
}
