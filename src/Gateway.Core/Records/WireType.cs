namespace Gateway.Core.Records;

/// <summary>Wire types of the protobuf encoding that a record may carry; groups are none of them.</summary>
public enum WireType
{
    /// <summary>A base-128 number.</summary>
    Varint = 0,

    /// <summary>Eight bytes.</summary>
    Fixed64 = 1,

    /// <summary>A length and that many bytes.</summary>
    Length = 2,

    /// <summary>Four bytes.</summary>
    Fixed32 = 5,
}
