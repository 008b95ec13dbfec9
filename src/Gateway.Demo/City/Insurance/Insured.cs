using Gateway.Demo.City.Firms;
using Gateway.Demo.City.People;

namespace Gateway.Demo.City.Insurance;

/// <summary>An insured person.</summary>
/// <param name="Person">The person.</param>
/// <param name="Employer">Who pays; null for those who pay for themselves (灵活就业).</param>
/// <param name="Since">First month.</param>
/// <param name="PaidMonths">Months paid.</param>
/// <param name="MonthlyBase">Contribution base in fen.</param>
/// <param name="Paused">Payment has stopped.</param>
internal sealed record Insured(Resident Person, Firm? Employer, DateOnly Since, int PaidMonths, long MonthlyBase, bool Paused);
