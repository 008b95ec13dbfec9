using Gateway.Core.Decisions;

namespace Gateway.Server.Identity;

/// <summary>
/// What one connection's certificate proves, kept with the connection. Which system holds it, and that
/// system's state, are looked up on every call.
/// </summary>
/// <param name="Generation">Reading of the authorities that it was verified by.</param>
/// <param name="Refused">Why it proves nothing; null where it does.</param>
/// <param name="SpiffeId">Its SPIFFE id, or null.</param>
/// <param name="Thumbprint">Its SHA-256 thumbprint, upper-case hexadecimal.</param>
/// <param name="Authority">The authority that issued it.</param>
/// <param name="NotBefore">Start of its validity.</param>
/// <param name="NotAfter">End of its validity.</param>
internal sealed record VerifiedCertificate(
    int Generation,
    Reason? Refused,
    string? SpiffeId,
    string Thumbprint,
    Authority? Authority,
    DateTimeOffset NotBefore,
    DateTimeOffset NotAfter);
