namespace Gateway.Core.Items;

/// <summary>What is asked of one field's value; numbered as in the contracts.</summary>
public enum DataTest
{
    /// <summary>It has a value.</summary>
    Present = 1,

    /// <summary>It equals the one value.</summary>
    Equals = 2,

    /// <summary>It equals one of the values.</summary>
    OneOf = 3,

    /// <summary>Every day that the date may be is today or later.</summary>
    NotBeforeToday = 4,

    /// <summary>Every day that the date may be is today or earlier.</summary>
    NotAfterToday = 5,

    /// <summary>It is the one value or more.</summary>
    AtLeast = 6,

    /// <summary>It is the one value or less.</summary>
    AtMost = 7,

    /// <summary>It is the same name, by the declared rules of names.</summary>
    SameName = 8,
}
