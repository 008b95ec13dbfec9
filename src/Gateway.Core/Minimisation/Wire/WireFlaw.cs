namespace Gateway.Core.Minimisation.Wire;

/// <summary>Why a protobuf message was stopped.</summary>
public enum WireFlaw
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It is not protobuf, is cut, or holds a group.</summary>
    Malformed,

    /// <summary>An agreed field is not of its type.</summary>
    Type,

    /// <summary>An agreed text is not UTF-8.</summary>
    Encoding,

    /// <summary>An agreed field is longer than its length, or than can be masked or checked.</summary>
    TooLong,
}
