using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace Gateway.Core.Agreements;

/// <summary>A range of source addresses (CIDR, RFC 4632). An IPv4 address mapped into IPv6 counts as IPv4.</summary>
public readonly record struct SourceRange
{
    private readonly UInt128 _first;
    private readonly UInt128 _mask;
    private readonly string _text;

    private SourceRange(UInt128 first, UInt128 mask, string text) => (_first, _mask, _text) = (first, mask, text);

    /// <summary>Reads "10.1.0.0/16" or "2001:db8::/32". Bits below the prefix must be zero.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out SourceRange range)
    {
        range = default;
        if (text is null || !IPNetwork.TryParse(text, out var network))
        {
            return false;
        }

        var v4 = network.BaseAddress.AddressFamily == AddressFamily.InterNetwork;
        var prefix = network.PrefixLength + (v4 ? 96 : 0);
        var mask = prefix == 0 ? UInt128.Zero : UInt128.MaxValue << (128 - prefix);
        range = new SourceRange(Number(network.BaseAddress), mask, text);

        // IPNetwork clears the bits below the prefix; who wrote them may have meant another prefix.
        return IPAddress.TryParse(text.AsSpan(0, text.IndexOf('/')), out var written) && (Number(written) & ~mask) == UInt128.Zero;
    }

    /// <summary>The address lies in the range.</summary>
    public bool Contains(IPAddress address) => (Number(address) & _mask) == _first;

    /// <summary>As it was written.</summary>
    public override string ToString() => _text;

    private static UInt128 Number(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            bytes[10] = bytes[11] = 0xFF;
            address.TryWriteBytes(bytes[12..], out _);
        }
        else
        {
            address.TryWriteBytes(bytes, out _);
        }

        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }
}
