namespace Gateway.Core.Catalogue;

/// <summary>An organisation (部门), known in contracts by its slug.</summary>
/// <param name="Slug">Lower-case letters, digits and hyphens, starting with a letter; at most 32.</param>
/// <param name="Code">Unified social credit code (GB 32100-2015).</param>
/// <param name="Name">Chinese name.</param>
/// <param name="NameEn">English name; empty where there is none.</param>
public sealed record Department(string Slug, string Code, string Name, string NameEn);
