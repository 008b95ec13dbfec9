using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Gateway.Audit;

/// <summary>
/// An address as callers are told apart by it: IPv4 whole, IPv6 by its /64, since whoever has one such address
/// has 2^64. Default stands for all addresses beyond the bound.
/// </summary>
internal readonly record struct CallerAddress(ulong Bits, AddressFamily Family)
{
    public static CallerAddress Rest => default;

    public static CallerAddress Of(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        if (!address.TryWriteBytes(bytes, out int length))
        {
            return Rest;
        }

        if (length == 4)
        {
            return new CallerAddress(BinaryPrimitives.ReadUInt32BigEndian(bytes), AddressFamily.InterNetwork);
        }

        return address.IsIPv4MappedToIPv6
            ? new CallerAddress(BinaryPrimitives.ReadUInt32BigEndian(bytes[12..]), AddressFamily.InterNetwork)
            : new CallerAddress(BinaryPrimitives.ReadUInt64BigEndian(bytes), AddressFamily.InterNetworkV6);
    }

    /// <summary>"192.0.2.1", "2001:db8::/64", or empty for the rest.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[16];
        switch (Family)
        {
            case AddressFamily.InterNetwork:
                BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)Bits);
                return new IPAddress(bytes[..4]).ToString();
            case AddressFamily.InterNetworkV6:
                bytes.Clear();
                BinaryPrimitives.WriteUInt64BigEndian(bytes, Bits);
                return $"{new IPAddress(bytes)}/64";
            default:
                return "";
        }
    }
}
