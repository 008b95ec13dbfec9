using Gateway.Demo.City.Firms;

namespace Gateway.Demo.City.Taxes;

/// <summary>Gives every firm its tax record: what it paid in the last eighteen months, and what it owes.</summary>
internal sealed class TaxMaker(Dice dice)
{
    private const decimal LateFeePerDay = 0.0005m;

    private static readonly string[] s_items = ["增值税", "城市维护建设税", "企业所得税", "个人所得税（经营所得）"];
    private static readonly string[] s_clerks = ["专管员甲", "专管员乙", "专管员丙", "专管员丁"];
    private static readonly DateOnly s_first = new(2024, 1, 1);

    public List<Taxpayer> Make(List<Firm> firms) => [.. firms.Select(Of)];

    private Taxpayer Of(Firm firm)
    {
        var isEatery = string.Equals(firm.CreditCode, Cast.Eatery, StringComparison.Ordinal);
        var taxpayer = new Taxpayer(firm, StateOf(firm), Grade(firm), dice.Pick<string>(s_clerks), dice.Next(101));
        if (isEatery)
        {
            // What the demo shows of it is written by hand.
            taxpayer = taxpayer with { State = TaxpayerState.Normal, Grade = "B" };
            taxpayer.Arrears.Add(Owed(s_items[3], new DateOnly(2024, 4, 1), 1_286.40m));
        }

        for (var month = s_first; month < (firm.Ended ?? CitySeed.Today).AddMonths(-1); month = month.AddMonths(3))
        {
            if (month < firm.Established)
            {
                continue;
            }

            var item = Item(firm);
            var amount = dice.Between(10_000, 2_000_000) / 100m;
            if (isEatery || Casting.IsOfScenarios(firm) || dice.Chance(95))
            {
                taxpayer.Payments.Add(new TaxPayment(item, month, amount, month.AddMonths(1).AddDays(dice.Next(15))));
            }
            else
            {
                taxpayer.Arrears.Add(Owed(item, month, amount));
            }
        }

        return taxpayer;
    }

    private static Arrear Owed(string item, DateOnly month, decimal amount)
    {
        var due = month.AddMonths(1).AddDays(14);
        return new Arrear(item, month, amount, Math.Round(amount * LateFeePerDay * (CitySeed.Today.DayNumber - due.DayNumber), 2));
    }

    private TaxpayerState StateOf(Firm firm) => firm.State switch
    {
        FirmState.Cancelled => TaxpayerState.Cancelled,
        FirmState.Revoked => TaxpayerState.Abnormal,
        _ => dice.Chance(2) && !Casting.IsOfScenarios(firm) ? TaxpayerState.Abnormal : TaxpayerState.Normal,
    };

    private string? Grade(Firm firm) => firm.IsIndividual && dice.Chance(70)
        ? null
        : dice.Next(100) switch { < 20 => "A", < 70 => "B", < 85 => "M", < 95 => "C", _ => "D" };

    private string Item(Firm firm) => firm.IsIndividual ? dice.Pick<string>([s_items[0], s_items[3]]) : s_items[dice.Next(3)];
}
