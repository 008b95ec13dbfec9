namespace Gateway.Server.Identity;

/// <summary>All trusted authorities at one reading of their files. Immutable.</summary>
/// <param name="Generation">Rises with each reading that differs, so that kept verdicts are made again.</param>
/// <param name="Authorities">The authorities.</param>
internal sealed record AuthoritySet(int Generation, IReadOnlyList<Authority> Authorities);
