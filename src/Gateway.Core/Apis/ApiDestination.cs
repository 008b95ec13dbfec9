namespace Gateway.Core.Apis;

/// <summary>One of the addresses at which a department serves an API.</summary>
/// <param name="Name">Its name within the entry.</param>
/// <param name="Address">Base address: <c>https://host:port/base</c>.</param>
/// <param name="Weight">Its share of the calls against those of the others: 1 to 100.</param>
public sealed record ApiDestination(string Name, Uri Address, int Weight)
{
    /// <summary>Scheme, host and port of the address.</summary>
    public string Origin { get; } = OriginOf(Address);

    /// <summary>Scheme, host and port, in one way of writing.</summary>
    public static string OriginOf(Uri address) => $"{address.Scheme}://{address.IdnHost}:{address.Port}";
}
