using System.Net;
using Gateway.Core.Catalogue;
using Gateway.Core.Decisions;

namespace Gateway.Server.Identity;

/// <summary>Who calls, as far as the certificate and the snapshot tell.</summary>
/// <param name="System">The registered system; null where the caller could not be identified.</param>
/// <param name="Refused">Why it could not be; null where it was.</param>
/// <param name="Credential">What the certificate proves: its SPIFFE id, or null.</param>
/// <param name="Address">Source address.</param>
internal readonly record struct Caller(RegisteredSystem? System, Reason? Refused, string? Credential, IPAddress? Address);
