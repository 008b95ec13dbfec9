namespace Gateway.Benchmarks.Exchanges.Data;

/// <summary>A row of the table, and a record of the replies. The birth date is written <c>yyyyMMdd</c>.</summary>
internal sealed record Person(
    string Id, string Name, string Sex, string Birth, string Region, string Address, string Phone, string Office);
