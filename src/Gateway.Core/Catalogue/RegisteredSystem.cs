using System.Collections.Immutable;

namespace Gateway.Core.Catalogue;

/// <summary>What a system is for.</summary>
public enum SystemRole
{
    /// <summary>An approval system: it calls.</summary>
    Consumer = 1,

    /// <summary>An adapter: it serves.</summary>
    Adapter = 2,

    /// <summary>A steward's tool: it registers.</summary>
    Steward = 3,
}

/// <summary>Software of a department that calls or serves (系统); it holds the credentials.</summary>
/// <param name="Id">Short ASCII id, unique in the city.</param>
/// <param name="Department">Slug of its department.</param>
/// <param name="Name">Chinese name.</param>
/// <param name="Role">What it is for.</param>
/// <param name="SpiffeIds">SPIFFE ids that its certificates carry.</param>
/// <param name="Thumbprints">SHA-256 thumbprints, upper-case hexadecimal, of certificates without a SPIFFE id.</param>
/// <param name="Addresses">Base addresses of an adapter; empty for other roles.</param>
/// <param name="Suspended">It may not act until it is set active again.</param>
public sealed record RegisteredSystem(
    string Id,
    string Department,
    string Name,
    SystemRole Role,
    ImmutableArray<string> SpiffeIds,
    ImmutableArray<string> Thumbprints,
    ImmutableArray<string> Addresses,
    bool Suspended);
