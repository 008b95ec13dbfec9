using System.Collections.Immutable;

namespace Gateway.Core.Items;

/// <summary>Somebody or something that a case is about, besides the applicant.</summary>
/// <param name="Role">Its role.</param>
/// <param name="Name">Chinese name of the role.</param>
/// <param name="Type">Subject type code of its identifier; empty where it has none.</param>
/// <param name="Values">Names of the values that the form says of it.</param>
public sealed record CaseParty(string Role, string Name, string Type, ImmutableArray<string> Values);

/// <summary>A relation by which one party acts for another. Until it is verified, nothing is asked about the one acted for.</summary>
/// <param name="Code">Its code within the item.</param>
/// <param name="Name">Chinese name.</param>
/// <param name="Agent">Role of the party that acts.</param>
/// <param name="Principal">Role of the party that is acted for.</param>
/// <param name="Ways">Ways to verify it, in order: certificate, data, verification.</param>
public sealed record Relation(string Code, string Name, string Agent, string Principal, ImmutableArray<MaterialWay> Ways);
