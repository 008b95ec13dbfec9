using Gateway.Demo.City.Firms;

namespace Gateway.Demo.City.Taxes;

/// <summary>A firm as Taxation knows it.</summary>
/// <param name="Firm">The firm of the register.</param>
/// <param name="State">State of its registration.</param>
/// <param name="Grade">Credit grade (纳税信用等级): A, B, M, C or D; null where it takes no part.</param>
/// <param name="Clerk">Who looks after it (专管员): nobody else's business.</param>
/// <param name="Risk">Risk score, 0 to 100: nobody else's business either.</param>
internal sealed record Taxpayer(Firm Firm, TaxpayerState State, string? Grade, string Clerk, int Risk)
{
    public List<Arrear> Arrears { get; } = [];

    public List<TaxPayment> Payments { get; } = [];
}

/// <summary>What is owed (欠税).</summary>
/// <param name="Item">The tax.</param>
/// <param name="Month">First day of the month that it is for.</param>
/// <param name="Amount">Yuan, without the late fee.</param>
/// <param name="LateFee">Yuan: 0.05 % a day.</param>
internal sealed record Arrear(string Item, DateOnly Month, decimal Amount, decimal LateFee);

/// <summary>What was paid, with its certificate (完税证明).</summary>
/// <param name="Item">The tax.</param>
/// <param name="Month">First day of the month that it is for.</param>
/// <param name="Amount">Yuan.</param>
/// <param name="PaidOn">Day on which it came in.</param>
internal sealed record TaxPayment(string Item, DateOnly Month, decimal Amount, DateOnly PaidOn);
