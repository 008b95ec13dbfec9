using Gateway.Testing;

namespace Gateway.Interop.GrpcGo;

/// <summary>An address of the server in Go; without TLS files it speaks HTTP/2 in plain text.</summary>
/// <param name="Name">Its name, which is also that of the entry that leads to it.</param>
/// <param name="Tls">Its certificate and key.</param>
/// <param name="Clients">PEM file of whom its clients must show a certificate of; null where they need none.</param>
/// <param name="Compresses">It packs every answer, whatever its caller takes.</param>
internal sealed record GoDoor(string Name, TestCertificateFiles? Tls = null, string? Clients = null, bool Compresses = false);
