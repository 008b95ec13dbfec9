namespace Gateway.Core.Records;

/// <summary>Why a field that was asked for has no value; numbered as in the contracts.</summary>
public enum Absence
{
    /// <summary>The source says that there is no value.</summary>
    Null = 1,

    /// <summary>The source does not hold this field for this record.</summary>
    NotHeld = 2,

    /// <summary>The agreement or the masking rule withholds the value.</summary>
    Withheld = 3,
}
