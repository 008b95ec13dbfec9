using Gateway.Demo.City.People;

namespace Gateway.Demo.City.Births;

/// <summary>A medical certificate of birth (出生医学证明).</summary>
/// <param name="Child">Its holder.</param>
/// <param name="Mother">The mother.</param>
/// <param name="Father">The father; null where he was not named.</param>
/// <param name="Serial">Counts the certificates of the city.</param>
/// <param name="Issued">Day of issue.</param>
/// <param name="State">As the register tells it.</param>
/// <param name="Changed">Day on which the register last changed its row.</param>
internal sealed record BirthCertificate(
    Resident Child, Resident Mother, Resident? Father, int Serial, DateOnly Issued, CertificateState State, DateOnly Changed)
{
    /// <summary>The child is entered in a household already, and so has a number.</summary>
    public bool IsChildRegistered { get; init; } = true;

    /// <summary>The register keeps its identifier with a wrong check character.</summary>
    public bool IsMiskept { get; init; }
}
