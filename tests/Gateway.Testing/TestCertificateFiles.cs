namespace Gateway.Testing;

/// <summary>The paths of a written certificate, its private key and its authority's certificate.</summary>
public sealed record TestCertificateFiles(string Certificate, string Key, string Authority);
