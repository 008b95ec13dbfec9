using Gateway.Core.Identifiers;

namespace Gateway.Demo.City.People;

/// <summary>A person of the register.</summary>
internal sealed class Resident
{
    public required int Index { get; init; }

    public required string Number { get; init; }

    public required string Name { get; init; }

    public required Sex Sex { get; init; }

    public required DateOnly BirthDate { get; init; }

    /// <summary>GB/T 3304-1991.</summary>
    public required string Ethnicity { get; init; }

    public required Household Household { get; init; }

    /// <summary>GB/T 4761-2008.</summary>
    public required string Relation { get; init; }

    public DateOnly? DeathDate { get; set; }

    public bool MovedAway { get; set; }

    public bool IsActive => DeathDate is null && !MovedAway;

    public int Age(DateOnly day) => day.Year - BirthDate.Year - (day < BirthDate.AddYears(day.Year - BirthDate.Year) ? 1 : 0);
}
