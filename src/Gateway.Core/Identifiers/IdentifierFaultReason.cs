namespace Gateway.Core.Identifiers;

/// <summary>Why an identifier was refused. Members are only added; the codes in <see cref="IdentifierFault.Code"/> are stable.</summary>
public enum IdentifierFaultReason
{
    /// <summary>No fault.</summary>
    None,

    /// <summary>Null or empty.</summary>
    Missing,

    /// <summary>Too short or too long, as a whole or in the segment at the position.</summary>
    Length,

    /// <summary>A 15-digit first-generation citizen number, which must be upgraded by an explicit step.</summary>
    FirstGeneration,

    /// <summary>A character outside the alphabet of that position.</summary>
    Character,

    /// <summary>An ASCII lower-case letter; normalising is the edge's business.</summary>
    LowerCase,

    /// <summary>No province, municipality or region of GB/T 2260 has that prefix.</summary>
    Region,

    /// <summary>Not a date of the calendar.</summary>
    BirthDate,

    /// <summary>A birth date after the day given as today.</summary>
    FutureBirthDate,

    /// <summary>A registration authority that GB 32100-2015 does not assign.</summary>
    Authority,

    /// <summary>The GB 11714 check character of the embedded organisation code.</summary>
    OrganisationCheck,

    /// <summary>The check character of the identifier.</summary>
    CheckCharacter,

    /// <summary>An object identifier root other than <c>1.2.156.3005.2</c>.</summary>
    Root,

    /// <summary>Too few or too many segments.</summary>
    Segments,

    /// <summary>An exercise level outside 1 to 6.</summary>
    Level,

    /// <summary>A subject type code that is not known here.</summary>
    UnknownType,
}
