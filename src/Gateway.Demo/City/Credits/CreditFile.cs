using Gateway.Demo.City.Firms;

namespace Gateway.Demo.City.Credits;

/// <summary>A firm as the credit office knows it.</summary>
/// <param name="Firm">The firm of the register.</param>
/// <param name="Score">Score of the office's own model, 0 to 1000: nobody else's business.</param>
/// <param name="Marks">What was decided against it, the oldest first.</param>
internal sealed record CreditFile(Firm Firm, int Score, IReadOnlyList<CreditMark> Marks)
{
    /// <summary>Day of the yearly rating; a firm of this year is rated when it begins.</summary>
    public DateOnly RatedOn => Firm.Established.Year == CitySeed.Today.Year ? Firm.Established : new DateOnly(CitySeed.Today.Year, 1, 1);

    /// <summary>Public credit grade (公共信用综合评价): A, B, C or D.</summary>
    public string Grade => Marks.Any(mark => mark.IsDishonesty && !mark.IsRepaired) ? "D" : Score switch { >= 850 => "A", >= 700 => "B", _ => "C" };
}
