namespace Gateway.Adapter.Sources;

/// <summary>Type of a statement's parameter.</summary>
internal enum ParameterKind
{
    Text,

    /// <summary>Text compared without regard to trailing blanks.</summary>
    PaddedText,
    Integer,

    /// <summary>Canonical decimal text.</summary>
    Number,

    /// <summary>ISO date text.</summary>
    Date,
}
