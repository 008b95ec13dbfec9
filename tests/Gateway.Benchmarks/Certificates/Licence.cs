namespace Gateway.Benchmarks.Certificates;

/// <summary>A certificate: a row of the table. Its days are written <c>yyyyMMdd</c>.</summary>
internal sealed record Licence(
    string Identifier, string Holder, string HolderName, string State, string ValidFrom, string ValidUntil, string Address, string Issuer);
