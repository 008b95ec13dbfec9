using Gateway.Demo.City;

namespace Gateway.Demo.Case;

/// <summary>The eatery's food permit is to be renewed: is its credit in order? The credit office has an API of its own in gRPC.</summary>
internal static class CreditCase
{
    /// <summary>"department/entry".</summary>
    public const string Entry = "xinyong/credit";

    public static readonly ApiCall[] Calls =
    [
        new()
        {
            Title = "信用概况：等级和处罚条数，经营者姓名脱敏",
            TitleEn = "Summary of credit: grade and penalties, the owner's name masked",
            Operation = "summary",
            Target = Asked(Cast.Eatery),
            Passes =
            [
                ("tyshxydm", Cast.Eatery),
                ("ztmc", Cast.EateryName),
                ("pjdj", "B"),
                ("pjrq", "2025-01-01"),
                ("fddbr.xm", "陈**"),
                ("cfts", "2"),
            ],
        },
        new()
        {
            Title = "统一社会信用代码校验位有误",
            TitleEn = "A social credit code with a wrong check character",
            Operation = "summary",
            Target = Asked(Cast.EateryMistyped),
            Reason = "SUBJECT_MALFORMED",
        },
    ];

    private static string Asked(string firm) => $$"""{"tyshxydm": "{{firm}}"}""";
}
