namespace Gateway.Demo.City.Firms;

/// <summary>State of a registration.</summary>
internal enum FirmState
{
    Operating,
    Revoked,
    Cancelled,
}
