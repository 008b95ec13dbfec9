namespace Gateway.Core.Items;

/// <summary>A power on the power list (事项), by its code.</summary>
/// <param name="Code">Service item code: 31 or 33 characters.</param>
/// <param name="Name">Chinese name.</param>
/// <param name="Department">Slug of the implementing department.</param>
/// <param name="InForce">When it is in force.</param>
public sealed record ServiceItem(string Code, string Name, string Department, Validity InForce);
