using Gateway.Demo.City.Firms;
using Gateway.Demo.City.Permits;

namespace Gateway.Demo.City.Credits;

/// <summary>Gives every firm its credit file. Whoever lost a licence or a permit has the penalty that took it.</summary>
internal sealed class CreditMaker(Dice dice)
{
    private const string Market = "示范市市场监督管理局";

    private static readonly (string Authority, string Facts)[] s_penalties =
    [
        (Market, "未按规定公示年度报告"),
        (Market, "经营场所未亮证经营"),
        ("国家税务总局示范市税务局", "未按规定期限办理纳税申报"),
        ("示范市人力资源和社会保障局", "未按规定办理社会保险登记"),
        ("示范市综合行政执法局", "擅自占用城市道路堆放物料"),
    ];

    public List<CreditFile> Make(List<Firm> firms, List<FoodPermit> permits)
    {
        var lost = permits.Where(permit => permit.State == CertificateState.Revoked)
            .ToLookup(permit => permit.Firm.CreditCode, StringComparer.Ordinal);
        return [.. firms.Select(firm => Of(firm, lost[firm.CreditCode]))];
    }

    private CreditFile Of(Firm firm, IEnumerable<FoodPermit> lost)
    {
        if (string.Equals(firm.CreditCode, Cast.Eatery, StringComparison.Ordinal))
        {
            // What the demo shows of it is written by hand.
            return new CreditFile(
                firm, 812, [Penalty(new(2021, 9, 6), s_penalties[0], 0m, true), Penalty(new(2024, 3, 15), s_penalties[1], 1_500m, true)]);
        }

        if (Casting.IsOfScenarios(firm))
        {
            return new CreditFile(firm, 880, []);
        }

        var marks = new List<CreditMark>();
        if (dice.Chance(6))
        {
            for (var count = dice.Between(1, 3); count > 0; count--)
            {
                var day = dice.Date(firm.Established, firm.Ended ?? CitySeed.Today);
                marks.Add(Penalty(day, dice.Pick<(string, string)>(s_penalties), dice.Between(0, 40) * 500m, dice.Chance(60)));
            }
        }

        if (firm is { State: FirmState.Revoked, Ended: { } ended })
        {
            marks.Add(Penalty(ended, (Market, "自行停业连续六个月以上，吊销营业执照"), 0m, false));
        }

        foreach (var permit in lost)
        {
            marks.Add(Penalty(permit.Changed, (Market, "经营超过保质期的食品，情节严重，吊销食品经营许可证"), 50_000m, false));
            marks.Add(new CreditMark(true, permit.Changed, Market, "被吊销许可证，列入严重违法失信名单", 0m, false));
        }

        return new CreditFile(firm, dice.Between(620, 980) - (40 * marks.Count), [.. marks.OrderBy(mark => mark.DecidedOn)]);
    }

    private static CreditMark Penalty(DateOnly day, (string Authority, string Facts) what, decimal fine, bool repaired) =>
        new(false, day, what.Authority, what.Facts, fine, repaired);
}
