namespace Gateway.Demo.Preparing;

/// <summary>Names of the services that the prepared city consists of: those of <c>deploy/compose/compose.yaml</c>, and their hosts.</summary>
internal static class Services
{
    /// <summary>Folder of both gateways, and a name by which either can be reached.</summary>
    public const string Gateway = "gateway";

    public const string Stewards = "stewards";
    public const string Postgres = "postgres";
    public const string Redis = "redis";
    public const string Grafana = "grafana";

    public static IReadOnlyList<string> Gateways { get; } = ["gateway-1", "gateway-2"];

    /// <summary>A department's own API.</summary>
    public static string ApiOf(string department) => department + "-api";
}
