namespace Gateway.Demo.City.Places;

/// <summary>An address of the city.</summary>
/// <param name="District">Where it lies.</param>
/// <param name="Text">The whole address.</param>
internal sealed record Address(District District, string Text);
