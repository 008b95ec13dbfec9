using System.Collections.Frozen;
using System.Security.Cryptography.X509Certificates;

namespace Gateway.Server.Identity;

/// <summary>A trusted authority.</summary>
/// <param name="Certificate">Its certificate.</param>
/// <param name="Departments">Slugs it may speak for, or <c>"*"</c>.</param>
/// <param name="Revocations">Its revocation list; null where none is configured.</param>
internal sealed record Authority(X509Certificate2 Certificate, FrozenSet<string> Departments, RevocationList? Revocations)
{
    /// <summary>It may speak for the department.</summary>
    public bool SpeaksFor(string department) => Departments.Contains("*") || Departments.Contains(department);
}
