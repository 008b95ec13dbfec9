using Gateway.Demo.City.Homes;

namespace Gateway.Demo.City.Premises;

/// <summary>A signboard on a building's front (户外招牌).</summary>
/// <param name="Unit">The premises behind it.</param>
/// <param name="Holder">Who set it up.</param>
/// <param name="Registered">Day on which it was entered.</param>
/// <param name="Area">Square metres.</param>
/// <param name="BlocksWindows">It covers windows or openings for smoke.</param>
/// <param name="Removed">It was taken down.</param>
internal sealed record Signboard(Unit Unit, Owner Holder, DateOnly Registered, decimal Area, bool BlocksWindows, bool Removed);
