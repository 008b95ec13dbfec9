using System.Collections.Immutable;

namespace Gateway.Core.Items;

/// <summary>Several service items that are one matter to the applicant (一件事). Immutable.</summary>
/// <param name="Code">Its code: lower_snake_case.</param>
/// <param name="Name">Chinese name.</param>
/// <param name="LeadDepartment">Slug of the lead department (牵头部门).</param>
/// <param name="Items">Codes of its service items.</param>
/// <param name="InForce">When it is in force.</param>
public sealed record Bundle(string Code, string Name, string LeadDepartment, ImmutableArray<string> Items, Validity InForce);
