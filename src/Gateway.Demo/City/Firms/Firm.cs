using Gateway.Demo.City.People;
using Gateway.Demo.City.Places;

namespace Gateway.Demo.City.Firms;

/// <summary>A firm of the register: a company, or an individual household in business.</summary>
internal sealed class Firm
{
    public required int Index { get; init; }

    public required string CreditCode { get; init; }

    public required string Name { get; init; }

    public required Trade Trade { get; init; }

    /// <summary>An individual household in business (个体工商户): no registered capital, a 经营者 in place of a representative.</summary>
    public required bool IsIndividual { get; init; }

    /// <summary>In units of 10,000 yuan; null for individual households.</summary>
    public required decimal? Capital { get; init; }

    public required Resident Representative { get; init; }

    public required Address Address { get; init; }

    public required DateOnly Established { get; init; }

    public required DateOnly Approved { get; init; }

    public required FirmState State { get; init; }

    public required DateOnly? Ended { get; init; }

    public int Staff { get; set; }
}
