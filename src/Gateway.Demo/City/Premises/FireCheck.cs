using Gateway.Demo.City.Homes;

namespace Gateway.Demo.City.Premises;

/// <summary>A fire safety check of premises (消防安全检查).</summary>
/// <param name="Unit">The premises.</param>
/// <param name="Checked">Day of the check.</param>
/// <param name="Passed">Nothing was found wanting.</param>
/// <param name="Serial">Counts the checks of the city.</param>
internal sealed record FireCheck(Unit Unit, DateOnly Checked, bool Passed, int Serial);
