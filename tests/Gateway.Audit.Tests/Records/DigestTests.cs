using System.Text;

namespace Gateway.Audit.Tests.Records;

/// <summary>Expected values computed with another program from the formulas of the .proto file.</summary>
public sealed class DigestTests
{
    private static readonly Salt Salted = new([.. Enumerable.Range(0, 16).Select(value => (byte)value)]);

    [Fact]
    public void A_field_digest_follows_its_formula()
    {
        byte[] value = Encoding.UTF8.GetBytes("张三");
        const string Expected = "d4d75f37f9d97275af3d53aa21ad8edf858176e19031db474f3fa2b99d3300e1";
        Assert.Equal(Expected, FieldDigest.Compute(Salted, 7, value).ToString());
        Assert.Equal(Expected, FieldDigest.Compute(Salted, 7, [value.AsMemory()]).ToString());
    }

    [Fact]
    public void A_field_digest_of_several_records_tells_their_values_apart()
    {
        ReadOnlyMemory<byte>[] values = ["a"u8.ToArray(), Array.Empty<byte>(), Encoding.ASCII.GetBytes(new string('x', 2000))];
        Assert.Equal("94d6b97b3a3963d1b3f5b6a3162f5b39c019b70cbef0dda622fe48441c8933af", FieldDigest.Compute(Salted, 7, values).ToString());
        Assert.Equal("b401b0fd8d30027cfbf322f0e7f664cf7aafe3e1ac61561eb1edd851328fea50", FieldDigest.Compute(Salted, 7, ReadOnlySpan<ReadOnlyMemory<byte>>.Empty).ToString());
    }

    [Theory]
    [InlineData(0, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(1023, null)]
    [InlineData(1024, null)]
    [InlineData(70_000, null)]
    public void A_leaf_hash_is_that_of_RFC_6962(int length, string? known)
    {
        var record = new byte[length];
        Random.Shared.NextBytes(record);
        string expected = known ?? Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData([0, .. record]));
        Assert.Equal(expected, LeafHash.Compute(record).ToString());
    }

    [Fact]
    public void An_exchange_id_is_a_UUID_of_version_7_and_keeps_its_text()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(DateTimeOffset.FromUnixTimeMilliseconds(0x0192_3456_789A));
        Guid id = ExchangeId.Create(time);
        Span<byte> bytes = stackalloc byte[ExchangeId.Size];
        ExchangeId.CopyTo(id, bytes);
        Assert.Equal("01923456789a", Convert.ToHexStringLower(bytes[..6]));
        Assert.Equal(7, bytes[6] >> 4);
        Assert.Equal(2, bytes[8] >> 6);
        Assert.Equal(id, ExchangeId.Read(bytes));
        Assert.StartsWith("01923456-789a-7", ExchangeId.Format(id), StringComparison.Ordinal);
        Assert.True(ExchangeId.TryParse(ExchangeId.Format(id), out Guid parsed));
        Assert.Equal(id, parsed);
        Assert.False(ExchangeId.TryParse("{" + ExchangeId.Format(id) + "}", out _));
    }
}
