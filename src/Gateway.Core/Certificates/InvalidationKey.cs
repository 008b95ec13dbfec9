namespace Gateway.Core.Certificates;

/// <summary>What an event is about, as keyed hashes: a certificate, a holder of certificates of a type, or a type as a whole.</summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Hash">16 bytes of a keyed hash over the type code and the identifier.</param>
public readonly record struct InvalidationKey(InvalidationKind Kind, UInt128 Hash);

/// <summary>What an <see cref="InvalidationKey"/> names.</summary>
public enum InvalidationKind : byte
{
    /// <summary>One certificate of a type.</summary>
    Certificate = 1,

    /// <summary>All certificates of a type that a subject holds.</summary>
    Holder = 2,

    /// <summary>All certificates of a type.</summary>
    Type = 3,
}
