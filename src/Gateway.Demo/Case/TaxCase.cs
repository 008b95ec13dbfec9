using Gateway.Demo.City;

namespace Gateway.Demo.Case;

/// <summary>The case goes on: does the husband's eatery pay its taxes? Taxation has no adapter, but an API of its own.</summary>
internal static class TaxCase
{
    /// <summary>"department/entry".</summary>
    public const string Entry = "shuiwu/tax";

    public static readonly ApiCall[] Calls =
    [
        new()
        {
            Title = "纳税人：状态和信用等级",
            TitleEn = "Taxpayer: state and credit grade",
            Operation = "taxpayer",
            Target = $"/nsr/{Cast.Eatery}",
            Passes =
            [
                ("/data/nsrsbh", Cast.Eatery),
                ("/data/nsrmc", Cast.EateryName),
                ("/data/nsrzt/dm", "03"),
                ("/data/zgswjg", "国家税务总局示范市云溪区税务局"),
                ("/data/xydj", "B"),
                ("/data/fddbr", "陈**"),
            ],
        },
        new()
        {
            Title = "欠税：税种和所属期，金额脱敏",
            TitleEn = "Arrears: tax and period, the amount masked",
            Operation = "arrears",
            Target = $"/nsr/{Cast.Eatery}/qs/2024",
            Passes =
            [
                ("/data/nsrsbh", Cast.Eatery),
                ("/data/qsmx/*/zsxm", "个人所得税（经营所得）"),
                ("/data/qsmx/*/skssq", "2024-04"),
                ("/data/qsmx/*/qsje", "1000"),
            ],
        },
        new()
        {
            Title = "完税凭证：协议未约定的操作",
            TitleEn = "Certificates of payment: an operation that is not agreed",
            Operation = "payments",
            Target = $"/wszm?nsrsbh={Cast.Eatery}&ssqq=2024-01&ssqz=2024-12",
            Reason = "OPERATION_NOT_AGREED",
        },
    ];
}
