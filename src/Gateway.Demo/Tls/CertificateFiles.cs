namespace Gateway.Demo.Tls;

/// <summary>Where a certificate, its key and the city's authority are (PEM).</summary>
internal sealed record CertificateFiles(string Certificate, string Key, string Authority);
