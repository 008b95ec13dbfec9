using System.Net;
using CsCheck;
using Gateway.Core.Agreements;
using Xunit;

namespace Gateway.Core.Tests.Agreements;

public class SourceRangeTests
{
    [Theory]
    [InlineData("10.1.0.0/16", "10.1.255.255", true)]
    [InlineData("10.1.0.0/16", "10.2.0.0", false)]
    [InlineData("10.1.0.0/16", "::ffff:10.1.2.3", true)]
    [InlineData("10.1.0.0/16", "::10.1.2.3", false)]
    [InlineData("0.0.0.0/0", "203.0.113.9", true)]
    [InlineData("0.0.0.0/0", "2001:db8::1", false)]
    [InlineData("::/0", "203.0.113.9", true)]
    [InlineData("::ffff:10.0.0.0/104", "10.9.9.9", true)]
    [InlineData("2001:db8::/32", "2001:db8:ffff::1", true)]
    [InlineData("2001:db8::/32", "2001:db9::1", false)]
    [InlineData("192.0.2.7/32", "192.0.2.7", true)]
    [InlineData("192.0.2.7/32", "192.0.2.8", false)]
    public void Contains(string text, string address, bool expected)
    {
        Assert.True(SourceRange.TryParse(text, out var range));
        Assert.Equal(expected, range.Contains(IPAddress.Parse(address)));
        Assert.Equal(text, range.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("10.0.0.0")]
    [InlineData("10.0.0.1/8")]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.0/-1")]
    [InlineData("2001:db8::1/32")]
    [InlineData("office/24")]
    [InlineData("/8")]
    public void Refuses_what_is_no_range(string? text) => Assert.False(SourceRange.TryParse(text, out _));

    [Fact]
    public void Agrees_with_the_network_of_the_platform() =>
        Gen.Select(Gen.Byte.Array[4], Gen.Int[0, 32], Gen.Byte.Array[4], Gen.Bool).Sample((bytes, prefix, other, near) =>
        {
            var mask = prefix == 0 ? 0u : uint.MaxValue << (32 - prefix);
            var number = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(bytes) & mask;
            System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
            var network = new IPNetwork(new IPAddress(bytes), prefix);
            if (near)
            {
                bytes[..3].CopyTo(other, 0);
            }

            Assert.True(SourceRange.TryParse(network.ToString(), out var range));
            var address = new IPAddress(other);
            Assert.Equal(network.Contains(address), range.Contains(address));
            Assert.Equal(network.Contains(address), range.Contains(address.MapToIPv6()));
        });
}
